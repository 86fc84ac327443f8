import CortexM
import Diagnostics
import ScenarioLanguage

/// The reading of `registers:` of a device of kind `registers`.
extension RegisterBlock {
    init(parameters: inout DeviceParameters) {
        guard let value = parameters.value("registers") else {
            self.init([])
            return
        }
        guard case .map(let entries, _) = value else {
            parameters.report(.badParameter("'registers'", expected: "a mapping of registers by name", at: value.span))
            self.init([])
            return
        }
        var read = entries.compactMap { RegisterDescription($0, &parameters) }
        read.sort { $0.register.offset < $1.register.offset }
        for (below, above) in zip(read, read.dropFirst()) where below.register.offset == above.register.offset {
            parameters.report(.registersShareOffset(above.name, with: below.name.value))
        }
        let mirrors = read.flatMap { $0.mirrors(among: read, &parameters) }
        self.init(read.map(\.register), mirrors: mirrors)
    }
}

/// A line of `registers:`.
struct RegisterDescription {
    static let keys = ["at", "reset", "write", "read_only", "clears", "bits", "mirrors"]

    let name: Located<String>
    var register: RegisterBlock.Register
    /// Named bits, the lowest and the highest of each.
    private var bits: [(name: String, low: UInt32, high: UInt32)] = []
    private var mirrorEntries: [ParameterValue.Entry] = []

    init?(_ entry: ParameterValue.Entry, _ parameters: inout DeviceParameters) {
        name = entry.key
        register = RegisterBlock.Register(entry.key.value, at: 0)
        guard case .map(let entries, _) = entry.value else {
            parameters.report(
                .badParameter("register '\(name.value)'", expected: "a mapping such as {at: 0x00}", at: entry.value.span))
            return nil
        }
        var offset: UInt64?
        var hasOffset = false
        for entry in entries {
            let what = "'\(entry.key.value)'"
            switch entry.key.value {
            case "at":
                hasOffset = true
                offset = parameters.integer(entry.value, what, in: 0...0xFFFF_FFFF)
            case "reset": register.reset = Self.word(entry, &parameters) ?? 0
            case "write": register.writable = Self.word(entry, &parameters) ?? 0
            case "clears": register.clears = Self.word(entry, &parameters) ?? 0
            case "read_only":
                if parameters.boolean(entry.value, what) == true { register.writable = 0 }
            case "bits": readBits(entry, &parameters)
            case "mirrors":
                if case .map(let entries, _) = entry.value {
                    mirrorEntries = entries
                } else {
                    parameters.report(.badParameter(what, expected: "a mapping of bits to bits", at: entry.value.span))
                }
            default: parameters.report(.unknownParameter(entry.key, of: "a register", known: Self.keys))
            }
        }
        // Bits that a store clears are not also set by it.
        register.writable &= ~register.clears
        guard let offset else {
            if !hasOffset { parameters.report(.registerWithoutOffset(name)) }
            return nil
        }
        guard offset & 3 == 0, offset + 4 <= UInt64(parameters.deviceSize) else {
            parameters.report(.registerOutside(name, offset, parameters.deviceSize))
            return nil
        }
        register.offset = UInt32(truncatingIfNeeded: offset)
    }

    /// The mirrors written at this register: `{HSERDY: HSEON}`, `{17: 16}`, `{3:2: CR.1:0}`, `{LOCKED: !OPEN}`.
    func mirrors(
        among registers: [RegisterDescription], _ parameters: inout DeviceParameters
    ) -> [RegisterBlock.Mirror] {
        var mirrors: [RegisterBlock.Mirror] = []
        for entry in mirrorEntries {
            guard let target = field(entry.key.value) else {
                parameters.report(.unknownBits(entry.key, in: name.value, known: bits.map(\.name)))
                continue
            }
            guard case .scalar(let text) = entry.value else {
                parameters.report(.badParameter("a mirror", expected: "the name of the bits it shows", at: entry.value.span))
                continue
            }
            let isInverted = text.value.hasPrefix("!")
            let reference = isInverted ? String(text.value.dropFirst()) : text.value
            var source = field(reference)
            if source == nil, let dot = reference.firstIndex(of: ".") {
                let other = registers.first { $0.name.value == reference[..<dot] }
                source = other?.field(String(reference[reference.index(after: dot)...]))
            }
            guard let source, source.width == target.width else {
                parameters.report(
                    source == nil
                        ? .unknownBits(text, in: name.value, known: bits.map(\.name))
                        : .badParameter("a mirror", expected: "as many bits as it shows", at: text.span))
                continue
            }
            mirrors.append(RegisterBlock.Mirror(target: target, source: source, isInverted: isInverted))
        }
        return mirrors
    }

    /// Bits by name, by number, or as `high:low`.
    private func field(_ text: String) -> RegisterBlock.Field? {
        let range = bits.first { $0.name == text }.map { ($0.low, $0.high) } ?? Self.range(text)
        return range.map { RegisterBlock.Field(register: register.offset, shift: $0.0, width: $0.1 - $0.0 + 1) }
    }

    private mutating func readBits(_ entry: ParameterValue.Entry, _ parameters: inout DeviceParameters) {
        guard case .map(let entries, _) = entry.value else {
            parameters.report(.badParameter("'bits'", expected: "a mapping of names to bits", at: entry.value.span))
            return
        }
        for entry in entries {
            guard case .scalar(let text) = entry.value, let range = Self.range(text.value) else {
                parameters.report(
                    .badParameter("'\(entry.key.value)'", expected: "a bit from 0 to 31, or 'high:low'", at: entry.value.span))
                continue
            }
            bits.append((entry.key.value, range.0, range.1))
        }
    }

    /// `17` or `3:2`, as the lowest and the highest bit.
    private static func range(_ text: String) -> (UInt32, UInt32)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { NumberLiteral.value(of: String($0)) }
        guard numbers.count == parts.count, let high = numbers.first, let low = numbers.last, numbers.count <= 2,
            high <= 31, low <= high
        else { return nil }
        return (UInt32(low), UInt32(high))
    }

    private static func word(_ entry: ParameterValue.Entry, _ parameters: inout DeviceParameters) -> UInt32? {
        parameters.integer(entry.value, "'\(entry.key.value)'", in: 0...0xFFFF_FFFF).map { UInt32(truncatingIfNeeded: $0) }
    }
}
