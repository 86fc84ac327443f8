internal import CortexM
internal import Diagnostics

/// What one run of a scenario came to.
struct CaseRun {
    var summary: RunSummary
    /// What failed; empty for a pass.
    var failures: [Diagnostic]
    /// What is no failure.
    var warnings: [Diagnostic]
    var isInterrupted = false
    /// R0 to R15, the special registers, and S0 to S31 at the very end.
    var finalState: [UInt32]
    /// What was executed up to the run's end, if that was asked for.
    var executed: ExecutedCode?
    /// The point of a sweep whose run it is.
    var point: SweepPoint?

    /// Warnings of one kind kept.
    private static let warningLimit = 4

    /// Runs a scenario on a machine that holds its images. A boot is taken from `boots`, if there are any.
    static func run(
        _ scenario: CompiledScenario, on machine: inout Machine, _ boots: BootPoints?, _ options: RunOptions, trace: TraceTarget?
    ) -> CaseRun {
        guard let sweep = scenario.sweep else { return run(scenario, at: nil, on: &machine, boots, options, trace) }
        var swept = SweepRun(scenario: scenario, sweep: sweep, options: options).run(&machine, boots)
        // What was executed is that of the run that is shown.
        if trace != nil || options.recordsCoverage, !swept.isInterrupted {
            swept.executed = run(scenario, at: swept.point, on: &machine, nil, options, trace).executed
        }
        return swept
    }

    /// One run, of a point where there is one.
    private static func run(
        _ scenario: CompiledScenario, at point: SweepPoint?, on machine: inout Machine, _ boots: BootPoints?, _ options: RunOptions,
        _ trace: TraceTarget?
    ) -> CaseRun {
        var runner = ScenarioRunner(scenario, options, traceLimit: trace?.sink.limit)
        runner.recorder?.recordsRegisters = trace?.sink.categories.contains(.registers) ?? false
        // The instructions of a boot are counted by going through it.
        let boots = options.recordsCoverage ? nil : boots
        machine.countsExecutions = options.recordsCoverage
        let end: RunEnd
        if let point {
            end = runner.run(&machine, boots, at: point)
        } else if let count = options.forksAfter {
            end = runner.run(&machine, boots, forkingAfter: count)
        } else {
            end = runner.run(&machine, boots)
        }
        machine.countsExecutions = false
        let executed = options.recordsCoverage ? ExecutedCode(scenario, machine.takeExecutionCounts()) : nil
        let verdict = runner.conclude(end, &machine)
        if let trace, let recorder = runner.recorder {
            let title = "\(scenario.id.span.file): \(scenario.id.value)" + (point.map { " #\($0)" } ?? "")
            let text = recorder.text(title: title, runner.instructions, trace.sink.categories)
            let findings = TraceFindings(instructions: runner.instructions, images: scenario.images)
            trace.sink.add(
                text + findings.text(trace.sink.categories, machine, runner.exceptions.entries), file: trace.file, scenario: trace.index)
        }
        var run = CaseRun(verdict, runner, machine)
        run.executed = executed
        return run
    }

    /// The facts of a run that has been judged.
    init(_ verdict: RunVerdict, _ runner: ScenarioRunner, _ machine: borrowing Machine) {
        let scenario = runner.scenario
        summary = RunSummary(
            machine: scenario.machine.name, timing: scenario.machine.timing.level,
            imageHashes: scenario.images.images.map(\.hash), instructions: verdict.instructions, cycles: verdict.cycles,
            outcome: verdict.outcome, exceptions: runner.exceptions.entries, exceptionsDropped: runner.exceptions.dropped,
            consoles: machine.consoles.map { RunSummary.Console(name: $0.name, bytes: $0.bytes) })
        summary.registers = verdict.registers
        summary.returns = runner.returns
        summary.unmodelled = machine.unmodelled.map { RunSummary.UnmodelledRegister($0, scenario.images) }
        failures = verdict.failures
        var warnings = runner.checkpoints.warnings + verdict.doubts
        for use in machine.unpredictable.prefix(Self.warningLimit) {
            warnings.append(Diagnostic.unpredictable(use, scenario, runner.instructions, machine))
        }
        for warning in machine.deviceWarnings { warnings.append(Diagnostic.deviceWarning(warning, scenario)) }
        self.warnings = warnings
        if case .interrupted = verdict.end { isInterrupted = true }
        var state: [UInt32] = []
        for register in CoreRegister.allCases { state.append(machine[register]) }
        for number in 0..<32 { state.append(machine[single: number]) }
        finalState = state
    }
}

/// Where a run's trace goes.
struct TraceTarget {
    var sink: TraceSink
    var file: Int
    var index: Int
}

extension CaseRun {
    /// The first thing in which another run of the same scenario differs, in words; nil when it does not.
    func difference(from other: CaseRun) -> String? {
        if summary.outcome != other.summary.outcome { return "outcome '\(other.summary.outcome)', then '\(summary.outcome)'" }
        if summary.instructions != other.summary.instructions {
            return "\(other.summary.instructions) instructions, then \(summary.instructions)"
        }
        if summary.cycles != other.summary.cycles { return "\(other.summary.cycles) cycles, then \(summary.cycles)" }
        if let index = zip(summary.exceptions, other.summary.exceptions).enumerated().first(where: { $1.0 != $1.1 })?.offset {
            return "exception entry \(index + 1) was \(other.summary.exceptions[index].summary), then \(summary.exceptions[index].summary)"
        }
        if summary.exceptions.count != other.summary.exceptions.count || summary.exceptionsDropped != other.summary.exceptionsDropped {
            return "\(other.summary.exceptions.count) exception entries, then \(summary.exceptions.count)"
        }
        if summary.consoles != other.summary.consoles {
            let name = zip(summary.consoles, other.summary.consoles).first { $0 != $1 }?.0.name ?? "a console"
            return "\(name) printed something else"
        }
        if summary.sweep != other.summary.sweep { return "the points of the sweep differ" }
        let names = CoreRegister.allCases.map { $0.rawValue.uppercased() } + (0..<32).map { "S\($0)" }
        for (index, name) in names.enumerated() where finalState[index] != other.finalState[index] {
            return
                "\(name) ended as \(HexText.word(other.finalState[index])), then \(HexText.word(finalState[index]))"
        }
        return failures == other.failures ? nil : "the failures differ"
    }
}
