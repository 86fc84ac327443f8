package import Diagnostics

/// The wording of mistakes in expressions, triggers and expected values.
extension Diagnostic {
    static func notAnExpression(_ what: String, found: YAMLNode) -> Diagnostic {
        Diagnostic(
            .notAnExpression, "\(what) is to be a number or a symbol, but is \(found.kindInWords)", at: found.span,
            help: "write a number, 'symbol', 'symbol+4' or 'symbol-2'")
    }

    static func doesNotFit(_ what: String, _ text: String, width: Int, at span: SourceSpan) -> Diagnostic {
        let largest = width >= 64 ? UInt64.max : (1 << UInt64(width)) - 1
        return Diagnostic(
            .outOfRange, "\(what) has \(width) bit\(width == 1 ? "" : "s"), which do not hold \(text.prefix(40))", at: span,
            help: "the largest value is \(number(largest, largest > 0xFF))")
    }

    static func badTrigger(_ what: String, found: YAMLNode, allowsStart: Bool) -> Diagnostic {
        var help = "write " + (allowsStart ? "start, " : "") + "a time, {pc: …} or {exception: …}"
        if let text = found.scalar?.text, text.count <= 64, ExpressionParser.isSymbol(text) { help = "did you mean {pc: \(text)}?" }
        return Diagnostic(.badTrigger, "\(what) is to be a trigger, but is \(found.kindInWords)", at: found.span, help: help)
    }

    static func reversedRange(_ low: String, _ high: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .reversedRange, "no number is from \(low.prefix(40)) to \(high.prefix(40))", at: span, help: "the lower bound comes first")
    }

    static func rangeNeedsTwo(_ count: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .wrongKind, "'in' is to be a list of two numbers, but has \(count)", at: span, help: "write in: [lowest, highest]")
    }

    static func impossibleMask(_ value: String, _ mask: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .impossibleMask, "\(value.prefix(40)) has bits that the mask \(mask.prefix(40)) clears: it can never match", at: span,
            help: "set these bits in the mask, or clear them in the value")
    }

    static func maskAlone(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .missingKey, "a value with 'mask' needs one of 'equals', 'in', 'not', 'one_of'", at: span,
            help: "say what the bits of the mask are to be")
    }

    package static func namesNeedFields(_ what: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.wrongKind, "\(what) has no fields that a list could name", at: span, help: "write a number")
    }

    static func badPattern(_ text: Located<String>, _ reason: String) -> Diagnostic {
        Diagnostic(
            .badPattern, "not a regular expression: \(reason)", at: text.span,
            help: "quote it in single quotes, so that YAML leaves backslashes alone")
    }

    static func badSizeOfValue(_ found: YAMLNode) -> Diagnostic {
        Diagnostic(
            .unknownChoice, "'size' cannot be \(found.kindInWords)", at: found.span,
            notes: [Note("note", "valid values are 1, 2, 4")])
    }

    static func setAndClear(_ field: Located<String>) -> Diagnostic {
        Diagnostic(.exclusiveKeys, "\(field.value) cannot be set and clear at once", at: field.span, help: "keep one of the two")
    }

    static func exitCodeOutOfRange(_ text: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.outOfRange, "the exit code is out of range: \(text.prefix(40))", at: span, help: "it has 32 bits, with a sign")
    }
}
