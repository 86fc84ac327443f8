import Firmware
import Testing

@Suite("ELF images")
struct ELFReaderTests {
    @Test("A segment loads at its physical address, and parts without bytes do not load")
    func physicalAddresses() throws {
        var parts = ELFParts(body: [1, 2, 3, 4, 5, 6])
        parts.headers = [(1, 0, 0x0800_0010, 2), (1, 0, 0x0800_0000, 4), (1, 0, 0x2000_0000, 0), (6, 0, 0, 4)]
        let offset = parts.bodyOffset
        parts.headers[0].offset = offset + 4
        parts.headers[1].offset = offset
        var file = parts.file()
        // The virtual address of the first says nothing.
        file = file.with(UInt32(0x2000_0000), at: 52 + 8)
        let image = try FirmwareImage.read(file)
        #expect(
            image.segments == [
                Segment(address: 0x0800_0000, bytes: [1, 2, 3, 4]), Segment(address: 0x0800_0010, bytes: [5, 6]),
            ])
        #expect(image.entry == nil)
    }

    @Test("Symbols keep their kind, binding and size, without the Thumb bit and without mapping symbols")
    func symbols() throws {
        let table = try FirmwareImage.read(try fixture("tiny.elf")).symbols
        let lines = table.symbols.map {
            "\(String($0.address, radix: 16)) \($0.size) \($0.binding) \($0.kind) \($0.name)"
        }
        #expect(
            lines == [
                "200 0 global absolute _heap_size",
                "800000c 20 global function Reset_Handler",
                "8000020 8 local function work",
                "8000022 0 local label again",
                "8000028 0 global function Common_Handler",
                "8000028 0 weak function Default_Handler",
                "800002e 5 global object banner",
                "8000033 0 global label _etext",
                "20000000 4 global object counter",
                "20000000 0 global label _sdata",
                "20000004 16 local object scratch",
                "20000004 0 global label _edata",
                "20004000 0 global absolute _estack",
            ])
    }

    @Test("A stripped file has no symbols")
    func stripped() throws {
        let image = try FirmwareImage.read(try fixture("tiny.elf").with(UInt32(0), at: 32).with(UInt16(0), at: 48))
        #expect(image.symbols.symbols.isEmpty && !image.segments.isEmpty)
    }

    @Test("Files for other machines and files that are not linked are told apart")
    func otherFiles() throws {
        let elf = try fixture("tiny.elf")
        #expect(failure(try fixture("tiny.o")) == .notExecutable(type: 1))
        #expect(failure(elf.with(UInt8(2), at: 4)) == .not32Bit(elfClass: 2))
        #expect(failure(elf.with(UInt8(2), at: 5)) == .notLittleEndian(encoding: 2))
        #expect(failure(elf.with(UInt16(3), at: 16)) == .notExecutable(type: 3))
        #expect(failure(elf.with(UInt16(243), at: 18)) == .wrongMachine(243))
    }

    @Test("Every cut of a file is refused or leaves only the bytes that are there")
    func cuts() throws {
        let elf = try fixture("tiny.elf")
        for count in 4..<elf.count {
            // The section headers come last, so every cut loses some of them.
            guard case .outsideFile(_, _, _, let size) = failure(Array(elf[..<count])) else {
                Issue.record("\(count) bytes")
                continue
            }
            #expect(size == count)
        }
    }

    @Test("Parts that lie outside the file are named")
    func outside() throws {
        let elf = try fixture("tiny.elf")
        let size = elf.count
        let sections = elf.word(32)
        #expect(
            failure(elf.with(UInt32.max, at: 28))
                == .outsideFile(.programHeaders, offset: 0xFFFF_FFFF, size: 64, fileSize: size))
        #expect(
            failure(elf.with(UInt32.max, at: 52 + 16))
                == .outsideFile(.segment, offset: elf.word(52 + 4), size: 0xFFFF_FFFF, fileSize: size))
        #expect(
            failure(elf.with(UInt32(size), at: 32))
                == .outsideFile(.sectionHeaders, offset: size, size: 40, fileSize: size))
        let symtab = try #require((0..<8).first { elf.word(sections + 40 * $0 + 4) == 2 }).advanced(by: 0) * 40 + sections
        #expect(
            failure(elf.with(UInt32.max, at: symtab + 20))
                == .outsideFile(.symbols, offset: elf.word(symtab + 16), size: 0xFFFF_FFFF, fileSize: size))
        #expect(failure(elf.with(UInt32(99), at: symtab + 24)) == .linkedSection(index: 99, count: 8))
        #expect(failure(elf.with(UInt32(0), at: symtab + 36)) == .entrySize(.symbols, size: 0, expected: 16))
        #expect(failure(elf.with(UInt16(8), at: 42)) == .entrySize(.programHeaders, size: 8, expected: 32))
        #expect(failure(elf.with(UInt16(8), at: 46)) == .entrySize(.sectionHeaders, size: 8, expected: 40))
    }

    @Test("Segments that load one address twice, end past the address space or have no bytes are refused")
    func segments() {
        var parts = ELFParts(body: [UInt8](repeating: 7, count: 64))
        parts.headers = [(1, 0, 0x100, 16), (1, 0, 0x10F, 4)]
        let at = parts.bodyOffset
        parts.headers[0].offset = at
        parts.headers[1].offset = at + 32
        #expect(
            failure(parts.file())
                == .overlap(address: 0x10F, at: .offset(Int(at) + 32), other: .offset(Int(at))))
        parts.headers[1].address = 0xFFFF_FFFD
        #expect(
            failure(parts.file()) == .pastAddressSpace(address: 0xFFFF_FFFD, count: 4, at: .offset(Int(at) + 32)))
        parts.headers = [(1, 0, 0x100, 0)]
        #expect(failure(parts.file()) == .nothingToLoad(.elf))
        parts.headers = []
        #expect(failure(parts.file()) == .nothingToLoad(.elf))
    }

    @Test("Thousands of segments of the same bytes are refused before they are copied")
    func sharedSegments() {
        let file = ELFParts(
            headers: (0..<60_000).map { (1, 0, UInt32($0) * 0x1_0000, 0x1_0000) }
        ).file()
        #expect(failure(file) == .segmentsExceedFile(total: 59 * 0x1_0000, fileSize: file.count))
    }

    @Test("Thousands of symbols with one long name are refused before the names are copied")
    func sharedNames() {
        var parts = ELFParts(body: [0, 0, 0, 0])
        parts.headers = [(1, 84, 0, 4)]
        parts.names = [UInt8](repeating: 0x61, count: 100_000) + [0]
        parts.symbols = (0..<100_000).map { _ in (0, 0, 0, 0x12, 1) }
        let file = parts.file()
        #expect(failure(file) == .namesExceedFile(fileSize: file.count))
        // Bytes that are not UTF-8 become three bytes each.
        parts.names = [UInt8](repeating: 0xFF, count: 100_000) + [0]
        parts.symbols = [(0, 0, 0, 0x12, 1)]
        let invalid = parts.file()
        #expect(failure(invalid) == .namesExceedFile(fileSize: invalid.count))
        parts.names = [0x61, 0x62]
        let unterminated = parts.file()
        #expect(failure(unterminated) == .unterminatedName(offset: 84 + 4 + 16))
    }
}
