import ArmMProfile

/// A deterministic Cortex-M machine: core, exceptions, memory, system control space, devices and virtual time.
///
/// The same configuration, image and stimuli give the same states, whatever the host. There is no clock, thread, file or
/// random source inside. Use it from Swift alone: make one, `load` bytes, `reset`, `step` or `run`, read registers.
public struct Machine: ~Copyable, Sendable {
    /// What it was made from.
    public let configuration: MachineConfiguration

    /// R0 to R12, the current stack pointer, LR, and the address of the next instruction to execute.
    package var registers: InlineArray<16, UInt32> = .init(repeating: 0)
    /// APSR.
    package var flags = ConditionFlags()
    /// The special registers and the mode.
    package var state: ProcessorState
    /// What is pending, active and enabled.
    package var exceptions: ExceptionState
    /// The floating-point extension's registers and context.
    package var floatingPoint = FloatingPointState()
    /// The System Control Block.
    package var control: SystemControlState
    /// The Memory Protection Unit.
    package var mpu: MPUState
    /// The system timer.
    package var sysTick = SysTickState()
    /// Halting debug and the debug monitor.
    package var debug = DebugState()
    /// The Flash Patch and Breakpoint unit.
    package var flashPatch = FlashPatch()
    /// The comparators of the Data Watchpoint and Trace unit.
    package var watch = DataWatch()
    /// CYCCNT of the trace unit.
    package var cycleCounter = CycleCounter()
    /// What the trace unit's profiling counters count, and the counters.
    package var traceCounters = TraceCounters()
    package var profiling = ProfilingCounters()
    /// The Instrumentation Trace Macrocell and its consoles.
    package var itm = InstrumentationTrace()
    /// RAM, flash and the decode cache.
    package var memory: Memory
    /// The devices and their consoles.
    package var devices: DeviceBus
    /// Semihosting's console, clock and files.
    package var semihostingState = SemihostingState()
    /// The future.
    package var events = EventQueue()
    /// Which exception events end a run.
    public var observation = Observation()

    /// Virtual time: core cycles since power-on.
    public internal(set) var cycles: UInt64 = 0
    /// Instructions executed since power-on.
    public internal(set) var instructions: UInt64 = 0
    /// The cycle of the event that is being carried out: the boundary between two instructions may come later. `nil` for now.
    public var inputTime: UInt64?

    /// True when something between two instructions wants a look: a pending exception that can preempt, a reset, a lockup,
    /// sleep. The run loop leaves its hot part when it is set.
    package var attention = false
    /// What the run in progress ends with at the next instruction boundary; set through `requestStop(_:)`.
    package var pendingStop: Stop?
    /// What the runs after it end with, when one instruction gave more than one: a return, the entry chained to it, a lockup.
    package var laterStops: InlineArray<3, Stop?> = .init(repeating: nil)
    /// The cycle that the run in progress does not pass: an exception entry stops in its middle there.
    package var cycleLimit: UInt64 = .max

    // What a store to the System Control Space can change and instructions look at. Each has one writer: the register's.
    /// MPU_CTRL.ENABLE, whatever the mode: accesses are checked one by one.
    package var mpuActive = false {
        didSet { if mpuActive { memory.closeFast() } }
    }
    /// A comparator of the debug unit, or a test, looks at data accesses.
    package var dataWatched = false {
        didSet { if dataWatched { memory.closeFast() } }
    }
    /// The data accesses that runs end after.
    var accessWatches: [AccessWatch] = []
    /// Those that have been made since they were last asked for.
    var watchedAccesses: [WatchpointHit] = []
    /// An unaligned access is being made, in parts.
    var splitsAccess = false
    /// How far what a device drives has travelled.
    var signalDepth = 0
    /// How many bytes the consoles held at the last look, while printing is observed.
    var consoleBytesSeen = 0
    /// A profiling counter wants to know of each instruction: they are executed one by one.
    package var profilesInstructions = false
    /// Executed instructions are counted: the run loop looks at each. Off, it costs nothing.
    package var countsExecutions = false
    /// Whether bus errors have been injected: accesses are looked at one by one.
    var injectsErrors = false {
        didSet { if injectsErrors { memory.closeFast() } }
    }
    /// The bus errors that were injected since power-on.
    public internal(set) var injectedErrors: [InjectedBusError] = []
    /// CCR.UNALIGN_TRP.
    package var trapsUnaligned = false
    /// CCR.DIV_0_TRP.
    package var trapsDivideByZero = false

    /// ACTLR.DISFOLD is clear: an IT can take no cycle.
    package var foldsIT = true {
        didSet { if foldsIT != oldValue { memory.dropAllCode() } }
    }

    // The engine's own.
    /// The decoder of the core's architecture and floating-point extension.
    let decoder: Decoder
    /// The cycles of the core's instructions.
    let timing: InstructionTiming
    /// The address of the instruction in execution.
    var instructionAddress: UInt32 = 0
    /// The cycles that it has still to take when it is done.
    var instructionCycles: UInt8 = 0
    /// The wait states of each region; empty when there are none.
    let regionWaits: [UInt64]
    /// What was fetched from flash last.
    var flashLine = FlashLine()
    /// What an instruction that was abandoned for an event had taken by then.
    var carriedCycles: UInt64 = 0
    /// That instruction, while it is not settled, if its registers may be kept.
    var abandoned: Instruction?
    /// The number of instructions that the run in progress does not pass.
    var instructionLimit: UInt64 = .max
    /// Whether the instruction in execution is in an IT block.
    var inITBlock = false
    /// ITSTATE when the instruction in execution began.
    var restartITState: UInt8 = 0
    /// Set by an instruction whose effects the boundary after it has to look at: the run loop's hot part ends with it.
    package var leavesRun = false
    /// Whether the run loop executes common instructions itself. Without it the executor does them all: slower, and the same.
    package var usesForms = true {
        didSet { memory.dropAllCode() }
    }
    /// Where runs stop, ascending.
    var hooks: [UInt32] = []
    /// The first few UNPREDICTABLE encodings that were executed since power-on.
    public internal(set) var unpredictable: [UnpredictableUse] = []
    /// The first few things that devices have warned of since power-on, each once.
    public internal(set) var deviceWarnings: [DeviceWarning] = []
    /// The first access since power-on to each of the first few registers that no device models.
    public internal(set) var unmodelled: [UnmodelledAccess] = []
}

extension Machine {
    /// Ends the run in progress at the next instruction boundary. Of several, each ends a run, in order.
    package mutating func requestStop(_ stop: Stop) {
        attention = true
        if pendingStop == nil {
            pendingStop = stop
            return
        }
        for index in 0..<3 where laterStops[index] == nil {
            laterStops[index] = stop
            return
        }
    }

    /// Takes what the run in progress ends with, if there is anything.
    package mutating func takeStop() -> Stop? {
        let stop = pendingStop
        pendingStop = laterStops[0]
        laterStops[0] = laterStops[1]
        laterStops[1] = laterStops[2]
        laterStops[2] = nil
        if pendingStop == nil { updateAttention() }
        return stop
    }

    /// A machine in its state before the first reset: load an image, then `reset(.powerOn)`.
    public init(_ configuration: MachineConfiguration) {
        self.configuration = configuration
        state = ProcessorState()
        exceptions = ExceptionState()
        control = SystemControlState()
        mpu = MPUState()
        memory = Memory(configuration.regions, devices: configuration.devices)
        devices = DeviceBus(configuration.devices)
        decoder = Decoder(configuration.core.architecture, floatingPoint: configuration.core.floatingPoint)
        timing = InstructionTiming(configuration.core.timing, configuration.timing)
        regionWaits = Self.regionWaits(configuration)
    }
}
