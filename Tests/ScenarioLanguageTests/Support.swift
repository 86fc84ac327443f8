import Diagnostics
import ScenarioLanguage

/// Short ways to read a part of a scenario.
enum Scenario {
    static let head = "version: 1\ndefaults: { machine: m, image: a.elf }\nscenarios:\n"

    /// What is wrong, as `line:column code`.
    static func problems(_ text: String) -> [String] {
        ScenarioReader.read(text: text, path: "a.yaml").diagnostics.map(place)
    }

    static func place(_ diagnostic: Diagnostic) -> String {
        let start = diagnostic.span?.start
        return "\(start?.line ?? 0):\(start?.column ?? 0) \(diagnostic.code)"
    }

    /// The one scenario with these lines, and an outcome to expect; nil with a mistake in it.
    static func read(_ lines: String, expect: String = "{ outcome: limit }") -> ScenarioDescription? {
        let body = ("id: a\n" + lines + "\nexpect: " + expect).split(separator: "\n", omittingEmptySubsequences: false)
        let text = head + "  -\n" + body.map { "    " + $0 + "\n" }.joined()
        return ScenarioReader.read(text: text, path: "a.yaml").file?.scenarios.first
    }

    /// The value that R0 is set to when it is written so.
    static func value(_ text: String) -> ValueExpression? {
        read("setup: { registers: { R0: \(text) } }")?.setup.registers.first?.value.value
    }

    /// The time that `settle` is when it is written so.
    static func time(_ text: String) -> VirtualDuration? {
        read("settle: \(text)")?.settle?.value
    }
}
