import Firmware
import TestSupport
import Testing

@Suite("Damaged images")
struct FirmwareFuzzTests {
    /// What an image holds in memory, counted from its parts.
    private func footprint(_ image: FirmwareImage) -> Int {
        let array = 32
        let segments = image.segments.reduce(0) { $0 + MemoryLayout<Segment>.stride + array + $1.bytes.count }
        let symbols = image.symbols.symbols.reduce(0) { sum, symbol in
            let count = symbol.name.utf8.count
            // Names up to 15 bytes lie in the value; two indices of a word each go with every symbol.
            return sum + MemoryLayout<SymbolTable.Symbol>.stride + 8 + (count > 15 ? array + count : 0)
        }
        return segments + symbols
    }

    /// Checks what must be true of every result.
    private func check(_ bytes: [UInt8], format: FirmwareImage.Format?) -> Bool {
        do throws(FirmwareError) {
            let image = try FirmwareImage.read(bytes, format: format)
            var end: UInt64 = 0
            for (index, segment) in image.segments.enumerated() {
                guard !segment.bytes.isEmpty, UInt64(segment.address) > end || index == 0 else { return false }
                end = UInt64(segment.address) + UInt64(segment.bytes.count)
            }
            guard end <= 1 << 32, !image.segments.isEmpty else { return false }
            let symbols = image.symbols.symbols
            if !symbols.isEmpty {
                let symbol = symbols[symbols.count / 2]
                guard image.symbols.symbol(named: symbol.name)?.name == symbol.name else { return false }
                _ = image.symbols.function(containing: symbol.address &+ 1)
            }
            return footprint(image) <= 10 * bytes.count + 1024
        } catch {
            return !error.message.isEmpty && !error.help.isEmpty
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        for _ in 0...random.next() % 4 {
            guard !bytes.isEmpty else { return }
            let at = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 8 {
            case 0: bytes[at] ^= 1 << UInt8(random.next() % 8)
            case 1: bytes[at] = UInt8(truncatingIfNeeded: random.next())
            case 2: bytes.removeSubrange(at..<min(bytes.count, at + 1 + Int(random.next() % 16)))
            case 3: bytes.removeLast(bytes.count - at)
            case 4:
                let piece = bytes[at..<min(bytes.count, at + Int(random.next() % 80))]
                bytes.insert(contentsOf: piece, at: Int(random.next() % UInt64(bytes.count)))
            case 5:
                // A number of interest in a field of the headers.
                let interesting: [UInt32] = [0, 1, .max, 0x7FFF_FFFF, UInt32(bytes.count), UInt32(bytes.count) - 1, 0xFFFF]
                let word = (at % 64) * 4
                if word + 4 <= bytes.count {
                    bytes = bytes.with(interesting[Int(random.next() % 7)], at: word)
                }
            case 6: bytes[at] = Array("0123456789ABCDEFabcdef:S\n\r ".utf8)[Int(random.next() % 27)]
            default: bytes[at] = [0, 0xFF, 0x7F, 0x80][Int(random.next() % 4)]
            }
        }
    }

    /// Makes the checksums of the records right again, so that damage reaches what lies behind them.
    private func repair(_ bytes: [UInt8]) -> [UInt8] {
        let lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map { line -> [UInt8] in
            let skip = line.first == UInt8(ascii: ":") ? 1 : 2
            guard line.count >= skip + 4 else { return Array(line) }
            let text = String(decoding: line.dropFirst(skip).dropLast(2), as: UTF8.self)
            var sum: UInt8 = 0
            var rest = Substring(text)
            while rest.count >= 2 {
                sum &+= UInt8(rest.prefix(2), radix: 16) ?? 0
                rest = rest.dropFirst(2)
            }
            let check = String(skip == 1 ? 0 &- sum : ~sum, radix: 16, uppercase: true)
            return Array(line.dropLast(2)) + Array((check.count == 1 ? "0" + check : check).utf8)
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    @Test(
        "Mutated images are read or refused, within bounds",
        arguments: [
            ("tiny.elf", FirmwareImage.Format.elf, 50_000), ("tiny.o", .elf, 5_000), ("tiny.hex", .ihex, 40_000),
            ("tiny.srec", .srec, 40_000), ("tiny.elf", nil, 5_000),
        ])
    func mutations(name: String, format: FirmwareImage.Format?, count: Int) throws {
        let original = try fixture(name)
        var random = SplitMix64(seed: UInt64(count))
        var read = 0
        for index in 0..<count {
            var bytes = original
            mutate(&bytes, &random)
            if format == .ihex || format == .srec, index % 4 != 0 { bytes = repair(bytes) }
            let holds = check(bytes, format: format)
            if !holds { Issue.record("case \(index) of \(name)") }
            if failure(bytes, format: format) == nil { read += 1 }
        }
        // The damage is not so great that nothing is ever read.
        #expect(read > (name == "tiny.o" ? -1 : count / 100))
    }

    @Test("Random bytes are no image, and random bodies of each format are refused or read")
    func noise() {
        var random = SplitMix64(seed: 9)
        let heads: [[UInt8]] = [[], [0x7F, 0x45, 0x4C, 0x46, 1, 1, 1], Array(":10".utf8), Array("S1".utf8)]
        for index in 0..<20_000 {
            let body = (0..<Int(random.next() % 200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            #expect(check(heads[index % 4] + body, format: nil))
        }
    }

    @Test("The smallest records a text can have stay within the bound")
    func smallestRecords() throws {
        var text = ""
        for index in 0..<30_000 {
            text += IntelHexReaderTests.record(0, UInt16(2 * index), [UInt8(truncatingIfNeeded: index)])
        }
        let bytes = Array((text + ":00000001FF").utf8)
        let image = try FirmwareImage.read(bytes)
        #expect(image.segments.count == 30_000)
        #expect(footprint(image) < 10 * bytes.count)
    }

    @Test("The most symbols that a file can hold stay within the bound")
    func mostSymbols() throws {
        var parts = ELFParts(body: [0, 0, 0, 0])
        parts.headers = [(1, 84, 0, 4)]
        parts.names = Array("a_name_that_is_not_inline".utf8) + [0]
        parts.symbols = (0..<60_000).map { index in (UInt32(index % 10), UInt32(index), 4, 0x12, 1) }
        let file = parts.file()
        let image = try FirmwareImage.read(file)
        #expect(image.symbols.symbols.count == 60_000)
        #expect(footprint(image) < 10 * file.count)
    }
}
