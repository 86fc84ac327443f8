import Firmware
import TestSupport
import Testing

@Suite("UF2")
struct UF2ReaderTests {
    /// One block for each part, with the bytes given.
    private static func file(_ parts: [(address: UInt32, bytes: [UInt8])], flags: UInt32 = 0) -> [UInt8] {
        parts.enumerated().flatMap { number, part in
            [UInt8](repeating: 0, count: 512)
                .with(0x0A32_4655 as UInt32, at: 0).with(0x9E5D_5157 as UInt32, at: 4).with(flags, at: 8).with(part.address, at: 12)
                .with(UInt32(part.bytes.count), at: 16).with(UInt32(number), at: 20).with(UInt32(parts.count), at: 24)
                .with(0x0AB1_6F30 as UInt32, at: 508).replacing(part.bytes, at: 32)
        }
    }

    private static let sound = file([(0x1000, [1, 2, 3, 4]), (0x1004, [5]), (0x2000, [6, 7])])

    @Test("Blocks become segments, and neighbours one")
    func blocks() throws {
        let image = try FirmwareImage.read(Self.sound)
        #expect(image.format == .uf2)
        #expect(
            image.segments == [Segment(address: 0x1000, bytes: [1, 2, 3, 4, 5]), Segment(address: 0x2000, bytes: [6, 7])])
        #expect(try FirmwareImage.read(Self.sound, format: .uf2) == image)
    }

    @Test("Blocks that are not for the main flash, and files in it, are passed over")
    func otherBlocks() throws {
        let mixed = Self.sound.with(1 as UInt32, at: 512 + 8).with(0x1000 as UInt32, at: 1024 + 8)
        #expect(try FirmwareImage.read(mixed).segments == [Segment(address: 0x1000, bytes: [1, 2, 3, 4])])
        #expect(failure(Self.file([(0, [1])], flags: 1)) == .nothingToLoad(.uf2))
    }

    @Test("Blocks of one family are taken, of two refused")
    func families() throws {
        let one = Self.file([(0, [1]), (4, [2])], flags: 0x2000)
        #expect(try FirmwareImage.read(one).segments.count == 2)
        #expect(failure(one.with(5 as UInt32, at: 512 + 28)) == .uf2Block(.family, offset: 512 + 28))
    }

    @Test("Damage is named with its place")
    func damage() {
        #expect(failure(Array(Self.sound.dropLast())) == .uf2Length(fileSize: 1535))
        #expect(failure(Self.sound.with(0 as UInt32, at: 508)) == .uf2Block(.magic, offset: 0))
        #expect(failure(Self.sound.with(0 as UInt32, at: 512 + 4)) == .uf2Block(.magic, offset: 512))
        #expect(failure(Self.sound.with(7 as UInt32, at: 512 + 20)) == .uf2Block(.number, offset: 512 + 20))
        #expect(failure(Self.sound.with(4 as UInt32, at: 24)) == .uf2Block(.number, offset: 20))
        #expect(failure(Self.sound.with(477 as UInt32, at: 16)) == .uf2Block(.payload, offset: 16))
        let twice = Self.sound.with(0x1002 as UInt32, at: 1024 + 12)
        #expect(failure(twice) == .overlap(address: 0x1002, at: .offset(1024), other: .offset(0)))
        let atTheEnd = Self.sound.with(0xFFFF_FFFF as UInt32, at: 1024 + 12)
        #expect(failure(atTheEnd) == .pastAddressSpace(address: 0xFFFF_FFFF, count: 2, at: .offset(1024)))
    }

    @Test("Every error says what is wrong and what to do", arguments: FirmwareError.UF2Part.allCases)
    func texts(part: FirmwareError.UF2Part) {
        let error = FirmwareError.uf2Block(part, offset: 512 + 20)
        #expect(error.message.hasPrefix("the UF2 block at offset 0x200 ") && !error.help.isEmpty)
        #expect(error.place == .offset(532))
    }

    @Test("No damage of a bit or a word traps")
    func anyDamage() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<2000 {
            let at = Int(random.next() % UInt64(Self.sound.count / 4)) * 4
            _ = failure(Self.sound.with(UInt32(truncatingIfNeeded: random.next()), at: at))
            _ = failure(Self.sound.with(Self.sound[at] ^ (1 << UInt8(random.next() % 8)), at: at))
        }
    }
}

extension [UInt8] {
    fileprivate func replacing(_ bytes: [UInt8], at offset: Int) -> [UInt8] {
        var copy = self
        copy.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        return copy
    }
}
