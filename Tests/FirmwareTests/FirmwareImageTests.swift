import Firmware
import Testing

@Suite("Firmware images")
struct FirmwareImageTests {
    @Test(
        "The format is found from the content",
        arguments: [
            ("tiny.elf", FirmwareImage.Format.elf), ("tiny.o", .elf), ("tiny.hex", .ihex), ("tiny.srec", .srec),
            ("tiny.bin", nil), ("tiny.s", nil),
        ])
    func detect(name: String, format: FirmwareImage.Format?) throws {
        #expect(FirmwareImage.Format.detect(try fixture(name)) == format)
    }

    @Test("Text formats are found after blank lines and in lower case, and not from prose")
    func detectText() {
        #expect(FirmwareImage.Format.detect(Array("\r\n  :00000001ff".utf8)) == .ihex)
        #expect(FirmwareImage.Format.detect(Array("s9030000fc".utf8)) == .srec)
        for text in ["Sure thing", ":-) hello", "S1", ":", "", "\n\n"] {
            #expect(FirmwareImage.Format.detect(Array(text.utf8)) == nil)
        }
    }

    @Test("All four formats of one program load the same bytes")
    func sameBytes() throws {
        let elf = try FirmwareImage.read(try fixture("tiny.elf"))
        let binary = try FirmwareImage.read(try fixture("tiny.bin"), base: 0x0800_0000)
        #expect(elf.segments == [Segment(address: 0x0800_0000, bytes: try fixture("tiny.bin"))])
        #expect(binary.format == .bin && binary.segments == elf.segments && binary.entry == nil)
        for name in ["tiny.hex", "tiny.srec"] {
            let image = try FirmwareImage.read(try fixture(name))
            #expect(image.segments == elf.segments && image.entry == 0x0800_000D)
        }
        #expect(elf.entry == 0x0800_000D)
    }

    @Test("A format and a base that do not fit the content are refused")
    func mismatches() throws {
        let (elf, binary) = (try fixture("tiny.elf"), try fixture("tiny.bin"))
        #expect(failure([]) == .emptyFile)
        #expect(failure(binary) == .unknownFormat)
        #expect(failure(binary, format: .bin) == .missingBase)
        #expect(failure(elf, format: .ihex) == .formatMismatch(stated: .ihex, found: .elf))
        #expect(failure(binary, format: .srec) == .formatMismatch(stated: .srec, found: nil))
        #expect(failure(elf, base: 0) == .unexpectedBase(.elf))
        #expect(failure(elf, format: .bin, base: 0) == nil)
    }

    @Test("A binary may end at the last address and not after it")
    func binaryAtTheTop() throws {
        let image = try FirmwareImage.read([1, 2, 3, 4], format: .bin, base: 0xFFFF_FFFC)
        #expect(image.segments.first?.bytes.count == 4)
        #expect(
            failure([1, 2, 3, 4], format: .bin, base: 0xFFFF_FFFD)
                == .pastAddressSpace(address: 0xFFFF_FFFD, count: 4, at: .offset(0)))
    }
}
