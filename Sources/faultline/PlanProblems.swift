import Diagnostics
import ScenarioHarness
import ScenarioReports

/// What keeps a plan from being a plan: nothing found, nothing selected, paths that are not there. A shard without scenarios is a plan.
enum PlanProblems {
    /// Prints the plan's and its files' own mistakes; true when there is nothing to run at all.
    static func report(_ plan: Plan, console: ConsoleReport) -> Bool {
        let renderer = DiagnosticRenderer(sources: plan.sources, style: Terminal.style)
        for diagnostic in plan.diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
        for file in plan.files {
            for diagnostic in file.diagnostics { Terminal.writeError(renderer.render(diagnostic) + "\n") }
        }
        if plan.diagnostics.contains(where: { $0.severity == .error }) { return true }
        return plan.scenarioCount == 0 && plan.shard == nil
    }
}
