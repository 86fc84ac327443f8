/// Reads UF2 files: blocks of 512 bytes, each with an address and up to 476 bytes for it.
///
/// The format is that of https://github.com/microsoft/uf2. Blocks that are not for the main flash are passed over. A file of
/// several families (images for different parts) is refused: a machine is one part.
enum UF2Reader {
    static let firstMagic: UInt32 = 0x0A32_4655
    private static let secondMagic: UInt32 = 0x9E5D_5157
    private static let lastMagic: UInt32 = 0x0AB1_6F30
    private static let blockSize = 512
    private static let largestPayload = 476

    private enum Flag {
        static let notMainFlash: UInt32 = 0x1
        static let fileContainer: UInt32 = 0x1000
        static let familyID: UInt32 = 0x2000
    }

    static func image(_ bytes: [UInt8]) throws(FirmwareError) -> FirmwareImage {
        guard bytes.count.isMultiple(of: blockSize) else { throw .uf2Length(fileSize: bytes.count) }
        var list = SegmentList(countsLines: false)
        var data: [UInt8] = []
        var family: UInt32?
        for start in stride(from: 0, to: bytes.count, by: blockSize) {
            let block = Block(bytes, start)
            guard block.hasMagic else { throw .uf2Block(.magic, offset: start) }
            if block.flags & Flag.notMainFlash != 0 || block.flags & Flag.fileContainer != 0 { continue }
            let number = start / blockSize
            guard block.count == bytes.count / blockSize, block.number == number else { throw .uf2Block(.number, offset: start + 20) }
            guard block.payload <= largestPayload else { throw .uf2Block(.payload, offset: start + 16) }
            if block.flags & Flag.familyID != 0 {
                guard family ?? block.family == block.family else { throw .uf2Block(.family, offset: start + 28) }
                family = block.family
            }
            try list.append(address: block.address, start: data.count, count: block.payload, place: start)
            data += bytes[(start + 32)..<(start + 32 + block.payload)]
        }
        guard !data.isEmpty else { throw .nothingToLoad(.uf2) }
        return FirmwareImage(format: .uf2, segments: try list.segments(of: data), symbols: SymbolTable(), entry: nil)
    }

    /// The words of a block.
    private struct Block {
        let hasMagic: Bool
        let flags: UInt32
        let address: UInt32
        let payload: Int
        let number: Int
        let count: Int
        let family: UInt32

        init(_ bytes: [UInt8], _ start: Int) {
            func word(_ index: Int) -> UInt32 {
                (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(bytes[start + index * 4 + $1]) }
            }
            hasMagic = word(0) == firstMagic && word(1) == secondMagic && word(127) == lastMagic
            flags = word(2)
            address = word(3)
            payload = Int(word(4))
            number = Int(word(5))
            count = Int(word(6))
            family = word(7)
        }
    }
}
