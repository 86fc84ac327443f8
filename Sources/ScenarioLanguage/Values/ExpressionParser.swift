/// Reads addresses and values: a number, a symbol, or one of them with an offset.
enum ExpressionParser {
    enum Problem: Error, Sendable, Hashable {
        case notAnExpression
        case badNumber(help: String?)
        case tooLarge
    }

    /// A number below zero is given as its magnitude with `isNegative`: only the reader knows the width it wraps in.
    struct Parsed: Sendable, Hashable {
        var expression: ValueExpression
        var isNegative = false
    }

    static func parse(_ text: String) -> Result<Parsed, Problem> {
        let trimmed = text.filter { $0 != " " }
        guard !trimmed.isEmpty, wordCount(text) else { return .failure(.notAnExpression) }
        if let (base, offset) = splitOffset(trimmed) {
            switch NumberLiteral.parse(base) {
            case .number(let number):
                guard !number.isNegative, let value = add(number.magnitude, offset) else { return .failure(.tooLarge) }
                return .success(Parsed(expression: ValueExpression(.number(value), text: text)))
            case .tooLarge: return .failure(.tooLarge)
            case .malformed where isSymbol(base):
                return .success(Parsed(expression: ValueExpression(.symbol(base), offset: offset, text: text)))
            case .malformed(let help):
                return .failure(startsAsNumber(base) ? .badNumber(help: help) : .notAnExpression)
            }
        }
        switch NumberLiteral.parse(trimmed) {
        case .number(let number):
            return .success(
                Parsed(
                    expression: ValueExpression(.number(number.magnitude), text: text),
                    isNegative: number.isNegative && number.magnitude != 0))
        case .tooLarge: return .failure(.tooLarge)
        case .malformed where isSymbol(trimmed):
            return .success(Parsed(expression: ValueExpression(.symbol(trimmed), text: text)))
        case .malformed(let help):
            return .failure(startsAsNumber(trimmed) ? .badNumber(help: help) : .notAnExpression)
        }
    }

    /// Blanks may stand only round the sign of an offset.
    private static func wordCount(_ text: String) -> Bool {
        var previous: Character = "+"
        var afterBlank = false
        for character in text {
            if character == " " {
                afterBlank = true
                continue
            }
            if afterBlank, !"+-".contains(previous), !"+-".contains(character) { return false }
            (previous, afterBlank) = (character, false)
        }
        return true
    }

    private static func splitOffset(_ text: String) -> (base: String, offset: Int64)? {
        guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }), sign > text.startIndex,
            case .number(let number) = NumberLiteral.parse(text[text.index(after: sign)...]),
            let magnitude = Int64(exactly: number.magnitude)
        else { return nil }
        return (String(text[..<sign]), text[sign] == "-" ? -magnitude : magnitude)
    }

    private static func add(_ value: UInt64, _ offset: Int64) -> UInt64? {
        let (sum, overflow) =
            offset < 0
            ? value.subtractingReportingOverflow(offset.magnitude) : value.addingReportingOverflow(offset.magnitude)
        return overflow ? nil : sum
    }

    private static func startsAsNumber(_ text: String) -> Bool {
        text.unicodeScalars.first.map { "0"..."9" ~= $0 || $0 == "-" || $0 == "+" } ?? false
    }

    /// Letters, digits and what assemblers and compilers put into names; not a digit first.
    static func isSymbol(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, !("0"..."9" ~= first) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "$", "@", ":": true
            default: scalar.value >= 0xA0
            }
        }
    }
}
