import ArmMProfile
import Diagnostics

/// The wording of mistakes in values (FL02xx).
extension Diagnostic {
    static func notANumber(_ what: String, found: String, help: String?, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .notANumber, "\(what) is to be a number, but is '\(found.prefix(40))'", at: span,
            help: help ?? "numbers are decimal, 0x or 0b, with '_' between digits")
    }

    static func outOfRange(_ what: String, _ text: String, range: ClosedRange<UInt64>, at span: SourceSpan) -> Diagnostic {
        let isWide = range.upperBound > 0xFFFF
        let bounds =
            range.upperBound == .max
            ? "from \(range.lowerBound) to 2^64-1"
            : "from \(number(range.lowerBound, isWide)) to \(number(range.upperBound, isWide))"
        return Diagnostic(.outOfRange, "\(what) is out of range: \(text.prefix(40))", at: span, help: "it is \(bounds)")
    }

    static func notABoolean(_ what: String, found: String, at span: SourceSpan) -> Diagnostic {
        let meant: String? =
            switch found.lowercased() {
            case "yes", "on", "1", "y", "true": "write true"
            case "no", "off", "0", "n", "false": "write false"
            default: nil
            }
        return Diagnostic(
            .notABoolean, "\(what) is to be true or false, but is '\(found.prefix(40))'", at: span,
            help: (meant ?? "write true or false") + ", without quotes")
    }

    static func unknownChoice(_ what: String, _ found: Located<String>, words: [String], help: String? = nil) -> Diagnostic {
        Diagnostic(
            .unknownChoice, "\(what) cannot be '\(found.value.prefix(40))'", at: found.span,
            help: help ?? Suggestion.help(for: found.value, among: words),
            notes: [Note("note", "valid values are " + words.joined(separator: ", "))])
    }

    static func badSize(_ what: String, _ found: Located<String>) -> Diagnostic {
        let decimalUnit = ["kb", "mb", "k", "m", "kib", "mib"].contains { found.value.lowercased().hasSuffix($0) }
        return Diagnostic(
            .badSize, "\(what) is to be a size, but is '\(found.value.prefix(40))'", at: found.span,
            help: decimalUnit ? "write KiB (1024 bytes) or MiB" : "write bytes, or a number with KiB or MiB")
    }

    static func badFrequency(_ what: String, _ found: Located<String>) -> Diagnostic {
        Diagnostic(
            .notANumber, "\(what) is to be a frequency, but is '\(found.value.prefix(40))'", at: found.span,
            help: "write a number with Hz, kHz or MHz")
    }

    static func badBytes(_ what: String, found: YAMLNode) -> Diagnostic {
        Diagnostic(
            .badBytes, "\(what) is to be a list of bytes, but is \(found.kindInWords)", at: found.span,
            help: "write a list such as [0x01, 0x02], or use 'text'")
    }

    static func timeWithoutUnit(_ what: String, _ found: Located<String>, units: [VirtualDuration.Unit]) -> Diagnostic {
        Diagnostic(
            .timeWithoutUnit, "\(what) is a time, and '\(found.value.prefix(40))' has no unit", at: found.span,
            help: "add " + names(units))
    }

    static func badTime(
        _ what: String, _ found: Located<String>, _ problem: Quantity.TimeProblem, units: [VirtualDuration.Unit]
    ) -> Diagnostic {
        let text = found.value.prefix(40)
        let (message, help): (String, String) =
            switch problem {
            case .unknownUnit(let unit):
                ("\(what) has an unknown unit '\(unit.prefix(40))'", "the units are \(names(units))")
            case .tooFine: ("\(what) cannot be as fine as '\(text)'", "the finest are 1 ns, 1 cycle and 1 instruction")
            default: ("\(what) is to be a time, but is '\(text)'", "write a number and \(names(units))")
            }
        return Diagnostic(.badTime, message, at: found.span, help: help)
    }

    static func wrongUnit(_ what: String, _ found: Located<String>, units: [VirtualDuration.Unit]) -> Diagnostic {
        Diagnostic(
            .badTime, "\(what) cannot be '\(found.value.prefix(40))'", at: found.span,
            help: "its unit is \(names(units))")
    }

    static func timeTooLarge(_ what: String, _ found: Located<String>) -> Diagnostic {
        Diagnostic(
            .outOfRange, "\(what) is out of range: \(found.value.prefix(40))", at: found.span,
            help: "it is below 2^64 nanoseconds, cycles or instructions")
    }

    private static func names(_ units: [VirtualDuration.Unit]) -> String {
        ValueShape.alternatives(units.map(\.rawValue))
    }

    /// A number as a person would write it here: addresses and wide values in hexadecimal.
    static func number(_ value: UInt64, _ hexadecimal: Bool) -> String {
        hexadecimal ? hexWord(value) : String(value)
    }
}

extension Diagnostic {
    static func badIdentifier(_ what: String, _ found: Located<String>) -> Diagnostic {
        let better = Identifier.make(from: found.value)
        return Diagnostic(
            .badIdentifier, "\(what) is to be of lower-case letters, digits, '.', '_' and '-', but is '\(found.value.prefix(40))'",
            at: found.span, help: better.isEmpty ? nil : "write '\(better.prefix(60))'")
    }
}
