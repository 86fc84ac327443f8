internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// What comes of the machine's coming back.
extension ScenarioRunner {
    mutating func handle(_ stop: Stop, _ machine: inout Machine) -> RunEnd? {
        earlyStops &+= 1
        if earlyStops & 0xFFF == 0, let end = interruption(machine) { return end }
        return respond(stop, &machine) ?? accesses(&machine)
    }

    /// The accesses that have been made, once all that came of their instruction or exception entry has been dealt with.
    private mutating func accesses(_ machine: inout Machine) -> RunEnd? {
        guard machine.pendingStop == nil, machine.exceptions.entry == nil else { return nil }
        for access in machine.takeAccesses() { if let end = happened(.access(access), &machine) { return end } }
        return nil
    }

    private mutating func respond(_ stop: Stop, _ machine: inout Machine) -> RunEnd? {
        switch stop {
        case .accessed: return nil
        case .printed: return fire(schedule.printed(machine), &machine)
        case .limit: return interruption(machine)
        case .hook: return arrive(&machine)
        case .entered(let entry): return entered(entry, &machine)
        case .returned(let record):
            recorder?.add(.returned(record), machine)
            if let count = recordedReturns?.count, count < ExceptionJudge.bound { recordedReturns?.append(record) }
            return happened(.exception(record.exception, .return), &machine)
        case .lockup(let record):
            lockup = record
            bootLog.close()
            recorder?.add(.note(.lockup, "lockup"), machine)
            let isNamed = exceptions.lockedUp()
            guard isNamed || scenario.expectsLockup else {
                return .stopped(
                    outcome: "unexpected lockup", .unexpectedLockup(record, scenario, instructions, machine, exceptions))
            }
            return scenario.expectsLockup && !schedule.hasTimedStimulus ? .lockup(record) : nil
        case .idle:
            if machine.isLockedUp, let lockup { return .lockup(lockup) }
            return .asleep
        case .slept(let kind):
            recorder?.add(.note(.sleep, "asleep by \(kind.rawValue)"), machine)
            return happened(.sleep(kind), &machine)
        case .halted(let reason):
            recorder?.add(.note(.halt, "halted by \(reason.word.rawValue)"), machine)
            debugger.halted(&machine)
            if let end = happened(.halted(reason.word), &machine) { return end }
            return machine.isHalted ? .halted(machine.haltReason ?? reason) : nil
        case .exit(let code): return .exit(code)
        case .reset: return wasReset(&machine)
        }
    }

    /// The machine has reset itself: the end of the run, or one of the resets that the scenario names.
    private mutating func wasReset(_ machine: inout Machine) -> RunEnd? {
        recorder?.add(.note(.reset, "reset"), machine)
        forgetArrivals()
        if let call { return .stopped(outcome: "reset in a call", .callLost(call, instructions, machine)) }
        resets += 1
        if !hasBegun { bootLog.add(.reset) }
        let isEnd = scenario.expect.outcome?.value == .reset
        let named = scenario.expect.resets?.value ?? (isEnd ? 1 : 0)
        guard resets <= named else {
            return .stopped(outcome: "unexpected reset", .unexpectedReset(scenario, instructions, machine, exceptions.timeline))
        }
        if let end = happened(.reset, &machine) { return end }
        return isEnd && resets == named ? .reset : nil
    }

    private mutating func entered(_ entry: ExceptionEntry, _ machine: inout Machine) -> RunEnd? {
        recorder?.add(entry, machine)
        if let arrival, entry.fault == nil, entry.instructions == arrival.instructions, entry.returnAddress == arrival.address {
            preempted.append(arrival)
        }
        arrival = nil
        if !hasBegun { bootLog.add(.entered(entry)) }
        let unnamed = exceptions.entered(entry, machine, instructions)
        checkpoints.entered(entry, machine, exceptions)
        if let diagnostic = unnamed {
            return .stopped(outcome: "unexpected \(entry.exception)", diagnostic)
        }
        latencies.entered(entry, machine, instructions)
        return happened(.exception(entry.exception, .entry), &machine)
    }
}

extension CompiledScenario {
    /// Whether the scenario names a lockup.
    var expectsLockup: Bool { expect.outcome?.value == .lockup }
}
