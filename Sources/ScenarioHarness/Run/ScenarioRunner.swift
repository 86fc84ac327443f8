internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// One run of one scenario on a machine that holds its images.
///
/// Virtual time is all that counts: the same scenario gives the same run. An address's hit is counted when its instruction is
/// about to execute; one that an exception preempts before it executes is not counted again when the exception returns to it.
struct ScenarioRunner {
    let scenario: CompiledScenario
    let instructions: InstructionText
    private let hooks: [UInt32]
    private let outside: RunGuard
    private(set) var schedule: StimulusSchedule
    private(set) var exceptions: ExceptionJudge
    var recorder: TraceRecorder?
    /// The address whose hook has been dealt with: the next run goes past it.
    private var acknowledged: UInt32?
    private var arrival: Arrival?
    /// Arrivals that an exception preempted.
    private var preempted: [Arrival] = []
    private var lockup: LockupRecord?
    /// Runs that came back before they were due: a look at what is outside is taken after so many.
    private var earlyStops = 0

    /// An instruction about to execute, and when.
    private struct Arrival {
        var address: UInt32
        var stackPointer: UInt32
        var instructions: UInt64
    }

    init(_ scenario: CompiledScenario, _ cancellation: CancellationFlag, traceLimit: Int?) {
        self.scenario = scenario
        instructions = InstructionText(scenario.machine, scenario.images)
        schedule = StimulusSchedule(scenario)
        hooks = schedule.hooks
        exceptions = ExceptionJudge(scenario)
        outside = RunGuard(cancellation, wallSeconds: scenario.limits.wallSeconds)
        recorder = traceLimit.map { TraceRecorder(limit: $0) }
    }

    /// From power-on to the run's end, before `settle`.
    mutating func run(_ machine: inout Machine) -> RunEnd {
        machine.setHooks(hooks)
        machine.observation = schedule.wantsReturns || recorder != nil ? [.entries, .returns] : [.entries]
        machine.reset(.powerOn)
        for action in scenario.setup {
            guard machine.perform(action.kind) else { return refused(action, machine) }
        }
        if let end = fire(schedule.start(), &machine) { return end }
        while true {
            let due = schedule.time(cycles: machine.cycles, instructions: machine.instructions)
            if let end = fire(due, &machine) { return end }
            if isOverLimit(machine) { return machine.isStill ? .asleep : .limit }
            if machine.pc != acknowledged, stands(at: hooks, machine) {
                if let end = arrive(&machine) { return end }
                continue
            }
            let next = schedule.next
            let stop = advance(
                &machine, to: min(next.instruction, scenario.limits.instructions),
                untilCycle: min(next.cycle, scenario.limits.cycles), hooks)
            acknowledged = nil
            if let end = handle(stop, &machine) { return end }
        }
    }

    /// After `until`: the run goes on with only the tripwire for faults, lockup and reset.
    mutating func settle(_ machine: inout Machine) -> RunEnd? {
        machine.setHooks([])
        var target = UInt64.max
        var cycle = UInt64.max
        switch scenario.settle {
        case .instructions(let count): target = machine.instructions.saturatingAdd(count)
        case .cycles(let count): cycle = machine.cycles.saturatingAdd(count)
        }
        while machine.instructions < target, machine.cycles < cycle {
            switch advance(&machine, to: target, untilCycle: cycle, []) {
            case .limit, .hook, .returned, .slept: break
            case .idle, .exit, .halted: return nil
            case .entered(let entry):
                if entry.exception.isFault {
                    return .stopped(
                        outcome: "unexpected \(entry.exception)",
                        .faultWhileSettling(entry, scenario, instructions, machine, exceptions.timeline))
                }
            case .lockup(let record):
                return .stopped(
                    outcome: "unexpected lockup", .unexpectedLockup(record, scenario, instructions, machine, exceptions.timeline))
            case .reset:
                return .stopped(outcome: "unexpected reset", .unexpectedReset(scenario, instructions, machine, exceptions.timeline))
            }
            if let end = interruption(machine) { return end }
        }
        return nil
    }

    private mutating func handle(_ stop: Stop, _ machine: inout Machine) -> RunEnd? {
        earlyStops &+= 1
        if earlyStops & 0xFFF == 0, let end = interruption(machine) { return end }
        switch stop {
        case .limit, .slept: return interruption(machine)
        case .hook: return arrive(&machine)
        case .entered(let entry): return entered(entry, &machine)
        case .returned(let record):
            recorder?.add(.returned(record))
            return fire(schedule.exception(record.exception, .return), &machine)
        case .lockup(let record):
            lockup = record
            recorder?.add(.note("lockup"))
            let isNamed = exceptions.lockedUp()
            guard isNamed || scenario.expectsLockup else {
                return .stopped(
                    outcome: "unexpected lockup", .unexpectedLockup(record, scenario, instructions, machine, exceptions.timeline))
            }
            return scenario.expectsLockup && !schedule.hasTimedStimulus ? .lockup(record) : nil
        case .idle:
            if machine.isLockedUp, let lockup { return .lockup(lockup) }
            return .asleep
        case .exit(let code): return .exit(code)
        case .halted: return .limit
        case .reset:
            guard scenario.expect.outcome?.value == .reset else {
                return .stopped(outcome: "unexpected reset", .unexpectedReset(scenario, instructions, machine, exceptions.timeline))
            }
            return .reset
        }
    }

    private mutating func entered(_ entry: ExceptionEntry, _ machine: inout Machine) -> RunEnd? {
        recorder?.add(.entered(entry))
        if let arrival, entry.fault == nil, entry.instructions == arrival.instructions, entry.returnAddress == arrival.address {
            preempted.append(arrival)
        }
        arrival = nil
        if let diagnostic = exceptions.entered(entry, machine, instructions) {
            return .stopped(outcome: "unexpected \(entry.exception)", diagnostic)
        }
        return fire(schedule.exception(entry.exception, .entry), &machine)
    }

    /// The instruction at a hook is about to execute.
    private mutating func arrive(_ machine: inout Machine) -> RunEnd? {
        let address = machine.pc
        let stackPointer = machine[.sp]
        acknowledged = address
        arrival = Arrival(address: address, stackPointer: stackPointer, instructions: machine.instructions)
        if let index = preempted.lastIndex(where: { $0.address == address && $0.stackPointer == stackPointer }) {
            preempted.removeSubrange(index...)
            return nil
        }
        let end = fire(schedule.arrival(address), &machine)
        if machine.pc != address { acknowledged = nil }
        return end
    }

    private mutating func fire(_ due: StimulusSchedule.Due, _ machine: inout Machine) -> RunEnd? {
        if due.isNothing { return nil }
        for index in due.steps {
            let step = scenario.steps[index]
            recorder?.add(.note("stimulus \(step.name ?? "at line \(step.span.start.line)")"))
            for action in step.actions {
                guard machine.perform(action.kind) else { return refused(action, machine) }
            }
        }
        return due.isEnd ? .reached : nil
    }

    private func refused(_ action: CompiledAction, _ machine: borrowing Machine) -> RunEnd {
        .stopped(outcome: "stimulus refused", .stimulusRefused(action, scenario, instructions, machine))
    }

    private func isOverLimit(_ machine: borrowing Machine) -> Bool {
        machine.instructions >= scenario.limits.instructions || machine.cycles >= scenario.limits.cycles
    }

    private func interruption(_ machine: borrowing Machine) -> RunEnd? {
        if outside.isCancelled { return .interrupted }
        guard outside.isLate else { return nil }
        return .stopped(outcome: "wall limit", .wallLimit(scenario, instructions, machine))
    }

    /// Whether the processor is about to execute the instruction at one of `hooks`.
    private func stands(at hooks: [UInt32], _ machine: borrowing Machine) -> Bool {
        guard !hooks.isEmpty, hooks.contains(machine.pc), !machine.isSleeping, !machine.isLockedUp else { return false }
        return machine.exceptions.entry == nil && machine.pendingStop == nil && !machine.canPreempt()
    }

    /// Runs to a count of instructions or a cycle, at most as far as the next look at what is outside.
    private mutating func advance(
        _ machine: inout Machine, to target: UInt64, untilCycle: UInt64, _ hooks: [UInt32]
    ) -> Stop {
        let count = min(target &- machine.instructions, RunGuard.interval)
        guard recorder != nil else { return machine.run(instructions: count, untilCycle: untilCycle) }
        let last = machine.instructions &+ count
        var isFirst = true
        while true {
            if !isFirst, stands(at: hooks, machine) { return .hook }
            isFirst = false
            let address = machine.pc
            let before = machine.instructions
            let first = machine.peek(address, size: .halfword) ?? 0
            let second = machine.peek(address &+ 2, size: .halfword) ?? 0
            let stop = machine.run(instructions: 1, untilCycle: untilCycle)
            if machine.instructions != before {
                recorder?.add(
                    .instruction(
                        address: address, first: UInt16(truncatingIfNeeded: first), second: UInt16(truncatingIfNeeded: second)))
            }
            guard case .limit = stop else { return stop }
            if machine.instructions >= last || machine.cycles >= untilCycle { return .limit }
        }
    }
}

extension CompiledScenario {
    /// Whether the scenario names a lockup.
    var expectsLockup: Bool { expect.outcome?.value == .lockup }
}

extension Machine {
    /// Whether nothing can happen any more: asleep or locked up, and no event to come.
    var isStill: Bool { (isSleeping || isLockedUp) && events.next == .max && !canPreempt() }
}

extension UInt64 {
    /// The sum, or the largest number.
    func saturatingAdd(_ other: UInt64) -> UInt64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
