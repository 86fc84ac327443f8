import Diagnostics
import Testing

@Suite("DiagnosticRenderer: where, what and what to do")
struct DiagnosticRendererTests {
    private static let path = "scenarios/a.yaml"

    private func span(_ line: Int, _ start: Int, _ end: Int, endLine: Int? = nil) -> SourceSpan {
        SourceSpan(
            file: Self.path, start: SourcePosition(line: line, column: start),
            end: SourcePosition(line: endLine ?? line, column: end))
    }

    private func render(
        _ text: String, _ span: SourceSpan?, help: String? = nil, notes: [Diagnostic.Note] = [],
        severity: Severity = .error, style: DiagnosticRenderer.Style = .plain, seeAlso: Bool = false
    ) -> String {
        var sources = SourceTexts()
        sources.add(path: Self.path, text: text)
        let diagnostic = Diagnostic(
            severity, DiagnosticCode(203), "no field 'DIVBYZER0' in CFSR", at: span, help: help, notes: notes)
        return DiagnosticRenderer(sources: sources, style: style, seeAlso: seeAlso).render(diagnostic)
    }

    @Test("the heading, the line, the underline, the help and the notes stand as the language page shows them")
    func wholeForm() {
        let text = String(repeating: "\n", count: 13) + "  registers: { CFSR.DIVBYZER0: 1 }\n"
        let rendered = render(
            text, span(14, 21, 30), help: "did you mean 'DIVBYZERO'?",
            notes: [Diagnostic.Note("note", "the fields are A, B")], seeAlso: true)
        #expect(
            rendered == """
                scenarios/a.yaml:14:21: error: [FL0203] no field 'DIVBYZER0' in CFSR
                   14 |   registers: { CFSR.DIVBYZER0: 1 }
                      |                     ^~~~~~~~~ help: did you mean 'DIVBYZERO'?
                      = note: the fields are A, B
                      = see:  faultline explain FL0203
                """)
    }

    @Test("a tab takes the columns up to the next stop, in the line and in the underline")
    func tabs() {
        #expect(
            render("a\tb\tc", span(1, 3, 6)).hasSuffix(
                """
                    1 | a   b   c
                      |     ^~~~~
                """))
    }

    @Test("wide characters are underlined with two columns, combining ones with none")
    func wideCharacters() {
        #expect(
            render("名前: e\u{301}x", span(1, 1, 3)).hasSuffix(
                """
                    1 | 名前: e\u{301}x
                      | ^~~~
                """))
        #expect(
            render("名前: e\u{301}x", span(1, 5, 8)).hasSuffix(
                """
                      |       ^~
                """))
    }

    @Test("a span over several lines is underlined to the end of its first line")
    func severalLines() {
        #expect(
            render("ab: [1,\n  2]", span(1, 5, 5, endLine: 2)).hasSuffix(
                """
                    1 | ab: [1,
                      |     ^~~
                """))
    }

    @Test("an empty span, or one past the end of the line, still gets a caret")
    func emptySpan() {
        #expect(render("ab", span(1, 3, 3)).hasSuffix("    1 | ab\n      |   ^"))
        #expect(render("ab", span(1, 90, 99)).hasSuffix("    1 | ab\n      |   ^"))
        #expect(render("", span(1, 1, 1)).hasSuffix("    1 |\n      | ^"))
    }

    @Test("control and direction characters of the file do not reach the terminal")
    func controlCharacters() {
        let rendered = render("a\u{1B}[2Jb\u{202E}c", span(1, 1, 2), help: "\u{7}", notes: [.init("x\ny", "\u{0}")])
        #expect(rendered.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x202E) })
        #expect(rendered.contains("a␛[2Jb"))
    }

    @Test("of a very long line only the part round the span is shown")
    func longLine() {
        let text = String(repeating: "x", count: 5000) + "KEY" + String(repeating: "y", count: 5000)
        let lines = render(text, span(1, 5001, 5004)).split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.count < 200 })
        let column = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) }
        let key = lines[1].firstRange(of: "KEY").map { lines[1].distance(from: lines[1].startIndex, to: $0.lowerBound) }
        #expect(column == key)
        #expect(lines[1].contains("…xxx") && lines[1].hasSuffix("yyy…"))
    }

    @Test("without the source line, the help becomes a note; without a place, the heading starts with the severity")
    func withoutSource() {
        #expect(
            render("a", span(9, 1, 2), help: "do this") == """
                scenarios/a.yaml:9:1: error: [FL0203] no field 'DIVBYZER0' in CFSR
                      = help: do this
                """)
        #expect(render("a", nil, severity: .warning) == "warning: [FL0203] no field 'DIVBYZER0' in CFSR")
    }

    @Test("labels of notes are padded to the longest, and a note's further lines stand under its first")
    func noteAlignment() {
        let notes = [Diagnostic.Note("at", "one\ntwo"), Diagnostic.Note("replay", "three")]
        #expect(
            render("a", nil, notes: notes).hasSuffix(
                """
                      = at:     one
                                two
                      = replay: three
                """))
    }

    @Test("the coloured form says the same as the plain one", arguments: Severity.allCases)
    func colours(severity: Severity) {
        let notes = [Diagnostic.Note("note", "n")]
        let plain = render("abc", span(1, 2, 3), help: "h", notes: notes, severity: severity)
        var stripped = ""
        var inEscape = false
        let coloured = render("abc", span(1, 2, 3), help: "h", notes: notes, severity: severity, style: .ansi)
        for character in coloured.unicodeScalars {
            if character == "\u{1B}" { inEscape = true }
            if !inEscape { stripped.unicodeScalars.append(character) }
            if inEscape && character == "m" { inEscape = false }
        }
        #expect(stripped == plain)
        #expect(coloured != plain)
    }

    @Test("of a line of megabytes the place is shown, whether or not it is ASCII", arguments: ["x", "é"])
    func longLine(filler: String) {
        let before = String(repeating: filler, count: 1_000_000)
        let text = "first\n" + before + "HERE" + before
        let rendered = render(text, span(2, 1_000_001, 1_000_005)).split(separator: "\n")
        #expect(rendered.count == 3)
        #expect(rendered[1].hasPrefix("    2 | …" + String(repeating: filler, count: 40) + "HERE" + filler))
        #expect(rendered[1].hasSuffix(filler + "…"))
        #expect(rendered[2].hasSuffix("|  " + String(repeating: " ", count: 40) + "^~~~"))
    }

    @Test("a place at the end of a long line, or past it, gets a caret")
    func endOfLongLine() {
        let text = String(repeating: "x", count: 10_000)
        let last = String(repeating: " ", count: 41) + "^"
        #expect(render(text, span(1, 10_001, 10_001)).hasSuffix("| " + last))
        #expect(render(text, span(1, 20_000, 20_001)).contains("^"))
    }
}
