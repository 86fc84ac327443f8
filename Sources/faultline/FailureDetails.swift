import ScenarioHarness
import ScenarioReports

/// The diagnostics of all that failed or is an error, a blank line before each scenario's, and the warnings of the others in a line each.
enum FailureDetails {
    static func print(_ result: PlanResult, console: ConsoleReport) {
        for file in result.files {
            for problem in file.cases where problem.status == .failed || problem.status == .error {
                Terminal.writeLine("\n" + console.details(problem))
            }
        }
        if result.totals.failed + result.totals.errors > 0 { Terminal.writeLine("") }
        Terminal.write(console.warnings(result))
    }
}
