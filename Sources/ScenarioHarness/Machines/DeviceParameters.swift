import Diagnostics
import ScenarioLanguage

/// The parameters of one device, read by the code of its kind; it collects what is wrong with them.
struct DeviceParameters {
    let deviceSize: UInt32
    private(set) var diagnostics: [Diagnostic] = []
    private let entries: [ParameterValue.Entry]

    init(_ entries: [ParameterValue.Entry], of kind: DeviceKind, deviceSize: UInt32) {
        self.entries = entries
        self.deviceSize = deviceSize
        let names = kind.parameters.map(\.name)
        for entry in entries where !names.contains(entry.key.value) {
            report(.unknownParameter(entry.key, of: "a device of kind '\(kind.name)'", known: names))
        }
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// A parameter as it was written.
    func value(_ name: String) -> ParameterValue? { entries.first { $0.key.value == name }?.value }

    mutating func boolean(_ name: String) -> Bool? {
        guard let value = value(name) else { return nil }
        return boolean(value, "'\(name)'")
    }

    mutating func word(_ name: String) -> UInt32? {
        integer(name, in: 0...0xFFFF_FFFF).map { UInt32(truncatingIfNeeded: $0) }
    }

    mutating func integer(_ name: String, in range: ClosedRange<UInt64>) -> UInt64? {
        guard let value = value(name) else { return nil }
        return integer(value, "'\(name)'", in: range)
    }

    mutating func choice(_ name: String, of words: [String]) -> String? {
        guard let value = value(name) else { return nil }
        guard case .scalar(let text) = value, words.contains(text.value) else {
            let found: String? = if case .scalar(let text) = value { text.value } else { nil }
            report(
                .badParameter(
                    "'\(name)'", expected: words.joined(separator: " or "), at: value.span,
                    help: found.flatMap { Suggestion.help(for: $0, among: words) }))
            return nil
        }
        return text.value
    }

    mutating func boolean(_ value: ParameterValue, _ what: String) -> Bool? {
        if case .scalar(let text) = value {
            if text.value == "true" { return true }
            if text.value == "false" { return false }
        }
        report(.badParameter(what, expected: "true or false", at: value.span))
        return nil
    }

    mutating func integer(_ value: ParameterValue, _ what: String, in range: ClosedRange<UInt64>) -> UInt64? {
        if case .scalar(let text) = value, let number = NumberLiteral.value(of: text.value), range.contains(number) {
            return number
        }
        let expected = "a number from \(range.lowerBound) to \(Diagnostic.hexadecimal(range.upperBound, wide: range.upperBound > 0xFFFF))"
        report(.badParameter(what, expected: expected, at: value.span))
        return nil
    }
}
