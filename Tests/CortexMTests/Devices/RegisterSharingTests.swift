import CortexM
import Testing

@Suite("RegisterTable of shared registers")
struct RegisterSharingTests {
    @Test("a register of two peripherals is one row by both names, which takes what either can store")
    func shared() {
        let rows = RegisterTable.shared([
            [RegisterRow("B", 4, reset: 7, writable: 0x1), RegisterRow("ENABLE", 0)],
            [RegisterRow("ENABLE", 0), RegisterRow("C", 4, writable: 0x2)],
        ])
        #expect(rows.map(\.name) == ["ENABLE", "B"] && rows.map(\.otherNames) == [[], ["C"]])
        #expect(rows[1].reset == 7 && rows[1].writable == 0x3)
        #expect(rows[1].name(like: "c") == "C" && rows[1].name(like: "b") == "B" && rows[1].name(like: "d") == nil)
    }
}
