import CortexM
import Testing

@Suite("RegisterRow")
struct RegisterRowTests {
    private static let table = RegisterTable([
        RegisterRow("CR", 0x00), .kept("DMACR", 0x04, reset: 3), .special("DATA", 0x10, words: 4), .readOnly("ID", 0x30, 7),
    ])

    @Test("each word of an array is its row's, and the word behind it nobody's")
    func arrays() {
        #expect([0x0C, 0x10, 0x1C, 0x20].map { Self.table.row(at: $0)?.name } == [nil, "DATA", "DATA", nil])
        #expect(Self.table.row(at: 0xFFFF_FFFC) == nil)
    }

    @Test("a register that only keeps what is stored, and a word outside the table, are not modelled")
    func models() {
        #expect([0x00, 0x14, 0x30].allSatisfy { Self.table.models($0) })
        #expect(![0x04, 0x08, 0x34].contains { Self.table.models($0) })
    }

    @Test("storing a zero clears a bit that is cleared by zero, in the lanes of the store")
    func zeroClears() {
        var file = RegisterFile(RegisterTable([RegisterRow("SR", 0, reset: 0xFFFF, writable: 0, zeroClears: 0x0FF0)]))
        file.store(0, 0xFF, lanes: 0xFF)
        #expect(file[0] == 0xFFFF)
        file.store(0, 0, lanes: 0xFF)
        #expect(file[0] == 0xFF0F)
    }
}
