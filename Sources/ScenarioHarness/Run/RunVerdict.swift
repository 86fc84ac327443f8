internal import CortexM
internal import Diagnostics

/// What a run that has ended came to.
struct RunVerdict {
    /// How it ended in the end: after its end something can come while it settles.
    var end: RunEnd
    /// How it ended before, as summaries name it, and when.
    var outcome: String
    var instructions: UInt64
    var cycles: UInt64
    /// What failed; empty for a pass.
    var failures: [Diagnostic]
    /// The registers at the run's end, if anything failed.
    var registers: [RunSummary.Register] = []
    /// Checks of what is UNKNOWN.
    var doubts: [Diagnostic] = []
}

extension ScenarioRunner {
    /// A verdict that has been found already.
    func verdict(_ end: RunEnd, _ failures: [Diagnostic], _ machine: borrowing Machine) -> RunVerdict {
        RunVerdict(end: end, outcome: end.text, instructions: machine.instructions, cycles: machine.cycles, failures: failures)
    }

    /// Judges the run at its end, and lets it settle.
    mutating func conclude(_ end: RunEnd, _ machine: inout Machine) -> RunVerdict {
        var verdict = verdict(end, [], machine)
        switch end {
        case .stopped(_, let diagnostic): verdict.failures = checkpoints.failures + [diagnostic]
        case .interrupted: break
        case _ where !hasBegun: verdict.failures = [.bootMissed(end, scenario, instructions, machine)]
        default:
            verdict.failures = FinalJudge(scenario: scenario, instructions: instructions).failures(end, self, machine)
            verdict.doubts = UnknownValues(checks: scenario.expect.registers).warnings(exceptions.entries.last, machine)
        }
        if !verdict.failures.isEmpty { verdict.registers = RunSummary.registers(machine) }
        if case .reached = end, let later = settle(&machine) {
            if case .stopped(_, let diagnostic) = later { verdict.failures.insert(diagnostic, at: 0) }
            verdict.end = later
            if verdict.registers.isEmpty, !verdict.failures.isEmpty { verdict.registers = RunSummary.registers(machine) }
        }
        return verdict
    }
}
