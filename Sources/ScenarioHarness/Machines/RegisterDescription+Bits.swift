import ArmMProfile
import CortexM
import Diagnostics
import ScenarioLanguage

/// Named bits of a register, and what follows them.
extension RegisterDescription {
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

    /// `bits:`, by name.
    static func bits(
        _ entry: ParameterValue.Entry, _ parameters: inout DeviceParameters
    ) -> [(name: String, low: UInt32, high: UInt32)] {
        guard case .map(let entries, _) = entry.value else {
            parameters.report(.badParameter("'bits'", expected: "a mapping of names to bits", at: entry.value.span))
            return []
        }
        var read: [(name: String, low: UInt32, high: UInt32)] = []
        for entry in entries {
            guard case .scalar(let text) = entry.value, let range = range(text.value) else {
                parameters.report(
                    .badParameter("'\(entry.key.value)'", expected: "a bit from 0 to 31, or 'high:low'", at: entry.value.span))
                continue
            }
            read.append((entry.key.value, range.0, range.1))
        }
        return read
    }

    /// Named bits as fields, which checks of a device can name.
    static func fields(_ bits: [(name: String, low: UInt32, high: UInt32)]) -> [RegisterField] {
        bits.map { RegisterField($0.name, Int($0.low), width: Int($0.high - $0.low) + 1, "") }.sorted {
            ($0.lsb, $0.width) < ($1.lsb, $1.width)
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
}
