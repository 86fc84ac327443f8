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
    var hooks: [UInt32] = []
    /// The function that was called and is not back.
    var call: CallInProgress?
    /// The buffer that a flash plugin takes its bytes from while it runs.
    var feed: FIFOFeed?
    var outside: RunGuard
    var schedule: StimulusSchedule
    var exceptions: ExceptionJudge
    var latencies: LatencyJudge
    var checkpoints: CheckpointJudge
    /// What has happened before the boot point.
    var bootLog = BootLog()
    /// The scenario proper has begun: at power-on, or at the boot point.
    private(set) var hasBegun = false
    /// How often the machine has reset itself.
    var resets: UInt64 = 0
    var debugger = DebuggerSession()
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
    var lockup: LockupRecord?
    /// Accesses that the machine looks for.
    var watchCount = 0
    /// Runs that came back before they were due: a look at what is outside is taken after so many.
    var earlyStops = 0
    /// The count of instructions at which the run is to stand still.
    private var pause = UInt64.max
    /// The run has come to a mark inside a call, and stands still after that.
    var isMarkDue = false

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

    /// From where the machine stands to the end of what it waits for.
    mutating func proceed(_ machine: inout Machine) -> RunEnd {
        while true { if let end = goOn(&machine) { return end } }
    }

    /// On to the run's end; nil when the function that was called is back.
    mutating func goOn(_ machine: inout Machine) -> RunEnd? {
        while true {
            if let call, call.hasReturned(machine) { return nil }
            if let end = feedPlugin(&machine) { return end }
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
                untilCycle: min(next.cycle, scenario.limits.cycles, call?.lastCycle ?? .max, feed?.nextPoll ?? .max), hooks)
            if machine.pc != acknowledged || !leavesHook(stop, hasExecuted: machine.instructions != before) { acknowledged = nil }
            if let end = handle(stop, &machine) { return end }
        }
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
}
