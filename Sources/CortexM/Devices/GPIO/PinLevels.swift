/// The levels that something outside drives on the pins of a GPIO port.
package struct PinLevels: Sendable, Hashable {
    /// Which pins are driven, and the level of those that are.
    package private(set) var driven: UInt32 = 0
    package private(set) var levels: UInt32 = 0

    package init() {}

    /// Reads `pin=level` pairs such as `0=1 13=0`, set apart by blanks, commas or line ends; `z` lets go of a pin. False, and
    /// nothing changed, when the text is not of that form or names a pin beyond `count`.
    package mutating func apply(_ text: [UInt8], count: Int) -> Bool {
        var changed = self
        var any = false
        for word in text.split(whereSeparator: { $0 == 0x20 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
            let sides = word.split(separator: 0x3D, omittingEmptySubsequences: false)
            guard sides.count == 2, let pin = Self.number(sides[0]), pin < count, sides[1].count == 1 else { return false }
            let bit: UInt32 = 1 << UInt32(pin)
            switch sides[1].first {
            case 0x30: (changed.driven, changed.levels) = (changed.driven | bit, changed.levels & ~bit)
            case 0x31: (changed.driven, changed.levels) = (changed.driven | bit, changed.levels | bit)
            case 0x7A: (changed.driven, changed.levels) = (changed.driven & ~bit, changed.levels & ~bit)
            default: return false
            }
            any = true
        }
        guard any else { return false }
        self = changed
        return true
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...2).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}
