/// Writes instructions in the manual's unified assembler syntax, such as `UDIV R0, R0, R1`.
public struct Disassembler: Sendable {
    private let decoder: Decoder

    /// A disassembler of the encodings that `architecture` has with a floating-point extension.
    public init(_ architecture: ArchitectureVersion, floatingPoint: FloatingPointExtension = .none) {
        decoder = Decoder(architecture, floatingPoint: floatingPoint)
    }

    /// One instruction as text.
    ///
    /// - Parameters:
    ///   - first: The first halfword.
    ///   - second: The second, which counts only for a 32-bit instruction.
    ///   - address: Where the instruction is, for the addresses that it forms from the PC.
    ///   - condition: The condition that its place in an IT block gives it, or `nil` outside one.
    ///   - symbol: The name to add to a branch's target, if it has one.
    public func text(
        _ first: UInt16, _ second: UInt16, at address: UInt32, condition: UInt8? = nil, symbol: ((UInt32) -> String?)? = nil
    ) -> String {
        let bits = Decoder.is32Bit(first) ? UInt32(first) << 16 | UInt32(second) : UInt32(first)
        guard let encoding = decoder.encoding(first, second) else {
            return "UNDEFINED 0x" + hexadecimal(bits, digits: Decoder.is32Bit(first) ? 8 : 4)
        }
        var line = AssemblyLine(
            encoding: encoding, instruction: decoder.decode(first, second), bits: bits, address: address, condition: condition,
            symbol: symbol)
        line.append(template: encoding.assembly[...])
        return line.text + line.comment
    }
}

/// The condition's two letters; nothing for "always" (DDI 0403 A7.3).
func conditionName(_ condition: UInt8) -> String {
    let names = ["EQ", "NE", "CS", "CC", "MI", "PL", "VS", "VC", "HI", "LS", "GE", "LT", "GT", "LE"]
    return condition < 14 ? names[Int(condition)] : ""
}

/// R0 to R12, SP, LR and PC.
func registerName(_ number: UInt8) -> String {
    switch number {
    case 13: "SP"
    case 14: "LR"
    case 15: "PC"
    default: "R\(number)"
    }
}

/// Digits without a prefix, in lower case.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
