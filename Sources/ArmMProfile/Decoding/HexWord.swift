/// A number as programs write addresses and registers: `0x0200_0000` without the separator, at least eight digits.
package func hexWord(_ value: some BinaryInteger) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
}
