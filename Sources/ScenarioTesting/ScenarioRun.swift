internal import Diagnostics
internal import Dispatch
internal import ScenarioHarness
internal import ScenarioReports
internal import Testing

/// One run of a plan, shared by the test cases that wait for their part of it.
///
/// The pool runs on Dispatch, beside Swift's cooperative threads, and each case waits on a continuation: a test never blocks
/// the threads that other tests need.
final class ScenarioRun: Sendable {
    /// A scenario's place in the plan.
    struct Index: Sendable, Hashable {
        var file: Int
        var scenario: Int
    }

    private struct State {
        var isStarted = false
        var results: [Index: CaseResult] = [:]
        var waiting: [Index: [CheckedContinuation<CaseResult, Never>]] = [:]
    }

    private let plan: Plan
    private let settings: EnvironmentSettings
    private let state = Locked(State())

    init(plan: Plan, settings: EnvironmentSettings) {
        self.plan = plan
        self.settings = settings
    }

    /// The result of one scenario; the first to ask starts the run.
    func result(at index: Index) async -> CaseResult {
        await withCheckedContinuation { continuation in
            let (known, starts) = state.withLock { state -> (CaseResult?, Bool) in
                let starts = !state.isStarted
                state.isStarted = true
                if let result = state.results[index] { return (result, starts) }
                state.waiting[index, default: []].append(continuation)
                return (nil, starts)
            }
            if starts { start() }
            if let known { continuation.resume(returning: known) }
        }
    }

    private func start() {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            var options = RunOptions()
            if let jobs = settings.jobs { options.jobs = max(1, jobs) }
            let result = plan.run(options)
            writeJUnit(result)
            deliver(result)
        }
    }

    /// The report is written before the first case is answered, so that it is there when the test process ends.
    private func writeJUnit(_ result: PlanResult) {
        guard let path = settings.junitPath else { return }
        do {
            let report = JUnitReport(
                sources: plan.sources, options: ReportOptions(includesTimes: !settings.leavesOutTimes))
            try ReportFile(path).write(report.bytes(result))
        } catch {
            Issue.record("FAULTLINE_JUNIT: \(error)")
        }
    }

    private func deliver(_ result: PlanResult) {
        var ready: [(CheckedContinuation<CaseResult, Never>, CaseResult)] = []
        state.withLock { state in
            for (fileIndex, file) in result.files.enumerated() {
                for (caseIndex, scenario) in file.cases.enumerated() {
                    let index = Index(file: fileIndex, scenario: caseIndex)
                    state.results[index] = scenario
                    for continuation in state.waiting.removeValue(forKey: index) ?? [] {
                        ready.append((continuation, scenario))
                    }
                }
            }
        }
        for (continuation, scenario) in ready { continuation.resume(returning: scenario) }
    }

    /// An issue at the YAML line for each failed check, and the trace of the last instructions as an attachment. The issues of a
    /// scenario that is known to fail are known ones, which fail no test. Nor do warnings.
    func record(_ result: CaseResult, at index: Index) {
        switch result.status {
        case .skipped: break
        case .passed: recordWarnings(result)
        case .failed, .error:
            recordIssues(result, at: index)
            recordWarnings(result)
        case .knownIssue(let issue):
            withKnownIssue(Comment(rawValue: visibleText(issue.text)), sourceLocation: SourceLocation(result.span)) {
                recordIssues(result, at: index)
            }
        }
    }

    private func recordWarnings(_ result: CaseResult) {
        for warning in result.warnings {
            Issue.record(
                Comment(rawValue: visibleText(warning.brief)), severity: .warning,
                sourceLocation: SourceLocation(warning.span ?? result.span))
        }
    }

    private func recordIssues(_ result: CaseResult, at index: Index) {
        let renderer = DiagnosticRenderer(sources: plan.sources, style: .plain)
        for diagnostic in result.diagnostics where diagnostic.severity == .error {
            Issue.record(
                Comment(rawValue: visibleText(renderer.render(diagnostic))),
                sourceLocation: SourceLocation(diagnostic.span ?? result.span))
        }
        if let trace = plan.trace(file: index.file, scenario: index.scenario) {
            let name = result.id.map { $0 == "/" ? "-" : $0 }
            Attachment.record(trace, named: String(name) + ".trace.txt", sourceLocation: SourceLocation(result.span))
        }
    }
}
