import ArgumentParser
import Diagnostics
import ScenarioHarness
import ScenarioReports

/// `faultline check`: reads and resolves everything that a run would, without running it.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read scenarios, machines and images, and report every mistake, without running.")

    @OptionGroup var selection: SelectionOptions

    func run() throws {
        let plan = try selection.plan()
        let console = ConsoleReport(sources: plan.sources, style: Terminal.style)
        if PlanProblems.report(plan, console: console) { throw ExitStatus.badInput.exitCode }
        let renderer = DiagnosticRenderer(sources: plan.sources, style: Terminal.style)
        var wrong = plan.files.count { $0.diagnostics.contains { $0.severity == .error } }
        for scenario in plan.files.flatMap(\.cases) {
            for diagnostic in scenario.diagnostics { Terminal.writeError(renderer.render(diagnostic) + "\n") }
            if scenario.diagnostics.contains(where: { $0.severity == .error }) { wrong += 1 }
        }
        let scenarios = "\(plan.scenarioCount) scenario\(plan.scenarioCount == 1 ? "" : "s")"
        let files = "\(plan.files.count) file\(plan.files.count == 1 ? "" : "s")"
        Terminal.writeLine("\(scenarios) in \(files): \(wrong == 0 ? "no mistakes" : "\(wrong) with mistakes")")
        if wrong > 0 { throw ExitStatus.badInput.exitCode }
    }
}
