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

    /// An interrupt outranks everything: not all was run. A wrong scenario outranks a failed check: its result is not known.
    init(_ result: PlanResult, isCancelled: Bool) {
        let totals = result.totals
        if isCancelled {
            self = .interrupted
        } else if totals.errors > 0 {
            self = .badInput
        } else {
            self = totals.failed > 0 ? .checkFailed : .passed
        }
    }
}
