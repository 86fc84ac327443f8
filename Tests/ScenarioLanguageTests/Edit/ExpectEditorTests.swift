import Diagnostics
import ScenarioLanguage
import Testing

@Suite("Editing expect in place")
struct ExpectEditorTests {
    private static let outcome = ExpectEntry("outcome", "exit 0")
    private static let list = ExpectEntry("exceptions", list: ["{ enter: SVCall }", "{ enter: PendSV }"])

    private func edit(_ text: String, line: Int, column: Int, _ entries: [ExpectEntry]) -> Result<String, ExpectEditor.Problem> {
        ExpectEditor(text, path: "a.yaml").setting(entries, ofScenarioAt: SourcePosition(line: line, column: column))
    }

    @Test("a scenario without expect gets one at the column of its keys, after its last line and the comment there")
    func absent() throws {
        let text = "scenarios:\n  - id: a\n    image: x.elf  # the image\n\n  # the next\n  - id: b\n"
        let edited = try edit(text, line: 2, column: 5, [Self.outcome, Self.list]).get()
        #expect(
            edited == """
                scenarios:
                  - id: a
                    image: x.elf  # the image
                    expect:
                      outcome: exit 0
                      exceptions:
                        - { enter: SVCall }
                        - { enter: PendSV }

                  # the next
                  - id: b

                """)
    }

    @Test("what expect has stays, and what is new follows it")
    func block() throws {
        let text = "scenarios:\n- id: a\n  expect:\n      registers: { R0: 1 }   # why\n  # end\n"
        let edited = try edit(text, line: 2, column: 3, [Self.outcome]).get()
        #expect(edited == "scenarios:\n- id: a\n  expect:\n      registers: { R0: 1 }   # why\n      outcome: exit 0\n  # end\n")
    }

    @Test(
        "braces stay braces",
        arguments: [
            ("scenarios: [{ id: a }]", 13, "scenarios: [{ id: a, expect: { outcome: exit 0 } }]"),
            ("scenarios: [{id: a}]", 13, "scenarios: [{id: a, expect: { outcome: exit 0 } }]"),
            ("scenarios: [{ id: a, }]", 13, "scenarios: [{ id: a, expect: { outcome: exit 0 } }]"),
            ("scenarios: [{ id: a, expect: {} }]", 13, "scenarios: [{ id: a, expect: { outcome: exit 0 } }]"),
            ("scenarios: [{ id: a, expect: { faults: [] } }]", 13, "scenarios: [{ id: a, expect: { faults: [], outcome: exit 0 } }]"),
        ])
    func flow(text: String, column: Int, expected: String) throws {
        #expect(try edit(text, line: 1, column: column, [Self.outcome]).get() == expected)
    }

    @Test("an expect without a value gets one")
    func missing() throws {
        let text = "scenarios:\n  - id: a\n    expect:   # to come\n    image: x\n"
        let edited = try edit(text, line: 2, column: 5, [Self.outcome]).get()
        #expect(edited == "scenarios:\n  - id: a\n    expect:   # to come\n      outcome: exit 0\n    image: x\n")
    }

    @Test("a key that is there is replaced where it stands")
    func replaced() throws {
        let text = "scenarios:\n  - id: a\n    expect:\n      exceptions:\n        - enter: NMI\n      outcome: limit  # ends\n"
        let edited = try edit(text, line: 2, column: 5, [Self.outcome, Self.list]).get()
        #expect(
            edited == """
                scenarios:
                  - id: a
                    expect:
                      exceptions:
                        - { enter: SVCall }
                        - { enter: PendSV }
                      outcome: exit 0  # ends

                """)
    }

    @Test("lines that end in CR LF, a byte order mark and a missing last line break are kept")
    func lineEnds() throws {
        let text = "\u{FEFF}scenarios:\r\n  - id: a"
        #expect(
            try edit(text, line: 2, column: 5, [Self.outcome]).get()
                == "\u{FEFF}scenarios:\r\n  - id: a\r\n    expect:\r\n      outcome: exit 0\r\n")
    }

    @Test("a block scalar at the end is not torn")
    func blockScalar() throws {
        let text = "scenarios:\n  - id: a\n    name: |\n      long\n      name\n  - id: b\n"
        let edited = try edit(text, line: 2, column: 5, [Self.outcome]).get()
        #expect(edited == "scenarios:\n  - id: a\n    name: |\n      long\n      name\n    expect:\n      outcome: exit 0\n  - id: b\n")
    }

    @Test("an expect by an alias is refused: it belongs to others too")
    func alias() {
        let text = "x: &e { faults: [] }\nscenarios:\n  - id: a\n    expect: *e\n"
        #expect(edit(text, line: 3, column: 5, [Self.outcome]) == .failure(.shared))
    }

    @Test("a place without a scenario, and YAML that does not read, are refused", arguments: ["scenarios:\n  - id: a\n", "a: [", ""])
    func notFound(text: String) {
        #expect(edit(text, line: 1, column: 1, [Self.outcome]) == .failure(.notFound))
    }

    @Test("texts are quoted so that they read back", arguments: ["a\"b\\c", "line\nline\r\t", "\u{1B}[0m", "é😀\u{2028}\u{85}"])
    func quoted(text: String) {
        let read = ScenarioReader.read(text: "version: 1\nsuite: \(ExpectEntry.quoted(text))\nscenarios: []\n", path: "a.yaml")
        #expect(read.diagnostics.allSatisfy { $0.span?.start.line == 3 })
    }

    @Test(
        "plain texts are those that cannot be misread",
        arguments: [("a/b-c.elf", "a/b-c.elf"), ("0x10", "\"0x10\""), ("a b", "\"a b\""), ("-x", "\"-x\"")])
    func plain(text: String, written: String) {
        #expect(ExpectEntry.plain(text) == written)
    }
}
