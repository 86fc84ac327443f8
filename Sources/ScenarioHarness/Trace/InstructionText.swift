internal import ArmMProfile
internal import CortexM

/// Instructions as reports show them: address, disassembly, and where in the firmware that is.
struct InstructionText {
    let images: ImageSet
    private let disassembler: Disassembler

    init(_ machine: MachineConfiguration, _ images: ImageSet) {
        self.images = images
        disassembler = Disassembler(machine.core.architecture, floatingPoint: machine.core.floatingPoint)
    }

    /// `0x0800_01F2  UDIV R0, R0, R1  divide+0xA  main.c:41`, of what is in memory now.
    func line(at address: UInt32, _ machine: borrowing Machine) -> String {
        guard let first = machine.peek(address, size: .halfword) else {
            return "\(HexText.word(address))  no memory there to fetch from"
        }
        let second = machine.peek(address &+ 2, size: .halfword) ?? 0
        let source = images.sourceLine(at: address).map { "  \($0)" } ?? ""
        return line(address, UInt16(truncatingIfNeeded: first), UInt16(truncatingIfNeeded: second)) + source
    }

    /// The same of halfwords read before, without the source line.
    func line(_ address: UInt32, _ first: UInt16, _ second: UInt16) -> String {
        let text = text(address, first, second)
        let place = images.place(address).map { "  " + $0 } ?? ""
        let padding = place.isEmpty ? "" : String(repeating: " ", count: max(0, 28 - text.count))
        return "\(HexText.word(address))  \(text)\(padding)\(place)"
    }

    /// The instruction alone: `UDIV R0, R0, R1`.
    func text(_ address: UInt32, _ first: UInt16, _ second: UInt16) -> String {
        disassembler.text(first, second, at: address, symbol: { images.place($0) })
    }

    /// An address and its symbol: `0x0800_0100 (main)`.
    func address(_ address: UInt32) -> String {
        HexText.word(address) + (images.place(address & ~1).map { " (\($0))" } ?? "")
    }
}
