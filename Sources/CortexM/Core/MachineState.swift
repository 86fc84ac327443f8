import ArmMProfile

/// All that a machine holds between two runs, but for memory, what it was made from, and its observer's hooks and observation.
/// A test compares the names with those of `Machine`.
struct MachineState {
    private let registers: InlineArray<16, UInt32>
    private let flags: ConditionFlags
    private let state: ProcessorState
    private let exceptions: ExceptionState
    private let floatingPoint: FloatingPointState
    private let control: SystemControlState
    private let mpu: MPUState
    private let sysTick: SysTickState
    private let debug: DebugState
    private let flashPatch: FlashPatch
    private let watch: DataWatch
    private let cycleCounter: CycleCounter
    private let traceCounters: TraceCounters
    private let profiling: ProfilingCounters
    private let itm: InstrumentationTrace
    private let devices: DeviceBus
    private let semihostingState: SemihostingState
    private let events: EventQueue
    let cycles: UInt64
    let instructions: UInt64
    private let inputTime: UInt64?
    private let attention: Bool
    private let pendingStop: Stop?
    private let laterStops: InlineArray<3, Stop?>
    private let mpuActive: Bool
    private let profilesInstructions: Bool
    private let injectsErrors: Bool
    private let injectedErrors: [InjectedBusError]
    private let trapsUnaligned: Bool
    private let trapsDivideByZero: Bool
    private let foldsIT: Bool
    private let instructionAddress: UInt32
    private let instructionCycles: UInt8
    private let watchedAccesses: [WatchpointHit]
    private let splitsAccess: Bool
    private let consoleBytesSeen: Int
    private let flashLine: FlashLine
    private let carriedCycles: UInt64
    private let abandoned: Instruction?
    private let inITBlock: Bool
    private let restartITState: UInt8
    private let unpredictable: [UnpredictableUse]
    private let deviceWarnings: [DeviceWarning]
    private let unmodelled: [UnmodelledAccess]

    /// What a machine holds now.
    init(_ machine: borrowing Machine) {
        registers = machine.registers
        flags = machine.flags
        state = machine.state
        exceptions = machine.exceptions
        floatingPoint = machine.floatingPoint
        control = machine.control
        mpu = machine.mpu
        sysTick = machine.sysTick
        debug = machine.debug
        flashPatch = machine.flashPatch
        watch = machine.watch
        cycleCounter = machine.cycleCounter
        traceCounters = machine.traceCounters
        profiling = machine.profiling
        itm = machine.itm
        devices = machine.devices
        semihostingState = machine.semihostingState
        events = machine.events
        cycles = machine.cycles
        instructions = machine.instructions
        inputTime = machine.inputTime
        attention = machine.attention
        pendingStop = machine.pendingStop
        laterStops = machine.laterStops
        mpuActive = machine.mpuActive
        profilesInstructions = machine.profilesInstructions
        injectsErrors = machine.injectsErrors
        injectedErrors = machine.injectedErrors
        trapsUnaligned = machine.trapsUnaligned
        trapsDivideByZero = machine.trapsDivideByZero
        foldsIT = machine.foldsIT
        instructionAddress = machine.instructionAddress
        instructionCycles = machine.instructionCycles
        watchedAccesses = machine.watchedAccesses
        splitsAccess = machine.splitsAccess
        consoleBytesSeen = machine.consoleBytesSeen
        flashLine = machine.flashLine
        carriedCycles = machine.carriedCycles
        abandoned = machine.abandoned
        inITBlock = machine.inITBlock
        restartITState = machine.restartITState
        unpredictable = machine.unpredictable
        deviceWarnings = machine.deviceWarnings
        unmodelled = machine.unmodelled
    }

    /// Lets a machine hold it.
    func put(into machine: inout Machine) {
        machine.registers = registers
        machine.flags = flags
        machine.state = state
        machine.exceptions = exceptions
        machine.floatingPoint = floatingPoint
        machine.control = control
        machine.mpu = mpu
        machine.sysTick = sysTick
        machine.debug = debug
        machine.flashPatch = flashPatch
        machine.watch = watch
        machine.cycleCounter = cycleCounter
        machine.traceCounters = traceCounters
        machine.profiling = profiling
        machine.itm = itm
        machine.devices = devices
        machine.semihostingState = semihostingState
        machine.events = events
        machine.cycles = cycles
        machine.instructions = instructions
        machine.inputTime = inputTime
        machine.attention = attention
        machine.pendingStop = pendingStop
        machine.laterStops = laterStops
        machine.mpuActive = mpuActive
        machine.profilesInstructions = profilesInstructions
        machine.injectsErrors = injectsErrors
        machine.injectedErrors = injectedErrors
        machine.trapsUnaligned = trapsUnaligned
        machine.trapsDivideByZero = trapsDivideByZero
        machine.foldsIT = foldsIT
        machine.instructionAddress = instructionAddress
        machine.instructionCycles = instructionCycles
        machine.watchedAccesses = watchedAccesses
        machine.splitsAccess = splitsAccess
        machine.consoleBytesSeen = consoleBytesSeen
        machine.flashLine = flashLine
        machine.carriedCycles = carriedCycles
        machine.abandoned = abandoned
        machine.inITBlock = inITBlock
        machine.restartITState = restartITState
        machine.unpredictable = unpredictable
        machine.deviceWarnings = deviceWarnings
        machine.unmodelled = unmodelled
    }
}
