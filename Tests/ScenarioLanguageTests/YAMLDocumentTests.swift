import Diagnostics
import ScenarioLanguage
import Testing

@Suite("YAML: anchors, aliases, merge keys, the core schema, and bounds")
struct YAMLDocumentTests {
    private let end = "    expect: { outcome: limit }\n"

    private func scenarios(_ text: String) -> [ScenarioDescription] {
        ScenarioReader.read(text: text, path: "a.yaml").file?.scenarios ?? []
    }

    @Test("an alias stands for its anchor's value, which keeps its place")
    func aliases() {
        let read = scenarios(
            Scenario.head + "  - id: a\n    tags: &t [x, y]\n" + end + "  - id: b\n    tags: *t\n    settle: &s 5 us\n" + end
                + "  - id: c\n    settle: *s\n" + end)
        #expect(read.map(\.tags) == [["x", "y"], ["x", "y"], []])
        #expect(read.last?.settle?.span == read.dropFirst().first?.settle?.span)
        #expect(read.last?.settle?.span.start == SourcePosition(line: 9, column: 13))
    }

    @Test("a merge key's entries are taken where the mapping has none of its own; of several, the first counts")
    func mergeKeys() {
        let text =
            Scenario.head
            + "  - &one { id: a, tags: [x], settle: 1 us, expect: { outcome: limit } }\n"
            + "  - { <<: *one, id: b, settle: 2 us }\n"
            + "  - { <<: [{ settle: 3 us }, *one], id: c }\n"
        let read = scenarios(text)
        #expect(read.map(\.id.value) == ["a", "b", "c"])
        #expect(read.map(\.settle?.value.count) == [1, 2, 3])
        #expect(read.map(\.tags) == [["x"], ["x"], ["x"]])
    }

    @Test("a quoted << is a key like any other")
    func quotedMergeKey() {
        #expect(Scenario.problems(Scenario.head + "  - id: a\n    \"<<\": { settle: 1 us }\n" + end) == ["5:5 FL0101"])
    }

    @Test("an anchor can be given anew, and an alias takes the last one before it")
    func newAnchor() {
        let read = scenarios(
            Scenario.head
                + "  - { id: a, tags: &t [x], expect: { outcome: limit } }\n  - { id: b, tags: &t [y], expect: { outcome: limit } }\n  - { id: c, tags: *t, expect: { outcome: limit } }\n"
        )
        #expect(read.map(\.tags) == [["x"], ["y"], ["y"]])
    }

    @Test("NO, off, 010 and dates are texts, and so is a number with the tag !!str")
    func coreSchema() {
        let texts = ["NO", "off", "010", "2024-01-01", "1:20", "yes", "!!str 12", "'~'", "1.5", "0x10", "Null_"]
        let plain = texts.map { $0.replacing("!!str ", with: "").replacing("'", with: "") }
        #expect(texts.map { Scenario.read("description: \($0)")?.description } == plain)
    }

    @Test("null in its spellings is no text", arguments: ["~", "null", "Null", "NULL", "!!null ''"])
    func null(text: String) {
        #expect(Scenario.read("description: \(text)") == nil)
    }

    @Test(
        "only true and false are booleans",
        arguments: [("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false)])
    func booleans(text: String, value: Bool) {
        #expect(Scenario.read("semihosting: { enabled: \(text) }")?.semihosting?.enabled == value)
    }

    @Test("other words are not", arguments: ["yes", "NO", "on", "off", "y", "n", "1", "0", "tRUE", "'true'"])
    func notBooleans(text: String) {
        #expect(Scenario.read("semihosting: { enabled: \(text) }") == nil)
    }

    @Test("texts in all styles of YAML")
    func styles() {
        #expect(Scenario.read("description: |\n  a\n   b\n")?.description == "a\n b\n")
        #expect(Scenario.read("description: >-\n  a\n  b\n")?.description == "a b")
        #expect(Scenario.read("description: \"a\\tb\\u00e9\\0\"")?.description == "a\tbé\0")
        #expect(Scenario.read("description: 'it''s'")?.description == "it's")
    }

    @Test("columns count scalars, with and without a byte order mark, and lines end as in editors")
    func columns() {
        let text = Scenario.head + "  - { id: a, \"größe 😀\": 1, expect: { outcome: limit, x: 1 } }\n"
        #expect(Scenario.problems(text) == ["4:14 FL0101", "4:54 FL0101"])
        #expect(Scenario.problems("\u{FEFF}colour: 1\n" + text).first == "1:1 FL0101")
        #expect(Scenario.problems(text.replacing("\n", with: "\r\n")) == ["4:14 FL0101", "4:54 FL0101"])
        #expect(Scenario.problems(text.replacing("\n", with: "\r")) == ["4:14 FL0101", "4:54 FL0101"])
    }

    @Test("a file over the bound on its bytes is refused, and the bound is named")
    func bytes() {
        let text = "version: 1\nsuite: " + String(repeating: "x", count: 8 << 20)
        let diagnostics = ScenarioReader.read(text: text, path: "a.yaml").diagnostics
        #expect(diagnostics.map(\.code.number) == [1])
        #expect(diagnostics.first?.message.contains("8388608") == true)
        #expect(ScenarioReader.read(bytes: Array(text.utf8), path: "a.yaml").diagnostics == diagnostics)
    }

    @Test("a file over the bound on its values is refused, and the bound is named")
    func values() {
        let diagnostics = ScenarioReader.read(text: "version: 1\nx: [" + String(repeating: "1,", count: 1_000_000) + "]", path: "a.yaml")
            .diagnostics
        #expect(diagnostics.map(\.code.number) == [8])
        #expect(diagnostics.first?.message.contains("1000000") == true)
    }

    @Test("aliases of aliases are bounded by what they stand for, not by what is written")
    func aliasBomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let diagnostics = ScenarioReader.read(text: text, path: "a.yaml").diagnostics
        #expect(diagnostics.map(\.code.number) == [9])
        #expect(diagnostics.first?.message.contains("100000") == true)
    }

    @Test("nesting is bounded, also through aliases")
    func depth() {
        func nested(_ levels: Int) -> String {
            "x: " + String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(!Scenario.problems("version: 1\n" + nested(63)).contains { $0.hasSuffix("FL0007") })
        #expect(Scenario.problems("version: 1\n" + nested(64)) == ["2:67 FL0007"])
        #expect(Scenario.problems("version: 1\n" + nested(100_000)) == ["2:67 FL0007"])
        var chain = "a0: &a0 [x]\n"
        for level in 1...70 { chain += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(Scenario.problems(chain).map { $0.suffix(6) } == ["FL0007"])
        let block = (0..<70).map { String(repeating: "  ", count: $0) + "a:\n" }.joined()
        #expect(Scenario.problems(block).map { $0.suffix(6) } == ["FL0007"])
    }

    @Test("mistakes beyond a number are counted, not shown")
    func manyMistakes() {
        let many = (0..<250).map { "x\($0): 1, " }.joined()
        let diagnostics = ScenarioReader.read(text: Scenario.head + "  - { id: a, \(many)expect: { outcome: limit } }\n", path: "a.yaml")
            .diagnostics
        #expect(diagnostics.count == 201)
        #expect(diagnostics.last?.code.number == 15)
        #expect(diagnostics.last?.message == "50 more mistakes are not shown")
    }
}
