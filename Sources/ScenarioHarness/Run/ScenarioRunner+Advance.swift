internal import ArmMProfile
internal import CortexM
internal import Diagnostics

/// How far a run goes at a time, and how it goes on after its end.
extension ScenarioRunner {
    func isOverLimit(_ machine: borrowing Machine) -> Bool {
        machine.instructions >= scenario.limits.instructions || machine.cycles >= scenario.limits.cycles
    }

    func interruption(_ machine: borrowing Machine) -> RunEnd? {
        if outside.isCancelled { return .interrupted }
        guard outside.isLate else { return nil }
        return .stopped(outcome: "wall limit", .wallLimit(scenario, instructions, machine))
    }

    /// Whether the processor is about to execute the instruction at one of `hooks`.
    func stands(at hooks: [UInt32], _ machine: borrowing Machine) -> Bool {
        guard !hooks.isEmpty, hooks.contains(machine.pc), !machine.isSleeping, !machine.isLockedUp, !machine.isHalted
        else { return false }
        return machine.exceptions.entry == nil && machine.pendingStop == nil && !machine.canPreempt()
    }

    /// Whether a replay has come to its moment: so many instructions are executed, and the next one is about to be.
    func isPaused(_ machine: borrowing Machine) -> Bool {
        guard let pausesBefore, machine.instructions >= pausesBefore, !machine.isSleeping, !machine.isLockedUp, !machine.isHalted
        else { return false }
        return machine.exceptions.entry == nil && machine.pendingStop == nil && !machine.canPreempt()
    }

    /// Runs to a count of instructions or a cycle, at most as far as the next look at what is outside.
    mutating func advance(
        _ machine: inout Machine, to target: UInt64, untilCycle: UInt64, _ hooks: [UInt32]
    ) -> Stop {
        var count = min(target &- machine.instructions, RunGuard.interval)
        if let pausesBefore { count = min(count, max(1, pausesBefore.saturatingSubtract(machine.instructions))) }
        guard let start = recorder?.start, machine.instructions >= start else {
            if let start = recorder?.start { count = min(count, start &- machine.instructions) }
            return machine.run(instructions: count, untilCycle: untilCycle)
        }
        let last = machine.instructions &+ count
        var isFirst = true
        while true {
            if !isFirst, stands(at: hooks, machine) { return .hook }
            isFirst = false
            let address = machine.pc
            let before = machine.instructions
            let first = machine.peek(address, size: .halfword) ?? 0
            let second = machine.peek(address &+ 2, size: .halfword) ?? 0
            let registers = recorder?.recordsRegisters == true ? ReplayState.names.map { machine[$0] } : []
            let stop = machine.run(instructions: 1, untilCycle: untilCycle)
            if machine.instructions != before {
                let executed = TraceRecorder.Executed(
                    address: address, first: UInt16(truncatingIfNeeded: first), second: UInt16(truncatingIfNeeded: second),
                    registers: registers)
                recorder?.add(.instruction(executed), machine)
            }
            guard case .limit = stop else { return stop }
            if machine.instructions >= last || machine.cycles >= untilCycle { return .limit }
        }
    }

    /// After `until`: the run goes on with only the tripwire for faults, lockup and reset.
    mutating func settle(_ machine: inout Machine) -> RunEnd? {
        machine.setHooks([])
        machine.watchAccesses([])
        machine.observation.remove(.prints)
        var target = UInt64.max
        var cycle = UInt64.max
        switch scenario.settle {
        case .instructions(let count): target = machine.instructions.saturatingAdd(count)
        case .cycles(let count): cycle = machine.cycles.saturatingAdd(count)
        }
        while machine.instructions < target, machine.cycles < cycle {
            if isPaused(machine) { return .paused }
            switch advance(&machine, to: target, untilCycle: cycle, []) {
            case .limit, .hook, .returned, .slept, .accessed, .printed: break
            case .idle, .exit, .halted: return nil
            case .entered(let entry):
                if entry.exception.isFault {
                    return .stopped(
                        outcome: "unexpected \(entry.exception)",
                        .faultWhileSettling(entry, scenario, instructions, machine, exceptions.timeline))
                }
            case .lockup(let record):
                return .stopped(
                    outcome: "unexpected lockup", .unexpectedLockup(record, scenario, instructions, machine, exceptions))
            case .reset:
                return .stopped(outcome: "unexpected reset", .unexpectedReset(scenario, instructions, machine, exceptions.timeline))
            }
            if let end = interruption(machine) { return end }
        }
        return nil
    }
}

extension Machine {
    /// Whether nothing can happen any more: asleep or locked up, and no event to come.
    var isStill: Bool { (isSleeping || isLockedUp) && events.next == .max && !canPreempt() }
}

extension UInt64 {
    /// The difference, or 0.
    func saturatingSubtract(_ other: UInt64) -> UInt64 { self > other ? self - other : 0 }

    /// The sum, or the largest number.
    func saturatingAdd(_ other: UInt64) -> UInt64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
