import ArgumentParser
import Diagnostics
import ScenarioHarness
import ScenarioReports

/// `faultline list`: what a run would run.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List scenarios: place, id, tags.")

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var sharding: ShardOptions

    func run() throws {
        let plan = try selection.plan(try sharding.assignment())
        let console = ConsoleReport(sources: plan.sources, style: .plain)
        if PlanProblems.report(plan, console: console) { throw ExitStatus.badInput.exitCode }
        for scenario in plan.files.flatMap(\.cases) {
            var line = "\(scenario.span.file):\(scenario.span.start.line) \(scenario.id)"
            if !scenario.tags.isEmpty { line += " [\(scenario.tags.joined(separator: ", "))]" }
            Terminal.writeLine(line)
        }
        if plan.files.contains(where: { $0.diagnostics.contains { $0.severity == .error } }) {
            throw ExitStatus.badInput.exitCode
        }
    }
}
