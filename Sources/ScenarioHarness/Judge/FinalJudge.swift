internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Weighs the end of a run, before `settle`: outcome, registers, memory, consoles, and that every stimulus has fired and every
/// checkpoint been reached.
struct FinalJudge {
    let scenario: CompiledScenario
    let instructions: InstructionText

    /// Every check that failed.
    func failures(_ end: RunEnd, _ runner: ScenarioRunner, _ machine: borrowing Machine) -> [Diagnostic] {
        var failures = runner.checkpoints.failures
        if !isExpected(end) { failures.append(.otherOutcome(end, scenario, instructions, machine)) }
        if case .halted = end, let wanted = scenario.expect.haltedAt, !wanted.value.matches(UInt64(machine.pc)) {
            failures.append(.haltedElsewhere(wanted, instructions, machine))
        }
        if let call = runner.call {
            let failure = Diagnostic.callNotBack(call, limit: nil, instructions, machine)
            switch call.call.fails {
            case nil: failures.append(failure)
            case let words?: if !failure.message.contains(words.value) { failures.append(.callFailedOtherwise(failure, words)) }
            }
        }
        failures += runner.exceptions.finish() + runner.latencies.finish()
        if let wanted = scenario.expect.resets, runner.resets < wanted.value {
            failures.append(.resetsDiffer(wanted, runner.resets))
        }
        failures += StateJudge(expect: scenario.expect, instructions: instructions).failures(machine)
        for (index, wait) in runner.schedule.unfired {
            failures.append(.stimulusUnfired(scenario.steps[index], wait, runner.schedule, instructions, machine))
        }
        for (index, wait) in runner.schedule.unreached {
            failures.append(.checkpointUnreached(scenario.checkpoints[index], wait, runner.schedule, instructions, machine))
        }
        for (error, span) in zip(machine.injectedErrors, runner.injections) where error.count == 0 {
            if let span { failures.append(.injectionUnmet(error, at: span)) }
        }
        return failures
    }

    private func isExpected(_ end: RunEnd) -> Bool {
        let expected = scenario.expect.outcome?.value ?? (scenario.until == nil ? .exit(code: 0) : .reached)
        return switch (expected, end) {
        case (.reached, .reached), (.lockup, .lockup), (.reset, .reset), (.asleep, .asleep), (.limit, .limit): true
        case (.exit(let code), .exit(let actual)): code == Int64(actual)
        case (.exitValue, .exit(let actual)): scenario.expect.exitCode?.value.matches(UInt64(UInt32(bitPattern: actual))) ?? false
        case (.halted(let halt), .halted(let reason)): halt.reason == nil || halt.reason?.value == reason.word
        default: false
        }
    }
}
