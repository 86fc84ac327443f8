/// What a device may do to the machine while it is being accessed. The machine fills it in before the call, and carries out
/// what it asks for after it.
public struct DeviceContext: Sendable {
    /// Virtual time: core cycles since power-on.
    public let now: UInt64
    /// Core clock in hertz.
    public let clockHz: UInt64
    /// The level of each of the device's interrupt outputs, output 0 in bit 0; starts as it was.
    public var interruptLevels: UInt32
    /// Set to answer this access with a bus error.
    public var busError = false
    /// Set to ask for a system reset (a watchdog).
    public var requestsReset = false
    /// Set to send the processor an event, for one that waits in WFE.
    public var sendsEvent = false
    /// What the reset asked for is told to be.
    package private(set) var resetCause = ResetCause.watchdog
    /// Set to let a store go as the region says, as if it had no device: a bus error, or ignored.
    public var leavesToRegion = false
    /// The memories of the device: valid during the call.
    public var memory: DeviceMemory
    /// How long the core stands still after this access.
    package private(set) var stalledCycles: UInt64 = 0
    /// What the device warns of.
    package private(set) var warnings: [String] = []

    /// What the device's timers are to do, in the order asked.
    package enum TimerRequest: Sendable, Hashable {
        case start(tag: UInt32, after: UInt64)
        case stop(tag: UInt32)
    }

    package var timers: [TimerRequest] = []
    /// What is to go out on the device's wires, in the order driven.
    package private(set) var signals: [DeviceSignal] = []
    /// The register of this access, when nothing stands behind it.
    package var unmodelled: UInt32?
    package var console: Console

    /// A context for calling a device without a machine, with an empty console.
    public init(now: UInt64, clockHz: UInt64, interruptLevels: UInt32 = 0) {
        self.init(now: now, clockHz: clockHz, interruptLevels: interruptLevels, console: Console())
    }

    package init(
        now: UInt64, clockHz: UInt64, interruptLevels: UInt32, console: consuming Console, memory: DeviceMemory = DeviceMemory()
    ) {
        self.now = now
        self.clockHz = clockHz
        self.interruptLevels = interruptLevels
        self.console = console
        self.memory = memory
    }

    /// Prints a byte on the console of the device's name.
    public mutating func print(_ byte: UInt8) { console.append(byte) }

    /// Starts timer `tag`: `event` is called with it after that many cycles (at least 1). A timer that is running starts anew.
    public mutating func startTimer(_ tag: UInt32, after cycles: UInt64) {
        timers.append(.start(tag: tag, after: max(1, cycles)))
    }

    /// Stops timer `tag`, if it is running.
    public mutating func stopTimer(_ tag: UInt32) { timers.append(.stop(tag: tag)) }

    /// Asks for a system reset, and says what made it.
    public mutating func requestReset(_ cause: ResetCause) {
        requestsReset = true
        resetCause = cause
    }

    /// Puts a word on output `output`: the devices that are wired to it see it after this access.
    public mutating func drive(_ output: Int, _ value: UInt32) {
        signals.append(DeviceSignal(output: output, value: value))
    }

    /// Sets the level of interrupt output `output`, 0 to 31.
    public mutating func setInterrupt(_ output: Int, _ high: Bool) {
        guard (0..<32).contains(output) else { return }
        let bit: UInt32 = 1 << UInt32(output)
        interruptLevels = high ? interruptLevels | bit : interruptLevels & ~bit
    }

    /// Lets the core stand still for so many cycles after this access: its bus waits for an answer.
    public mutating func stall(_ cycles: UInt64) { stalledCycles = stalledCycles.addingReportingOverflow(cycles).partialValue }

    /// Notes something that the user should know: a line in the run's report, once for each text.
    public mutating func warn(_ text: String) { warnings.append(text) }
}
