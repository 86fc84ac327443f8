import Diagnostics
import ScenarioLanguage
import Testing

/// What a value has to be.
@Suite("Reading expected values")
struct ExpectationReadingTests {
    /// A form without places, as text.
    private func form(_ text: String, of register: String = "R0") -> String? {
        let scenario = Scenario.read("tags: [a]", expect: "{ registers: { \(register): \(text) } }")
        return scenario?.expect.registers.first.map { Self.text($0.value.value) }
    }

    private static func text(_ expectation: ValueExpectation) -> String {
        switch expectation {
        case .equals(let value): value.value.text
        case .masked(let mask, let inner): "mask(\(mask.value.text), \(text(inner.value)))"
        case .bits(let set, let clear): "bits(\(set.map(\.value)), \(clear.map(\.value)))"
        case .exactly(let names): "exactly(\(names.map(\.value)))"
        case .range(let low, let high): "in(\(low.value.text), \(high.value.text))"
        case .not(let inner): "not(\(text(inner.value)))"
        case .oneOf(let alternatives): "one_of(" + alternatives.map { text($0.value) }.joined(separator: ", ") + ")"
        }
    }

    @Test(
        "forms stand alone, under a mask, and inside not and one_of",
        arguments: [
            ("5", "5"), ("{ equals: 5 }", "5"), ("{ mask: 0xF, equals: 5 }", "mask(0xF, 5)"), ("{ equals: 5, mask: 0xF }", "mask(0xF, 5)"),
            ("{ mask: 0xFF, in: [1, 3] }", "mask(0xFF, in(1, 3))"), ("{ mask: 0xFF, one_of: [1, 2] }", "mask(0xFF, one_of(1, 2))"),
            ("{ mask: 0xFF, not: 0 }", "mask(0xFF, not(0))"), ("{ not: { in: [1, 3] } }", "not(in(1, 3))"),
            ("{ one_of: [main, { in: [1, 3] }, { mask: 1, equals: 1 }] }", "one_of(main, in(1, 3), mask(1, 1))"),
            ("{ mask: 0xF, in: [0, 0x100] }", "mask(0xF, in(0, 0x100))"),
        ])
    func forms(text: String, form: String) {
        #expect(self.form(text) == form)
    }

    @Test("names of bits stand inside other forms, where the register has fields")
    func bits() {
        #expect(form("{ not: [FORCED] }", of: "HFSR") == #"not(exactly(["FORCED"]))"#)
        #expect(form("{ one_of: [[], { set: [VECTTBL] }] }", of: "HFSR") == #"one_of(exactly([]), bits(["VECTTBL"], []))"#)
    }

    @Test(
        "what can never be met, or says nothing, is refused",
        arguments: [
            "{ mask: 0xF }", "{ mask: 0xF0, equals: 0x18 }", "{ mask: 0xF0, one_of: [0x18] }", "{ mask: 0xF0, not: 0x18 }",
            "{ mask: 0xF0, in: [0x100, 0x200] }", "{ in: [3, 1] }", "{ not: { in: [3, 1] } }", "{ one_of: [] }", "{ one_of: [{}] }",
            "{ not: {} }", "{ not: { set: [FORCED] } }", "{ in: [1, 2], not: 1 }", "{ mask: 1, set: [FORCED] }", "{ one_of: [1, [2]] }",
        ])
    func refused(text: String) {
        #expect(form(text) == nil)
    }

    @Test("an exit code can be a form too")
    func exitCode() throws {
        let outcome = Scenario.read("tags: [a]", expect: "{ outcome: { exit: { in: [2, 3] } } }")?.expect.outcome?.value
        guard case .exitValue(let code)? = outcome else {
            Issue.record("no form")
            return
        }
        #expect(Self.text(code.value) == "in(2, 3)")
    }
}
