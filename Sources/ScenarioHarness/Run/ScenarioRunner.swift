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
    private var hooks: [UInt32] = []
    /// The function that was called and is not back.
    var call: CallInProgress?
    private(set) var outside: RunGuard
    private(set) var schedule: StimulusSchedule
    var exceptions: ExceptionJudge
    var latencies: LatencyJudge
    var checkpoints: CheckpointJudge
    /// What has happened before the boot point.
    private(set) var bootLog = BootLog()
    /// The scenario proper has begun: at power-on, or at the boot point.
    private(set) var hasBegun = false
    /// How often the machine has reset itself.
    var resets: UInt64 = 0
    private var debugger = DebuggerSession()
    /// Where the scenario asks for each bus error that the machine has, in its order; nil for one of a sweep's.
    var injections: [SourceSpan?] = []
    var recorder: TraceRecorder?
    /// Exception returns, up to the bound of the entries; nil when nobody asks for them.
    var recordedReturns: [ExceptionReturnRecord]?
    /// The count of instructions that a replay is to stop before.
    var pausesBefore: UInt64?
    /// The address whose hook has been dealt with: the next run goes past it.
    var acknowledged: UInt32?
    var arrival: Arrival?
    /// Arrivals that an exception preempted.
    var preempted: [Arrival] = []
    private var lockup: LockupRecord?
    /// Accesses that the machine looks for.
    private var watchCount = 0
    /// Runs that came back before they were due: a look at what is outside is taken after so many.
    private var earlyStops = 0
    /// The count of instructions at which the run is to stand still.
    private var pause = UInt64.max
    /// The run has come to a mark inside a call, and stands still after that.
    private var isMarkDue = false

    /// An instruction about to execute, and when.
    struct Arrival {
        var address: UInt32
        var stackPointer: UInt32
        var instructions: UInt64
    }

    init(_ scenario: CompiledScenario, _ options: RunOptions, traceLimit: Int?) {
        self.scenario = scenario
        instructions = InstructionText(scenario.machine, scenario.images)
        schedule = StimulusSchedule(scenario, from: RunMoment(cycles: 0, instructions: 0))
        exceptions = ExceptionJudge(scenario, instructions)
        latencies = LatencyJudge(scenario.expect.latency)
        checkpoints = CheckpointJudge(scenario, instructions)
        outside = RunGuard(options.cancellation, wallSeconds: scenario.limits.wallSeconds)
        recorder = traceLimit.map { TraceRecorder(limit: $0) }
        recordedReturns = options.recordsReturns ? [] : nil
    }

    /// The exception returns up to now, if they were asked for.
    var returns: [ExceptionReturnRecord] { recordedReturns ?? [] }

    /// From power-on to the run's end, before `settle`, or to a mark. The boot is gone through, or taken from `boots`.
    mutating func run(_ machine: inout Machine, _ boots: BootPoints?, until mark: CompiledTrigger? = nil) -> RunEnd {
        if let end = boot(&machine, boots) { return end }
        return begin(mark, &machine) ?? proceed(&machine)
    }

    /// At power-on or the boot point: from here on triggers are counted.
    private mutating func begin(_ mark: CompiledTrigger?, _ machine: inout Machine) -> RunEnd? {
        hasBegun = true
        acknowledged = nil
        var schedule = StimulusSchedule(scenario, from: RunMoment(machine))
        schedule.skipPrints(machine)
        schedule.mark(mark, machine)
        watch(schedule, &machine)
        for action in scenario.setup { if let end = perform(action, &machine) { return end } }
        return happened(.start, &machine)
    }

    /// Waits for what is in a schedule from now on, and for nothing else.
    mutating func watch(_ schedule: StimulusSchedule, _ machine: inout Machine) {
        self.schedule = schedule
        hooks = schedule.hooks
        arm(&machine)
    }

    /// Waits for a place beside all else, from here on.
    mutating func mark(_ trigger: CompiledTrigger, _ machine: inout Machine) {
        isMarkDue = false
        schedule.mark(trigger, machine)
        watch(schedule, &machine)
    }

    /// Waits for no place any more. What the machine came back for there it still comes back for, and nothing comes of it.
    mutating func unmark() {
        isMarkDue = false
        schedule.unmark()
    }

    /// The guard in host time begins again.
    mutating func renewGuard(_ options: RunOptions) {
        outside = RunGuard(options.cancellation, wallSeconds: scenario.limits.wallSeconds)
    }

    /// The same as `proceed`, as far as a count of instructions, but not inside a call.
    mutating func proceed(_ machine: inout Machine, through count: UInt64) -> RunEnd {
        pause = count
        defer { pause = .max }
        return proceed(&machine)
    }

    /// From power-on to the run's end twice over: from `count` instructions on the machine goes back, and the run goes on again.
    mutating func run(_ machine: inout Machine, _ boots: BootPoints?, forkingAfter count: UInt64) -> RunEnd {
        pause = count
        let end = run(&machine, boots)
        pause = .max
        guard case .paused = end else { return end }
        let snapshot = machine.snapshot()
        var fork = self
        _ = fork.conclude(fork.proceed(&machine), &machine)
        arm(&machine)
        machine.restore(snapshot)
        return proceed(&machine)
    }

    /// From where the machine stands to the end of what it waits for.
    mutating func proceed(_ machine: inout Machine) -> RunEnd {
        while true { if let end = goOn(&machine) { return end } }
    }

    /// On to the run's end; nil when the function that was called is back.
    mutating func goOn(_ machine: inout Machine) -> RunEnd? {
        while true {
            if let call, call.hasReturned(machine) { return nil }
            if let end = fire(schedule.time(RunMoment(machine)), &machine) { return end }
            if isOverLimit(machine) { return machine.isStill ? .asleep : .limit }
            if let call, call.isOverLimit(machine) {
                return .stopped(outcome: "call's limit", .callNotBack(call, limit: call.call.limits.text, instructions, machine))
            }
            if machine.pc != acknowledged, stands(at: hooks, machine) {
                if let end = arrive(&machine) { return end }
                continue
            }
            if isPaused(machine) { return .paused }
            if call == nil {
                if isMarkDue { return .marked }
                if hasBegun, machine.instructions >= pause { return .paused }
            }
            let next = schedule.next
            let before = machine.instructions
            let stop = advance(
                &machine, to: min(next.instruction, scenario.limits.instructions, call?.lastInstruction ?? (hasBegun ? pause : .max)),
                untilCycle: min(next.cycle, scenario.limits.cycles, call?.lastCycle ?? .max), hooks)
            if machine.pc != acknowledged || !leavesHook(stop, hasExecuted: machine.instructions != before) { acknowledged = nil }
            if let end = handle(stop, &machine) { return end }
        }
    }

    /// Whether a run that ends so can have come no further than the instruction whose hook has been dealt with.
    private func leavesHook(_ stop: Stop, hasExecuted: Bool) -> Bool {
        switch stop {
        case .halted: true
        case .accessed, .printed: !hasExecuted
        default: false
        }
    }

    /// Tells the machine what runs have to come back for. It goes back to a snapshot after that, not before.
    mutating func arm(_ machine: inout Machine) {
        machine.setHooks(hooks)
        let watches = schedule.watches
        watchCount = watches.count
        machine.watchAccesses(watches)
        machine.observation = [.entries]
        if schedule.wantsReturns || recorder != nil || recordedReturns != nil { machine.observation.insert(.returns) }
        if schedule.wantsSleeps || recorder != nil { machine.observation.insert(.sleeps) }
        if schedule.wantsPrints { machine.observation.insert(.prints) }
    }

    /// Looks no more for accesses and prints that nothing waits for any longer: the machine is faster without.
    private mutating func disarm(_ machine: inout Machine) {
        if watchCount > 0 {
            let watches = schedule.watches
            if watches.count != watchCount { machine.watchAccesses(watches) }
            watchCount = watches.count
        }
        if machine.observation.contains(.prints), !schedule.wantsPrints { machine.observation.remove(.prints) }
    }

    private mutating func handle(_ stop: Stop, _ machine: inout Machine) -> RunEnd? {
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

    /// After a reset no exception returns to where it came.
    private mutating func forgetArrivals() {
        acknowledged = nil
        arrival = nil
        preempted.removeAll()
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

    /// The instruction at a hook is about to execute.
    private mutating func arrive(_ machine: inout Machine) -> RunEnd? {
        if let call, call.hasReturned(machine) { return nil }
        let address = machine.pc
        let stackPointer = machine[.sp]
        acknowledged = address
        arrival = Arrival(address: address, stackPointer: stackPointer, instructions: machine.instructions)
        if let index = preempted.lastIndex(where: { $0.address == address && $0.stackPointer == stackPointer }) {
            preempted.removeSubrange(index...)
            return nil
        }
        let end = happened(.arrival(address), &machine)
        if machine.pc != address { acknowledged = nil }
        return end
    }

    /// Does what an event calls for.
    private mutating func happened(_ event: TriggerEvent, _ machine: inout Machine) -> RunEnd? {
        fire(schedule.happened(event, at: RunMoment(machine)), &machine)
    }

    private mutating func fire(_ due: StimulusSchedule.Due, _ machine: inout Machine) -> RunEnd? {
        if due.isNothing { return nil }
        disarm(&machine)
        for (index, cycle) in due.steps {
            let step = scenario.steps[index]
            recorder?.add(.note(.stimulus, "stimulus \(step.name ?? "at line \(step.span.start.line)")"), machine)
            // What comes at a cycle comes then, though the boundary between two instructions may be later.
            machine.inputTime = cycle
            defer { machine.inputTime = nil }
            for action in step.actions { if let end = perform(action, &machine) { return end } }
        }
        for index in due.checkpoints {
            recorder?.add(.note(.checkpoint, "checkpoint \(scenario.checkpoints[index].label)"), machine)
            checkpoints.reached(index, machine, exceptions)
        }
        if due.isMark {
            isMarkDue = call != nil
            if !isMarkDue { return .marked }
        }
        return due.isEnd ? .reached : nil
    }

    mutating func perform(_ action: CompiledAction, _ machine: inout Machine) -> RunEnd? {
        if case .debugger(let request, let words) = action.kind {
            let refusal = debugger.perform(request, &machine)
            let problem = DebuggerCheck(action: action, refused: words).failure(refusal, instructions, machine)
            return problem.map { .stopped(outcome: "debugger's request", $0) }
        }
        if case .call(let call) = action.kind { return perform(call, &machine) }
        guard machine.perform(action.kind) else { return refused(action, machine) }
        switch action.kind {
        case .reset:
            forgetArrivals()
            if let call { return .stopped(outcome: "reset in a call", .callLost(call, instructions, machine)) }
        case .inject: injections.append(action.span)
        default: break
        }
        return nil
    }

    /// The arrival that a call interrupts.
    struct InterruptedArrival {
        fileprivate var acknowledged: UInt32?
        fileprivate var arrival: Arrival?
    }

    /// The run now stops at the return address too.
    mutating func beginCall(returnAddress: UInt32, _ machine: inout Machine) -> InterruptedArrival {
        defer {
            acknowledged = nil
            arrival = nil
        }
        if !hooks.contains(returnAddress) {
            hooks = (hooks + [returnAddress]).sorted()
            machine.setHooks(hooks)
        }
        return InterruptedArrival(acknowledged: acknowledged, arrival: arrival)
    }

    /// The run goes on where the call interrupted it: an arrival there has been counted.
    mutating func endCall(_ interrupted: InterruptedArrival, _ machine: inout Machine) {
        acknowledged = interrupted.acknowledged
        arrival = interrupted.arrival
        hooks = schedule.hooks
        machine.setHooks(hooks)
    }

    private func refused(_ action: CompiledAction, _ machine: borrowing Machine) -> RunEnd {
        .stopped(outcome: "stimulus refused", .stimulusRefused(action, scenario, instructions, machine))
    }
}

extension CompiledScenario {
    /// Whether the scenario names a lockup.
    var expectsLockup: Bool { expect.outcome?.value == .lockup }
}
