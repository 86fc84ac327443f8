internal import CortexM
internal import Diagnostics
internal import Firmware

/// What one worker of the pool does: takes a scenario, runs it on a machine of its own, gives the result.
final class Worker {
    private let machines = MachinePool()
    /// What the scenario executed that was run last, if that was asked for.
    private(set) var executed: ExecutedCode?

    /// Runs a scenario; nil when it was interrupted.
    func run(_ planned: PlannedCase, file: Int, index: Int, _ options: RunOptions) -> CaseResult? {
        executed = nil
        if let reason = planned.skipReason { return CaseResult(planned, .skipped(reason: reason)) }
        guard let scenario = planned.scenario else { return CaseResult(planned, .error) }
        let start = HostClock.seconds
        let trace = options.trace.map { TraceTarget(sink: $0, file: file, index: index) }
        do throws(LoadError) {
            let first = try run(scenario, options, trace, isCold: options.isCold, artifacts: options.artifacts)
            if first.isInterrupted { return nil }
            executed = first.executed
            for number in stride(from: 2, through: max(1, options.repeatCount), by: 1) {
                let again = try run(scenario, options, nil, isCold: true)
                if again.isInterrupted { return nil }
                guard let difference = again.difference(from: first) else { continue }
                let diagnostic = Diagnostic.twoResults(
                    difference, run: number, usesFiles: scenario.semihosting.folder != nil, at: planned.span)
                return result(planned, .error, [diagnostic], first, since: start)
            }
            return verdict(planned, scenario, first, options.cancellation, since: start)
        } catch {
            let diagnostic = Diagnostic.imageOutsideMemory(error, scenario, at: planned.span)
            return CaseResult(planned, .error, diagnostics: planned.diagnostics + [diagnostic])
        }
    }

    private func run(
        _ scenario: CompiledScenario, _ options: RunOptions, _ trace: TraceTarget?, isCold: Bool, artifacts: MemoryArtifacts? = nil
    ) throws(LoadError) -> CaseRun {
        try machines.withMachine(for: scenario) { machine, boots in
            machine.configure(scenario.semihosting)
            var options = options
            options.isCold = isCold
            let run = CaseRun.run(scenario, on: &machine, isCold ? nil : boots, options, trace: trace)
            if !run.isInterrupted { artifacts?.save(machine, scenario) }
            return run
        }
    }

    /// A failure of a scenario with a known issue is what was to be expected of it; a pass is a failure.
    private func verdict(
        _ planned: PlannedCase, _ scenario: CompiledScenario, _ run: CaseRun, _ cancellation: CancellationFlag, since start: Double
    ) -> CaseResult {
        guard !run.failures.isEmpty else {
            guard let issue = planned.knownIssue else { return result(planned, .passed, [], run, since: start) }
            return result(planned, .failed, [.unexpectedPass(issue)], run, since: start)
        }
        let (failures, state) = FailureExplainer(planned: planned, scenario: scenario).explain(run) { replay in
            try? self.replay(replay, cancellation, traceLimit: nil).state
        }
        let status = planned.knownIssue.map { CaseResult.Status.knownIssue($0.value) } ?? .failed
        return result(planned, status, failures, run, state, since: start)
    }

    /// Runs a scenario once more to a moment of it.
    func replay(
        _ replay: Replay, _ cancellation: CancellationFlag, traceLimit: Int?
    ) throws(LoadError) -> (state: ReplayState, trace: String?) {
        try machines.withMachine(for: replay.scenario) { machine, _ in
            machine.configure(replay.scenario.semihosting)
            return replay.run(on: &machine, cancellation, traceLimit: traceLimit)
        }
    }

    private func result(
        _ planned: PlannedCase, _ status: CaseResult.Status, _ failures: [Diagnostic], _ run: CaseRun, _ state: ReplayState? = nil,
        since start: Double
    ) -> CaseResult {
        CaseResult(
            planned, status, diagnostics: planned.diagnostics + failures + run.warnings, run: run.summary, failureState: state,
            wallSeconds: HostClock.seconds - start)
    }
}

extension Diagnostic {
    /// The machine refused an image that the compiler let pass.
    static func imageOutsideMemory(_ error: LoadError, _ scenario: CompiledScenario, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .imageOutsideMemory,
            "'\(scenario.images.images.first?.path ?? "the image")' has bytes at \(HexText.word(error.address)), where \(scenario.machine.name) has no memory",
            at: span)
    }
}

extension Machine {
    /// Sets what semihosting may do.
    mutating func configure(_ semihosting: CompiledSemihosting) {
        var options = SemihostingOptions()
        options.isEnabled = semihosting.isEnabled
        options.commandLine = semihosting.commandLine
        if let folder = semihosting.folder { options.files = FolderFiles(folder: folder) }
        self.semihosting = options
    }
}
