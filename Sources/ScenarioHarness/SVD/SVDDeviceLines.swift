internal import ArmMProfile

/// The lines of `devices` that peripherals make, in ascending order of address.
struct SVDDeviceLines {
    private(set) var lines: [String] = []
    /// Where something is already.
    private let reserved: [ClosedRange<UInt64>]
    /// The interrupt lines that the core can have.
    private let lineCount: Int
    private var names: Set<String> = ["semihosting"]
    private var drivers: [Int: String] = [:]
    /// The last device: its name, and the address after its last.
    private var end: (name: String, address: UInt64)?

    init(reserved: [ClosedRange<UInt64>], lineCount: Int) {
        self.reserved = reserved
        self.lineCount = lineCount
    }

    /// A peripheral whose base is not below those before it; what lies from `next` on, if that is above its base, is another's.
    mutating func add(_ peripheral: SVDPeripheral, before next: UInt64?) {
        let name = unused(SVDMachineText.name(peripheral.name).lowercased())
        let first = peripheral.base
        let room = next.map { $0 > first ? ($0 - first) & ~3 : .max } ?? .max
        let registers = SVDRegisterLines(peripheral, below: room)
        let size = min((max(min(peripheral.size, 1 << 32), registers.end) + 3) & ~3, room)
        guard size > 0, first & 3 == 0, first < 1 << 32, size <= (1 << 32) - first, size < 1 << 32 else {
            return leaveOut(name, "it has no place among the addresses")
        }
        // The core's own registers are not a device.
        guard first >= 0xE010_0000 || first + size <= 0xE000_0000 else { return leaveOut(name, "it is on the private peripheral bus") }
        if reserved.contains(where: { $0.overlaps(first...first + size - 1) }) { return leaveOut(name, "memory is there") }
        if let end, first < end.address { return leaveOut(name, "\(end.name) is there") }
        names.insert(name)
        end = (name, first + size)
        lines += ["\(name):", "  kind: registers", "  at: \(Self.hexadecimal(first))", "  size: \(Self.hexadecimal(size))"]
        lines += interrupts(peripheral.interrupts, of: name)
        lines.append("  modelled: false")
        if !registers.lines.isEmpty { lines += ["  registers:"] + registers.lines.map { "    " + $0 } }
    }

    private mutating func leaveOut(_ name: String, _ reason: String) {
        lines.append("# \(name) is left out: \(reason).")
    }

    /// `irq:`, without the lines that another device drives.
    private mutating func interrupts(_ all: [Int], of name: String) -> [String] {
        var own: [Int] = []
        var comments: [String] = []
        for line in all {
            if let other = drivers[line] {
                comments.append("  # Interrupt \(line) is \(other)'s too.")
            } else if line < lineCount, own.count < 32 {
                drivers[line] = name
                own.append(line)
            } else {
                comments.append("  # There is no interrupt \(line).")
            }
        }
        return (own.isEmpty ? [] : ["  irq: [\(own.map(String.init).joined(separator: ", "))]"]) + comments
    }

    private func unused(_ name: String) -> String {
        var candidate = name
        var number = 2
        while names.contains(candidate) {
            candidate = "\(name)_\(number)"
            number += 1
        }
        return candidate
    }

    /// `0x4000_0000`.
    static func hexadecimal(_ value: UInt64) -> String {
        guard value > 0xFFFF else { return "0x" + hexDigits(value, 1) }
        let digits = hexDigits(value, 8)
        return "0x" + digits.dropLast(4) + "_" + digits.suffix(4)
    }
}
