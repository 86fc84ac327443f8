internal import Diagnostics

/// What one worker of the pool has: machines, kept from run to run.
final class Worker {
    /// Runs a scenario; nil when it was interrupted.
    func run(_ planned: PlannedCase, file: Int, index: Int, _ options: RunOptions) -> CaseResult? {
        if let reason = planned.skipReason { return CaseResult(planned, .skipped(reason: reason)) }
        return CaseResult(planned, .error)
    }
}
