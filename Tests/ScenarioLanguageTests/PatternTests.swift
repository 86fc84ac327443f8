import ScenarioLanguage
import Testing

@Suite("Patterns: regular expressions of bounded size")
struct PatternTests {
    @Test("a pattern is found anywhere in a text")
    func match() throws {
        #expect("login: root".contains(try Pattern.regex("in: r[o]+t$")))
    }

    @Test("what would overflow the stack of who reads it is refused", arguments: [("[", "]"), ("(", ")"), ("x", "x")])
    func bounds(open: String, close: String) {
        for count in [1500, 100_000] {
            #expect(throws: (any Error).self) {
                try Pattern.regex(String(repeating: open, count: count) + "a" + String(repeating: close, count: count))
            }
        }
    }
}
