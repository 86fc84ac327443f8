internal import Diagnostics

/// Makes the part of a file's tree: derives, repeats and inherits. Every mistake is collected.
struct SVDReader {
    /// What elements inherit from those round them.
    struct Defaults {
        var bits: UInt64 = 32
        var access = SVDAccess()
        var reset: UInt64 = 0

        /// With what an element says itself.
        func overridden(by element: SVDElement) -> Defaults {
            Defaults(
                bits: element.number("size") ?? bits, access: SVDAccess(element, above: access),
                reset: element.number("resetValue") ?? reset)
        }
    }

    /// More registers than this are no part, and more repetitions no array.
    static let mostRegisters = 200_000
    private static let mostPeripherals = 4096

    let file: String
    var diagnostics: [Diagnostic] = []
    /// What may still be repeated, derived and looked through: small files can ask for endless work.
    private var budget = 50_000_000

    /// Counts a piece of work; false when there was too much of it, which is reported once.
    mutating func spend(_ cost: Int) -> Bool {
        let was = budget
        budget -= max(1, cost)
        if budget <= 0, was > 0 { report(.badSVD(file, SVDProblem("what it repeats and derives has no end", line: 1))) }
        return budget > 0
    }

    init(file: String) { self.file = file }

    /// The part; nil when the tree is not that of one.
    mutating func device(_ root: SVDElement) -> SVDDevice? {
        guard root.name == "device", let list = root["peripherals"] else {
            report(.badSVD(file, SVDProblem("it has no <device> with <peripherals>", line: root.place.line)))
            return nil
        }
        let cpu = root["cpu"]
        let fpu = cpu?.string("fpuPresent").map { $0 == "true" || $0 == "1" }
        let defaults = Defaults().overridden(by: root)
        var peripherals: [SVDPeripheral] = []
        for element in list.all("peripheral") {
            let element = resolved(
                element, among: list.children, own: ["name", "baseAddress", "interrupt", "dim", "dimIncrement", "dimIndex"])
            for (name, offset) in repeated(element) where peripherals.count < Self.mostPeripherals {
                if let peripheral = peripheral(element, name, offset, defaults) { peripherals.append(peripheral) }
            }
        }
        return SVDDevice(
            name: root.string("name") ?? "part", core: cpu?.string("name"), hasFPU: fpu ?? false,
            priorityBits: cpu?.number("nvicPrioBits").flatMap { Int(exactly: $0) }, peripherals: peripherals)
    }

    private mutating func peripheral(
        _ element: SVDElement, _ name: String, _ offset: UInt64, _ defaults: Defaults
    ) -> SVDPeripheral? {
        guard let base = element.number("baseAddress") else {
            report(.incompleteSVD(file, element, "the peripheral '\(name)' has no <baseAddress>"))
            return nil
        }
        var peripheral = SVDPeripheral(name: name, base: base &+ offset, size: 0, interrupts: [], registers: [])
        for block in element.all("addressBlock") {
            let (end, overflow) = (block.number("offset") ?? 0).addingReportingOverflow(block.number("size") ?? 0)
            if !overflow { peripheral.size = max(peripheral.size, end) }
        }
        for interrupt in element.all("interrupt") {
            if let line = interrupt.number("value").flatMap({ Int(exactly: $0) }), !peripheral.interrupts.contains(line) {
                peripheral.interrupts.append(line)
            }
        }
        if let registers = element["registers"] {
            add(registers, 0, "", defaults.overridden(by: element), to: &peripheral.registers)
        }
        return peripheral
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}
