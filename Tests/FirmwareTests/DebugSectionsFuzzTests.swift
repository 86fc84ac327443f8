import Firmware
import TestSupport
import Testing

@Suite("Damaged debug sections")
struct DebugSectionsFuzzTests {
    @Test("damage gives fewer lines and frames, and nothing else", arguments: ExplainImages.withLines)
    func mutations(name: String) throws {
        let original = try ExplainImages.bytes(name)
        let image = try FirmwareImage.read(original)
        let start = try #require(image.symbols.symbol(named: "divide")).address
        // The debug sections are what follows the loaded bytes.
        let first = 0x400
        var random = SplitMix64(seed: 4)
        var found = 0
        for _ in 0..<1500 {
            var bytes = original
            for _ in 0...random.next() % 6 {
                let at = first + Int(random.next() % UInt64(bytes.count - first))
                bytes[at] = [UInt8(truncatingIfNeeded: random.next()), 0, 0xFF, 0x7F, 0x80][Int(random.next() % 5)]
            }
            guard let debug = try? FirmwareImage.read(bytes).debug else { continue }
            let lines = LineTable(debug)
            let frames = CallFrameTable(debug)
            for address in stride(from: UInt32(0), to: 0x240, by: 0x12) {
                _ = lines.line(at: address)
                _ = frames.rules(at: address)
            }
            lines.forEachLine { range, _ in if range.isEmpty { Issue.record("an empty stretch") } }
            if lines.line(at: start) != nil { found += 1 }
        }
        #expect(found > 400)
    }

    @Test("a table that says it has more entries than fit is refused, not counted through")
    func endlessTables() throws {
        // Directories without columns: 2^63 of them would take no bytes at all.
        let tables: [UInt8] = [0] + [UInt8](repeating: 0xFF, count: 9) + [1, 0]
        let header: [UInt8] = [2, 1, 1, 0xFB, 14, 10, 0, 1, 1, 1, 1, 0, 0, 0, 1] + tables
        let program: [UInt8] = [0, 5, 2, 0x00, 0x01, 0, 0] + [1, 2, 2, 0, 1, 1]
        var bytes: [UInt8] = [5, 0, 4, 0, UInt8(header.count), 0, 0, 0] + header + program
        bytes = [UInt8(bytes.count), 0, 0, 0] + bytes
        let table = LineTable(try #require(DebugFile.image(line: bytes).debug))
        #expect(table.line(at: 0x100) == nil)
        table.forEachLine { _, _ in Issue.record("no line is named") }
    }

    @Test("lengths of all ones, as 64-bit DWARF begins, and units of no length end a table")
    func lengths() throws {
        for bytes in [[UInt8](repeating: 0xFF, count: 40), [UInt8](repeating: 0, count: 4000), [0xFF, 0xFF, 0xFF, 0xFF, 1]] {
            let debug = try #require(DebugFile.image(line: bytes, frame: bytes).debug)
            #expect(LineTable(debug).line(at: 0) == nil)
            #expect(CallFrameTable(debug).rules(at: 0) == nil)
        }
    }
}
