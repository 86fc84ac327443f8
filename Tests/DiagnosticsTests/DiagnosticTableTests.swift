import Diagnostics
import Testing

@Suite("DiagnosticTable: one entry for each code")
struct DiagnosticTableTests {
    @Test("numbers are unique and in order")
    func order() {
        let numbers = DiagnosticTable.entries.map(\.code.number)
        #expect(!numbers.isEmpty)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 })
        #expect(numbers.allSatisfy { (1...4999).contains($0) })
    }

    @Test("every entry says what it means and what to do, in whole sentences", arguments: DiagnosticTable.entries)
    func texts(entry: DiagnosticEntry) {
        #expect(!entry.title.isEmpty && entry.title.last != ".")
        #expect(entry.meaning.hasSuffix("."))
        #expect(entry.remedy.hasSuffix("."))
        #expect(!(entry.meaning + entry.remedy).contains("\n"))
    }

    @Test("an entry is found by its code as people write it", arguments: ["FL0203", "fl0203", "203", "0203"])
    func named(text: String) {
        #expect(DiagnosticTable.entry(named: text)?.code.number == 203)
    }

    @Test("what is no code has no entry", arguments: ["", "FL", "FL9999", "FL00203", "-203", "CFSR"])
    func unknown(text: String) {
        #expect(DiagnosticTable.entry(named: text) == nil)
    }
}
