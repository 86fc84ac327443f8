internal import ArmMProfile
internal import Firmware

/// Finds the instructions of a function by reading it from its first one on: literals, the tables of TBB and TBH, and what fills up
/// to a word before them are no instructions.
struct FunctionSweep {
    private let decoder: Decoder
    private let segments: [Segment]
    /// The words that the functions read so far load from beside the code. They may lie behind another function.
    private var literals: Set<UInt32> = []

    init(_ image: FirmwareImage, _ decoder: Decoder) {
        self.decoder = decoder
        segments = image.segments
    }

    /// The addresses of its instructions; none where the image has no bytes, as for code that the firmware copies to RAM. Where
    /// the image does not tell its size it ends, in `range`, at the first branch away behind which no other branch of its leads.
    mutating func instructions(in range: Range<UInt32>, isSized: Bool) -> [UInt32] {
        guard let bytes = bytes(range) else { return [] }
        var found: [UInt32] = []
        var farthest = range.lowerBound
        var inBlock = 0
        var address = range.lowerBound
        while let first = bytes.halfword(address) {
            if literals.contains(address & ~3) {
                address += 2
                continue
            }
            if isPadding(first, at: address, before: range.upperBound) {
                address += 2
                continue
            }
            let instruction = decoder.decode(first, bytes.halfword(address + 2) ?? 0)
            if instruction.operation != .undefined { found.append(address) }
            if let literal = Self.literal(instruction, at: address) {
                for offset in stride(from: 0, to: literal.size, by: 4) { literals.insert((literal.address &+ offset) & ~3) }
            }
            let isConditional = inBlock > 0
            inBlock = instruction.operation == .it ? 4 - Int(instruction.immediate & 0xF).trailingZeroBitCount : max(0, inBlock - 1)
            farthest = max(farthest, Self.target(instruction, at: address) ?? 0)
            address += UInt32(instruction.length)
            if !isSized, !isConditional, Self.leaves(instruction), address > farthest { break }
            if Self.isTableBranch(instruction) { address = bytes.endOfTable(at: address, halfwords: instruction.operation == .tbh) }
        }
        return found
    }

    /// A zero or NOP that fills up to the word at which a literal or the next function begins.
    private func isPadding(_ halfword: UInt16, at address: UInt32, before end: UInt32) -> Bool {
        (halfword == 0 || halfword == 0xBF00) && address & 2 != 0 && (address &+ 2 >= end || literals.contains(address &+ 2))
    }

    /// What an instruction loads from beside the code.
    private static func literal(_ i: Instruction, at address: UInt32) -> (address: UInt32, size: UInt32)? {
        let place = ((address &+ 4) & ~3) &+ i.immediate
        return switch i.operation {
        case .ldrLiteral, .ldrbLiteral, .ldrhLiteral, .ldrsbLiteral, .ldrshLiteral: (place, 4)
        case .ldrdLiteral: (place, 8)
        case .vldr where i.rn == 15: (place, i.flags.contains(.doublePrecision) ? 8 : 4)
        default: nil
        }
    }

    /// Where a branch leads that tells it.
    private static func target(_ i: Instruction, at address: UInt32) -> UInt32? {
        switch i.operation {
        case .b, .cbz, .cbnz: address &+ 4 &+ i.immediate
        default: nil
        }
    }

    /// Whether execution never goes on behind an instruction that is not in an IT block.
    private static func leaves(_ i: Instruction) -> Bool {
        switch i.operation {
        case .b: i.ra >= 14
        case .bx: true
        case .pop: i.immediate & 0x8000 != 0
        default: false
        }
    }

    private static func isTableBranch(_ i: Instruction) -> Bool { (i.operation == .tbb || i.operation == .tbh) && i.rn == 15 }

    private func bytes(_ range: Range<UInt32>) -> CodeBytes? {
        guard let segment = segments.first(where: { Int(range.lowerBound &- $0.address) < $0.bytes.count }) else { return nil }
        let start = Int(range.lowerBound - segment.address)
        return CodeBytes(base: range.lowerBound, bytes: segment.bytes[start..<min(segment.bytes.count, start + range.count)])
    }
}

/// The bytes of a function.
private struct CodeBytes {
    var base: UInt32
    var bytes: ArraySlice<UInt8>

    func byte(_ address: UInt32) -> UInt8? {
        let index = bytes.startIndex + Int(address &- base)
        return bytes.indices.contains(index) ? bytes[index] : nil
    }

    func halfword(_ address: UInt32) -> UInt16? {
        guard let low = byte(address), let high = byte(address &+ 1) else { return nil }
        return UInt16(low) | UInt16(high) << 8
    }

    /// A branch table ends where the nearest of its targets begins.
    func endOfTable(at start: UInt32, halfwords: Bool) -> UInt32 {
        var end = UInt32.max
        var address = start
        while address < end {
            guard let entry = halfwords ? halfword(address).map(UInt32.init) : byte(address).map(UInt32.init) else { break }
            end = min(end, start &+ 2 &* entry)
            address += halfwords ? 2 : 1
        }
        return (address + 1) & ~1
    }
}
