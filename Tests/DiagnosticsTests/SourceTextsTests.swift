import Diagnostics
import Testing

@Suite("SourceTexts: lines as editors count them")
struct SourceTextsTests {
    @Test("LF, CR LF and CR end a line, and a last line needs none")
    func lineBreaks() {
        var sources = SourceTexts()
        sources.add(path: "a", text: "one\ntwo\r\nthree\r\rfive")
        #expect((1...6).map { sources.line("a", $0) } == ["one", "two", "three", "", "five", nil])
    }

    @Test("a line or file that is not there is nil")
    func absent() {
        var sources = SourceTexts()
        #expect(sources.line("a", 1) == nil)
        sources.add(path: "a", text: "")
        #expect(sources.line("a", 1) == "")
        #expect(sources.line("a", 0) == nil)
        #expect(sources.line("a", -1) == nil)
    }

    @Test("a byte order mark is in no line")
    func byteOrderMark() {
        var sources = SourceTexts()
        sources.add(path: "a", text: "\u{FEFF}one\ntwo")
        #expect((1...3).map { sources.line("a", $0) } == ["one", "two", nil])
    }
}
