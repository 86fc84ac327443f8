import Diagnostics
import Testing

@Suite("Suggestion: what was probably meant")
struct SuggestionTests {
    @Test(
        "one slip is found, without regard to case",
        arguments: [
            ("DIVBYZER0", "DIVBYZERO"), ("divbyzero", "DIVBYZERO"), ("UNDEFINTSR", "UNDEFINSTR"), ("INVSTAT", "INVSTATE"),
            ("XINVPC", "INVPC"), ("UNDEF", "UNDEFINSTR"), ("nocp", "NOCP"),
        ])
    func found(word: String, meant: String) {
        #expect(Suggestion.closest(to: word, among: ["UNDEFINSTR", "INVSTATE", "INVPC", "NOCP", "DIVBYZERO"]) == meant)
    }

    @Test("a word that is far from all gets no suggestion", arguments: ["", "banana", "x", "ab", String(repeating: "INVPC", count: 20)])
    func notFound(word: String) {
        #expect(Suggestion.closest(to: word, among: ["UNDEFINSTR", "INVSTATE", "INVPC", "NOCP"]) == nil)
    }

    @Test("of equally near candidates the first is taken")
    func firstOfEqual() {
        #expect(Suggestion.closest(to: "MMFSX", among: ["MMFSR", "MMFSA"]) == "MMFSR")
        #expect(Suggestion.closest(to: "MMFSX", among: ["MMFSA", "MMFSR"]) == "MMFSA")
    }
}
