internal import ArmMProfile

/// Numbers as people read them here: `0x0800_01F2`.
enum HexText {
    /// Eight digits in two groups.
    static func word(_ value: UInt32) -> String {
        let digits = hexDigits(value, 8)
        return "0x\(digits.prefix(4))_\(digits.suffix(4))"
    }

    /// As many digits as `width` bits take; decimal for one bit.
    static func value(_ value: some UnsignedInteger, width: Int) -> String {
        switch width {
        case ...3: String(value)
        case 33...: word(UInt32(truncatingIfNeeded: UInt64(value) >> 32)) + "_" + word(UInt32(truncatingIfNeeded: value)).dropFirst(2)
        case 17...: word(UInt32(truncatingIfNeeded: value))
        default: "0x" + hexDigits(UInt32(truncatingIfNeeded: value), (width + 3) / 4)
        }
    }
}
