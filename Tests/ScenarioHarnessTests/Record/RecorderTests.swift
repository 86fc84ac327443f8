import Diagnostics
import Foundation
import ScenarioHarness
import Testing

@Suite("Recording what a run does")
struct RecorderTests {
    private func record(_ code: [UInt16], handler: Int = 0, _ scenarios: String, overwrites: Bool = false) throws -> FileRecording.Outcome {
        let project = try TinyImage.project(code, handler: handler, scenarios)
        let options = PlanOptions(projectRoot: project.path, workingDirectory: project.path)
        return FileRecording(path: "tiny.yaml", id: nil, options: options, overwrites: overwrites).record(TinyImage.header + scenarios)
    }

    /// Compares what is printed with fixtures/diagnostics/record/NAME.txt.
    private func golden(_ name: String, _ outcome: FileRecording.Outcome) throws {
        let renderer = DiagnosticRenderer(sources: outcome.sources)
        let text = outcome.diagnostics.map { renderer.render($0) + "\n" }.joined(separator: "\n")
        let file = URL(fileURLWithPath: Repository.path("fixtures/diagnostics/record/\(name).txt"))
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(text.utf8).write(to: file) }
        #expect(text == (try? String(contentsOf: file, encoding: .utf8)))
        #expect(text.contains("[\(name.prefix(6))]"))
    }

    @Test("an endless loop ends at its limit, and takes no exception")
    func endless() throws {
        let outcome = try record([0xE7FE], "  - { id: loop, limits: { instructions: 50 } }\n")
        #expect(outcome.diagnostics.isEmpty)
        #expect(outcome.text.hasSuffix("{ id: loop, limits: { instructions: 50 }, expect: { outcome: limit, exceptions: [] } }\n"))
        #expect(outcome.recorded.first?.keys == ["outcome", "exceptions"])
    }

    @Test("exceptions are listed as long as somebody would read the list", arguments: [(21, true), (200, false)])
    func manyExceptions(instructions: Int, areListed: Bool) throws {
        // svc #0; b .-2 and as handler: bx lr.
        let outcome = try record([0xDF00, 0xE7FD, 0x4770], handler: 2, "  - { id: loop, limits: { instructions: \(instructions) } }\n")
        #expect(outcome.diagnostics.isEmpty)
        #expect(outcome.recorded.first?.keys == (areListed ? ["outcome", "exceptions"] : ["outcome"]))
    }

    @Test("faults on the way are named, and a lockup at the end")
    func lockup() throws {
        // UDF, and the handler's first instruction is another one.
        let outcome = try record([0xDE00, 0xDE01], handler: 1, "  - id: lock\n")
        #expect(outcome.diagnostics.isEmpty)
        let exceptions = "      exceptions:\n        - { enter: HardFault, kind: escalated, of: UsageFault, from: Thread }\n"
        #expect(outcome.text.hasSuffix("    expect:\n      outcome: lockup\n" + exceptions))
    }

    @Test("what the scenario has by its defaults is not written again")
    func defaults() throws {
        let project = try TinyImage.project([0xE7FE], "")
        let text =
            TinyImage.header.replacing("scenarios:", with: "  expect: { outcome: limit }\nscenarios:")
            + "  - { id: loop, limits: { instructions: 50 } }\n"
        let options = PlanOptions(projectRoot: project.path, workingDirectory: project.path)
        let outcome = FileRecording(path: "tiny.yaml", id: nil, options: options, overwrites: false).record(text)
        #expect(outcome.recorded.first?.keys == ["exceptions"] || outcome.recorded.first?.keys == [])
        #expect(!outcome.text.contains("expect: { outcome: limit, "))
    }

    @Test("a skipped scenario is left alone")
    func skipped() throws {
        let outcome = try record([0xE7FE], "  - { id: loop, skip: later, expect: { outcome: limit } }\n")
        #expect(outcome.recorded.isEmpty && outcome.diagnostics.isEmpty)
    }

    @Test("fault after fault without an end is refused")
    func faults() throws {
        // UDF; the handler returns to it.
        let outcome = try record([0xDE00, 0x4770], handler: 1, "  - id: again\n")
        try golden("FL3102-fault-after-fault", outcome)
    }

    @Test("an expect that is written elsewhere is refused")
    func alias() throws {
        let outcome = try record(
            [0xE7FE],
            """
              - { id: a, limits: { instructions: 9 }, expect: &e { faults: [NMI] } }
              - { id: b, limits: { instructions: 9 }, expect: *e }

            """)
        try golden("FL3103-alias", outcome)
    }

    @Test("a place where no scenario begins is refused")
    func nowhere() throws {
        let scenario = "  - { id: loop, expect: { outcome: limit } }\n"
        let project = try TinyImage.project([0xE7FE], scenario)
        let options = PlanOptions(projectRoot: project.path, workingDirectory: project.path)
        let text = TinyImage.header + scenario
        let outcome = Recorder(path: "tiny.yaml", options: options, overwrites: false).record(text, at: SourcePosition(line: 1, column: 1))
        var file = FileRecording.Outcome(text: outcome.text)
        file.diagnostics = outcome.diagnostics
        file.sources = outcome.sources
        try golden("FL3101-no-scenario", file)
    }
}
