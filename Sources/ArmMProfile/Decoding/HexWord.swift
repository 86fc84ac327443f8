/// A number as programs write addresses and registers: `0x0200_0000` without the separator, at least eight digits.
package func hexWord(_ value: some BinaryInteger) -> String {
    "0x" + hexDigits(value, 8)
}

/// A number in hexadecimal, in `count` digits at least and without a prefix: `0A`.
package func hexDigits(_ value: some BinaryInteger, _ count: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
}
