import ArgumentParser
import ScenarioHarness
import ScenarioReports

/// What the process tells its caller.
enum ExitStatus: Int32 {
    case passed = 0
    case checkFailed = 1
    case badInput = 2
    case internalError = 3
    case usage = 64
    case interrupted = 130

    var exitCode: ExitCode { ExitCode(rawValue) }

    /// A wrong scenario outranks a failed check: its result is not known.
    init(_ result: PlanResult, planIsUsable: Bool) {
        let totals = result.totals
        if result.wasInterrupted {
            self = totals.errors > 0 ? .badInput : totals.failed > 0 ? .checkFailed : .interrupted
        } else if totals.errors > 0 || !planIsUsable {
            self = .badInput
        } else {
            self = totals.failed > 0 ? .checkFailed : .passed
        }
    }
}
