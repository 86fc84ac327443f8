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

/// A seeded generator of random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
