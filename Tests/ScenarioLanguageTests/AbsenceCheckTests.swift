import Diagnostics
import ScenarioLanguage
import Testing

@Suite("AbsenceCheck: what does not happen is no check by itself")
struct AbsenceCheckTests {
    private func codes(_ expect: String) -> [Int] {
        let text = "version: 1\nscenarios:\n  - { id: a, machine: cortex-m3, image: a.elf, until: 1 ms, expect: \(expect) }\n"
        return ScenarioReader.read(bytes: Array(text.utf8), path: "a.yaml").diagnostics.map(\.code.number)
    }

    @Test(
        "absences alone are nothing",
        arguments: [
            "{ faults: [] }", "{ console: { excludes: FAIL } }", "{ console: [{ device: usart1, excludes: [a, b] }, { excludes: c }] }",
            "{ faults: [], console: { excludes: FAIL } }",
        ])
    func nothing(expect: String) { #expect(codes(expect) == [301]) }

    @Test(
        "with anything that has to happen they are checks",
        arguments: [
            "{ outcome: reached, console: { excludes: FAIL } }", "{ console: { contains: PASS, excludes: FAIL } }",
            "{ console: [PASS, { excludes: FAIL }] }", "{ faults: [UsageFault] }", "{ exceptions: [] }",
        ])
    func something(expect: String) { #expect(codes(expect) == []) }
}
