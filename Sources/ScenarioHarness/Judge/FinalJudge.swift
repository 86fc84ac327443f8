internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Weighs the end of a run, before `settle`: outcome, registers, memory, consoles, and that every stimulus has fired.
struct FinalJudge {
    let scenario: CompiledScenario
    let instructions: InstructionText

    /// Every check that failed.
    func failures(_ end: RunEnd, _ runner: ScenarioRunner, _ machine: borrowing Machine) -> [Diagnostic] {
        var failures: [Diagnostic] = []
        if !isExpected(end) { failures.append(.otherOutcome(end, scenario, instructions, machine)) }
        if case .halted = end, let wanted = scenario.expect.haltedAt, !wanted.value.matches(UInt64(machine.pc)) {
            failures.append(.haltedElsewhere(wanted, instructions, machine))
        }
        failures += runner.exceptions.finish() + runner.latencies.finish()
        if let wanted = scenario.expect.resets, runner.resets < wanted.value {
            failures.append(.resetsDiffer(wanted, runner.resets))
        }
        let notes = scenario.expect.registers.isEmpty && scenario.expect.memory.isEmpty ? [] : FailureNotes.place(instructions, machine)
        for check in scenario.expect.registers {
            let value = check.target.read(machine)
            if let value, check.value.value.matches(value) { continue }
            failures.append(.registerDiffers(check, value, notes))
        }
        for check in scenario.expect.memory { if let failure = memory(check, machine, notes) { failures.append(failure) } }
        for check in scenario.expect.console { if let failure = ConsoleCheck(check).failure(machine) { failures.append(failure) } }
        for index in runner.schedule.unfired { failures.append(.stimulusUnfired(scenario.steps[index])) }
        for (error, span) in zip(machine.injectedErrors, runner.injections) where error.count == 0 {
            failures.append(.injectionUnmet(error, at: span))
        }
        return failures
    }

    private func isExpected(_ end: RunEnd) -> Bool {
        let expected = scenario.expect.outcome?.value ?? (scenario.until == nil ? .exit(code: 0) : .reached)
        return switch (expected, end) {
        case (.reached, .reached), (.lockup, .lockup), (.reset, .reset), (.asleep, .asleep), (.limit, .limit): true
        case (.exit(let code), .exit(let actual)): code == Int64(actual)
        case (.halted(let halt), .halted(let reason)): halt.reason == nil || halt.reason?.value == reason.word
        default: false
        }
    }

    private func memory(_ check: CompiledMemoryCheck, _ machine: borrowing Machine, _ notes: [Diagnostic.Note]) -> Diagnostic? {
        let what = "the memory at \(check.addressText)"
        switch check.content {
        case .value(let wanted, let size):
            let width = Int(size.rawValue) * 8
            let value = machine.peek(check.address.value, size: size)
            if let value, wanted.value.matches(UInt64(value)) { return nil }
            return .memoryDiffers(
                what, wanted: wanted.value.text(width: width), got: value.map { HexText.value($0, width: width) }, at: wanted.span, notes)
        case .bytes(let wanted):
            let bytes = machine.peekBytes(check.address.value, count: wanted.value.count)
            if bytes == wanted.value { return nil }
            return .memoryDiffers(what, wanted: Self.text(wanted.value), got: bytes.map(Self.text), at: wanted.span, notes)
        }
    }

    /// The first bytes, in hexadecimal.
    private static func text(_ bytes: [UInt8]) -> String {
        let digits = bytes.prefix(24).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return digits.joined(separator: " ") + (bytes.count > 24 ? " …" : "")
    }
}
