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

    /// Warnings of one kind kept.
    private static let warningLimit = 4

    /// Runs a scenario on a machine that holds its images.
    static func run(
        _ scenario: CompiledScenario, on machine: inout Machine, _ options: RunOptions, trace: TraceTarget?
    ) -> CaseRun {
        var runner = ScenarioRunner(scenario, options, traceLimit: trace?.sink.limit)
        machine.countsExecutions = options.recordsCoverage
        var end = runner.run(&machine)
        machine.countsExecutions = false
        let executed = options.recordsCoverage ? ExecutedCode(scenario, machine.takeExecutionCounts()) : nil
        var failures: [Diagnostic] = []
        var doubts: [Diagnostic] = []
        let cycles = machine.cycles
        let instructions = machine.instructions
        switch end {
        case .stopped(_, let diagnostic): failures = runner.checkpoints.failures + [diagnostic]
        case .interrupted: break
        default:
            failures = FinalJudge(scenario: scenario, instructions: runner.instructions).failures(end, runner, machine)
            doubts = UnknownValues(checks: scenario.expect.registers).warnings(runner.exceptions.entries.last, machine)
        }
        let outcome = end.text
        let registers = failures.isEmpty ? [] : RunSummary.registers(machine)
        let returns = runner.returns
        if case .reached = end, let later = runner.settle(&machine) {
            if case .stopped(_, let diagnostic) = later { failures.insert(diagnostic, at: 0) }
            end = later
        }
        if let trace, let recorder = runner.recorder {
            trace.sink.add(
                recorder.text(title: "\(scenario.id.span.file): \(scenario.id.value)", runner.instructions), file: trace.file,
                scenario: trace.index)
        }
        let consoles = machine.consoles.filter { !$0.bytes.isEmpty }
        var summary = RunSummary(
            machine: scenario.machine.name, timing: scenario.machine.timing.level,
            imageHashes: scenario.images.images.map(\.hash), instructions: instructions, cycles: cycles, outcome: outcome,
            exceptions: runner.exceptions.entries,
            exceptionsDropped: runner.exceptions.dropped,
            consoles: consoles.map { RunSummary.Console(name: $0.name, bytes: $0.bytes) })
        summary.registers = registers.isEmpty && !failures.isEmpty ? RunSummary.registers(machine) : registers
        summary.returns = returns
        var isInterrupted = false
        if case .interrupted = end { isInterrupted = true }
        let warnings = machine.unpredictable.prefix(warningLimit).map { use in
            Diagnostic.unpredictable(use, scenario, runner.instructions, machine)
        }
        return CaseRun(
            summary: summary, failures: failures, warnings: runner.checkpoints.warnings + doubts + warnings, isInterrupted: isInterrupted,
            finalState: CoreRegister.allCases.map { machine[$0] } + (0..<32).map { machine[single: $0] }, executed: executed)
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
        let names = CoreRegister.allCases.map { $0.rawValue.uppercased() } + (0..<32).map { "S\($0)" }
        for (index, name) in names.enumerated() where finalState[index] != other.finalState[index] {
            return
                "\(name) ended as \(HexText.word(other.finalState[index])), then \(HexText.word(finalState[index]))"
        }
        return failures == other.failures ? nil : "the failures differ"
    }
}
