/// The RTC of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 19; nRF52833 Product Specification, RTC): 24 bits at
/// 32768 Hz / (PRESCALER + 1).
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 to 0x00C | TASKS_START, STOP, CLEAR, TRIGOVRFLW | TRIGOVRFLW sets COUNTER to 0xFFFFF0 |
/// | 0x100, 0x104, 0x140 | EVENTS_TICK, OVRFLW, COMPARE[n] | happen where EVTEN or INTEN has them |
/// | 0x340 to 0x348 | EVTEN, EVTENSET, EVTENCLR | |
/// | 0x504, 0x508 | COUNTER, PRESCALER | PRESCALER can be stored to while it is stopped |
/// | 0x540 | CC[n] | |
///
/// Interrupt output 0. Input `lfclk`: it counts while that is not 0; where nothing is wired to it, always.
public struct NordicRTC: NordicPeripheral {
    package enum Register {
        package static let start: UInt32 = 0x000
        package static let stop: UInt32 = 0x004
        package static let clear: UInt32 = 0x008
        package static let trigovrflw: UInt32 = 0x00C
        package static let evten: UInt32 = 0x340
        package static let evtenset: UInt32 = 0x344
        package static let evtenclr: UInt32 = 0x348
        package static let counter: UInt32 = 0x504
        package static let prescaler: UInt32 = 0x508
        package static let cc: UInt32 = 0x540
    }

    package static func table(channels: UInt32) -> RegisterTable {
        RegisterTable(
            tasks([(0x00, "START"), (0x04, "STOP"), (0x08, "CLEAR"), (0x0C, "TRIGOVRFLW")])
                + NordicEvents.rows([(0, "TICK"), (1, "OVRFLW")] + (0..<channels).map { (16 + $0, "COMPARE\($0)") })
                + (0..<channels).map { RegisterRow("CC\($0)", Register.cc + $0 * 4, writable: 0xFF_FFFF) } + [
                    .special("EVTEN", Register.evten), .special("EVTENSET", Register.evtenset),
                    .special("EVTENCLR", Register.evtenclr), .special("COUNTER", Register.counter),
                    .special("PRESCALER", Register.prescaler),
                ])
    }

    package var registers: RegisterFile
    package var events: NordicEvents
    private let channels: UInt32
    private var counter = Self.stopped
    private var isStarted = false
    private var hasClock = true
    private var prescaler: UInt32 = 0
    private var evten: UInt32 = 0
    /// The cycle of the next event, and what the counter comes to then.
    private var due: UInt64 = 0
    private var target: UInt32 = 0

    private static let stopped = TickCounter(TickRate(hertz: 32_768))

    /// `channels` is 3 for RTC0 and 4 for the others.
    public init(channels: Int = 4) {
        self.channels = UInt32(min(max(1, channels), 4))
        registers = RegisterFile(Self.table(channels: self.channels))
        events = NordicEvents(0x3 | ((1 << self.channels) - 1) << 16)
    }

    /// Stops it and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
        counter = Self.stopped
        isStarted = false
        prescaler = 0
        evten = 0
        due = 0
    }

    package func setting(_ offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.evten, Register.evtenset, Register.evtenclr: evten
        case Register.counter: count(context)
        case Register.prescaler: prescaler
        default: registers[offset]
        }
    }

    package mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.evten: evten = (evten & ~lanes | value) & events.present
        case Register.evtenset: evten |= value & events.present
        case Register.evtenclr: evten &= ~value
        case Register.counter: break
        case Register.prescaler: if !isStarted { prescaler = (prescaler & ~lanes | value) & 0xFFF }
        default: registers.store(offset, value, lanes: lanes)
        }
        schedule(&context)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        storePeripheral(offset, value, lanes: lanes, &context)
        // An interrupt that is enabled lets its event happen.
        if offset == NordicEvents.intenset { schedule(&context) }
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.start: isStarted = true
        case Register.stop: isStarted = false
        case Register.clear: counter.set(0, at: context.now)
        default: counter.set(0xFF_FFF0, at: context.now)
        }
        runs(&context)
    }

    /// The low-frequency clock starts or stops.
    public mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext) {
        hasClock = value != 0
        runs(&context)
    }

    /// A tick, an overflow, or the value of a CC register is reached.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        let count = target
        var happened: UInt32 = 1
        if count == 0 { happened |= 1 << 1 }
        for channel in 0..<channels where registers[Register.cc + channel * 4] == count { happened |= 1 << (16 + channel) }
        events.raised |= happened & (evten | events.inten)
        context.setInterrupt(0, events.interrupts)
        schedule(&context)
    }

    private func count(_ context: DeviceContext) -> UInt32 {
        counter.value(at: context.now, clockHz: context.clockHz) & 0xFF_FFFF
    }

    private mutating func runs(_ context: inout DeviceContext) {
        if isStarted && hasClock {
            if !counter.isRunning { counter.rate.divider = UInt64(prescaler) + 1 }
            counter.run(at: context.now)
        } else {
            counter.stop(at: context.now, clockHz: context.clockHz)
        }
        schedule(&context)
    }

    private mutating func schedule(_ context: inout DeviceContext) {
        let wanted = evten | events.inten
        guard counter.isRunning, wanted != 0 else {
            context.stopTimer(0)
            return
        }
        let count = count(context)
        var distance: UInt64 = wanted & 1 != 0 ? 1 : 0x100_0000 - UInt64(count)
        for channel in 0..<channels where wanted & 1 << (16 + channel) != 0 {
            let ticks = (registers[Register.cc + channel * 4] &- count) & 0xFF_FFFF
            if ticks != 0 { distance = min(distance, UInt64(ticks)) }
        }
        target = (count &+ UInt32(truncatingIfNeeded: distance)) & 0xFF_FFFF
        due = counter.cycle(ticks: distance, after: context.now, clockHz: context.clockHz)
        context.startTimer(0, after: due &- min(due, context.now))
    }
}
