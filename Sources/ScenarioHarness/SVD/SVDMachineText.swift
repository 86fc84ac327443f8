internal import ArmMProfile
internal import CortexM
internal import ScenarioLanguage

/// Writes a part as YAML that `faultline machines check` accepts: what a machine file cannot say is left out, and a comment says so.
struct SVDMachineText {
    /// The machine of the library that a whole machine extends.
    struct Base {
        var core: CoreConfiguration
        /// Where its memory is, which no device can be.
        var memory: [ClosedRange<UInt64>]

        init?(_ name: String) {
            guard let core = CoreConfiguration.named(name), let machine = MachineLibrary.machine(named: name) else { return nil }
            self.core = core
            memory = machine.configuration.regions.map { UInt64($0.base)...UInt64($0.base) + $0.size - 1 }
        }
    }

    private let device: SVDDevice
    private let file: String
    private let base: Base?

    /// A whole machine on `base`, or without one the devices alone.
    init(_ device: SVDDevice, file: String, base: Base?) {
        self.device = device
        self.file = file
        self.base = base
    }

    /// The core of the library that a part has; nil when the file names none of them.
    static func core(of device: SVDDevice) -> String? {
        switch device.core {
        case "CM0": "cortex-m0"
        case "CM0PLUS", "CM0+": "cortex-m0plus"
        case "CM3": "cortex-m3"
        case "CM4": device.hasFPU ? "cortex-m4f" : "cortex-m4"
        case "CM7": "cortex-m7"
        default: nil
        }
    }

    var text: String {
        var devices = SVDDeviceLines(reserved: base?.memory ?? [], lineCount: lineCount)
        let peripherals = device.peripherals.sorted { $0.base < $1.base }
        for (index, peripheral) in peripherals.enumerated() {
            devices.add(peripheral, before: index + 1 < peripherals.count ? peripherals[index + 1].base : nil)
        }
        let lines = head + ["devices:\(devices.lines.allSatisfy { $0.hasPrefix("#") } ? " {}" : "")"] + devices.lines.map { "  " + $0 }
        return lines.map { $0.allSatisfy { $0 == " " } ? "" : $0 }.joined(separator: "\n") + "\n"
    }

    /// The interrupt lines that the core can have.
    private var lineCount: Int { base?.core.architecture == .armv6M ? 32 : 240 }

    private var head: [String] {
        let comment = [
            "# Made from \(file.filter { $0.isASCII && !$0.isNewline && $0 != "\u{0}" }) by 'faultline machines import-svd'.",
            "# The registers have names, reset values and access rules, and nothing behind them.",
        ]
        guard let base else { return comment }
        let id = device.name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let highest = device.peripherals.flatMap(\.interrupts).max() ?? 0
        var lines = comment + ["machine: \(id.isEmpty ? "part" : String(id))", summary, "extends: \(base.core.name)"]
        if let bits = device.priorityBits, base.core.architecture == .armv6M ? bits == 2 : (3...8).contains(bits) {
            lines.append("priority_bits: \(bits)")
        }
        lines += [
            "interrupts: \(min(lineCount, max(1, min(highest, 1 << 20) + 1)))",
            "# An SVD file knows neither clock nor memory: until they are said here, they are those",
            "# of \(base.core.name), which has memory at 0 and 0x2000_0000.", "memory: {}",
        ]
        return lines
    }

    /// What takes the place of the core's own summary, which says that there are no devices.
    private var summary: String {
        let name = device.name.prefix(100).filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        return "summary: \"\(name.isEmpty ? "A part" : String(name)), with the registers of its SVD file.\""
    }

    /// A name that a machine file can have as a key: letters, digits and underscores.
    static func name(_ text: String) -> String {
        let name = String(text.prefix(100).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        return name.isEmpty ? "_" : name
    }
}
