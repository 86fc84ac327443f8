/// A whole number as the language writes it: decimal, `0x`, `0o` or `0b`, with `_` between digits and an optional sign.
package struct NumberLiteral: Sendable, Hashable {
    var isNegative: Bool
    var magnitude: UInt64

    /// The whole number at or above zero that a text is; `nil` for anything else.
    package static func value(of text: some StringProtocol) -> UInt64? {
        if case .number(let number) = parse(text) { number.unsigned } else { nil }
    }

    enum Parsed: Sendable, Hashable {
        case number(NumberLiteral)
        /// A number, but one that 64 bits do not hold.
        case tooLarge
        /// No number, and what may help.
        case malformed(help: String?)
    }

    /// The value, when it is not below zero.
    var unsigned: UInt64? { isNegative && magnitude != 0 ? nil : magnitude }

    static func parse(_ text: some StringProtocol) -> Parsed {
        var digits = Array(text.utf8)[...]
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            digits = digits.dropFirst()
        }
        var radix: UInt64 = 10
        if digits.count > 2, digits.first == UInt8(ascii: "0") {
            switch digits[digits.startIndex + 1] {
            case UInt8(ascii: "x"): radix = 16
            case UInt8(ascii: "o"): radix = 8
            case UInt8(ascii: "b"): radix = 2
            default: break
            }
            if radix != 10 { digits = digits.dropFirst(2) }
        }
        guard let first = digits.first else { return .malformed(help: nil) }
        var value: UInt64 = 0
        var overflows = false
        var afterDigit = false
        for byte in digits {
            if byte == UInt8(ascii: "_"), afterDigit {
                afterDigit = false
                continue
            }
            guard let digit = digitValue(byte), digit < radix else { return .malformed(help: nil) }
            afterDigit = true
            let (product, high) = value.multipliedReportingOverflow(by: radix)
            let (sum, carry) = product.addingReportingOverflow(digit)
            overflows = overflows || high || carry
            value = sum
        }
        guard afterDigit else { return .malformed(help: "a '_' stands between two digits") }
        if radix == 10, first == UInt8(ascii: "0"), digits.count > 1 {
            return .malformed(help: "a decimal number does not begin with 0; octal is 0o10")
        }
        return overflows ? .tooLarge : .number(NumberLiteral(isNegative: isNegative, magnitude: value))
    }

    private static func digitValue(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
