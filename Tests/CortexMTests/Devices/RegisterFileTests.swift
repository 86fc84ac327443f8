import CortexM
import Testing

@Suite("RegisterFile")
struct RegisterFileTests {
    @Test("words outside the table are held sparsely, in any order, and are zero again after a reset")
    func others() {
        var file = RegisterFile(RegisterTable([RegisterRow("A", 8, reset: 5)]))
        for offset: UInt32 in [0x100, 0, 0xFFC, 4, 0x100] { file.store(offset, offset + 1) }
        file.store(0x102 & ~3, 0xAB00, lanes: 0xFF00)
        #expect([0, 4, 8, 0x100, 0xFFC].map { file[$0] } == [1, 5, 5, 0xAB01, 0xFFD])
        file.reset()
        #expect([0, 4, 8, 0x100, 0xFFC].map { file[$0] } == [0, 0, 5, 0, 0])
    }

    @Test("a row is found by offset and by name, and nothing else is")
    func rows() {
        let table = RegisterTable([RegisterRow("B", 4), RegisterRow("A", 0), .special("C", 0xC)])
        #expect(table.rows.map(\.name) == ["A", "B", "C"])
        #expect([0, 4, 8, 0xC, 0x10].map { table.index(of: $0) } == [0, 1, nil, 2, nil])
        #expect(table.row(named: "B")?.offset == 4)
        #expect(table.row(named: "D") == nil)
    }
}
