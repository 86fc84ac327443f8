internal import ArmMProfile
internal import CortexM
internal import Firmware

/// One instruction as reports show it.
public struct CodeLine: Sendable, Hashable {
    /// Where it is.
    public var address: UInt32
    /// Disassembled: `UDIV R0, R0, R1`.
    public var text: String
    /// Its function and how far in: `divide+0xA`; nil where no symbol is.
    public var place: String?
    /// Its source file and line: `main.c:41`; nil where no line table says.
    public var source: String?

    /// An instruction at a place.
    public init(address: UInt32, text: String, place: String? = nil, source: String? = nil) {
        self.address = address
        self.text = text
        self.place = place
        self.source = source
    }
}

extension InstructionText {
    /// The instruction in memory now; nil where there is none.
    func codeLine(at address: UInt32, _ machine: borrowing Machine) -> CodeLine? {
        guard let first = machine.peek(address, size: .halfword) else { return nil }
        let second = machine.peek(address &+ 2, size: .halfword) ?? 0
        return codeLine(address, UInt16(truncatingIfNeeded: first), UInt16(truncatingIfNeeded: second))
    }

    /// The instruction of halfwords read before.
    func codeLine(_ address: UInt32, _ first: UInt16, _ second: UInt16) -> CodeLine {
        CodeLine(
            address: address, text: text(address, first, second), place: images.place(address),
            source: images.sourceLine(at: address)?.description)
    }
}

/// The instructions around one, in memory.
enum CodeListing {
    /// Up to so many instructions before the one at `address`, that one, and as many after it, as far as its function goes.
    static func around(
        _ address: UInt32, count: Int = 3, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> [CodeLine] {
        var lines = before(address, count, instructions, machine).compactMap { instructions.codeLine(at: $0, machine) }
        let isNamed = instructions.images.offsetInFunction(address) != nil
        var next: UInt32 = address
        for _ in 0...count {
            guard let line = instructions.codeLine(at: next, machine), next == address || isInside(next, instructions.images) == isNamed
            else { break }
            lines.append(line)
            next &+= length(at: next, machine)
        }
        return lines
    }

    /// Whether an address is in a function, and not its first.
    private static func isInside(_ address: UInt32, _ images: ImageSet) -> Bool { (images.offsetInFunction(address) ?? 0) > 0 }

    /// The addresses of the instructions before one. Which halfwords begin one is known from the function's start on; without a
    /// symbol, the furthest start from which the instructions meet the address is taken.
    private static func before(
        _ address: UInt32, _ count: Int, _ instructions: InstructionText, _ machine: borrowing Machine
    ) -> [UInt32] {
        var starts = (1...UInt32(2 * count)).reversed().map { address &- 2 &* $0 }
        if let offset = instructions.images.offsetInFunction(address) {
            guard offset > 0 else { return [] }
            starts = starts.filter { address &- $0 <= offset }
            if offset <= 4096 { starts.insert(address &- offset, at: 0) }
        }
        for start in starts where start < address {
            var addresses: [UInt32] = []
            var next = start
            while next < address {
                addresses.append(next)
                next &+= length(at: next, machine)
            }
            if next == address { return addresses.suffix(count) }
        }
        return []
    }

    private static func length(at address: UInt32, _ machine: borrowing Machine) -> UInt32 {
        machine.peek(address, size: .halfword).map { Decoder.is32Bit(UInt16(truncatingIfNeeded: $0)) ? 4 : 2 } ?? 2
    }
}

extension ImageSet {
    /// How far an address is from the start of the symbol that it lies in; nil when it lies in none.
    func offsetInFunction(_ address: UInt32) -> UInt32? {
        images.lazy.compactMap { $0.image.symbols.function(containing: address)?.offset }.first
    }
}
