/// A TIMER of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 18; nRF52833 Product Specification, TIMER): a counter of 8
/// to 32 bits at 16 MHz divided by a power of two, or of its task COUNT, with 4 or 6 registers to compare and capture.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 to 0x010 | TASKS_START, STOP, COUNT, CLEAR, SHUTDOWN | |
/// | 0x040 | TASKS_CAPTURE[n] | |
/// | 0x140 | EVENTS_COMPARE[n] | |
/// | 0x200 | SHORTS | COMPAREn_CLEAR n, COMPAREn_STOP 8+n |
/// | 0x504, 0x508, 0x510 | MODE, BITMODE, PRESCALER | 0 timer; 16, 8, 24, 32 bits; 16 MHz / 2^n |
/// | 0x540 | CC[n] | |
///
/// Interrupt output 0.
public struct NordicTimer: NordicPeripheral {
    package enum Register {
        package static let start: UInt32 = 0x000
        package static let stop: UInt32 = 0x004
        package static let count: UInt32 = 0x008
        package static let clear: UInt32 = 0x00C
        package static let shutdown: UInt32 = 0x010
        package static let capture: UInt32 = 0x040
        package static let compare: UInt32 = 0x140
        package static let shorts: UInt32 = 0x200
        package static let mode: UInt32 = 0x504
        package static let bitmode: UInt32 = 0x508
        package static let prescaler: UInt32 = 0x510
        package static let cc: UInt32 = 0x540
    }

    package static func table(channels: UInt32) -> RegisterTable {
        let mask: UInt32 = (1 << channels) - 1
        return RegisterTable(
            tasks([(0x00, "START"), (0x04, "STOP"), (0x08, "COUNT"), (0x0C, "CLEAR"), (0x10, "SHUTDOWN")])
                + tasks((0..<channels).map { (Register.capture + $0 * 4, "CAPTURE\($0)") })
                + NordicEvents.rows((0..<channels).map { (16 + $0, "COMPARE\($0)") })
                + (0..<channels).map { RegisterRow("CC\($0)", Register.cc + $0 * 4) } + [
                    RegisterRow("SHORTS", Register.shorts, writable: mask | mask << 8),
                    RegisterRow("MODE", Register.mode, writable: 0x3), RegisterRow("BITMODE", Register.bitmode, writable: 0x3),
                    RegisterRow("PRESCALER", Register.prescaler, reset: 4, writable: 0xF),
                ])
    }

    package var registers: RegisterFile
    package var events: NordicEvents
    private let channels: UInt32
    private let bits: UInt32
    private var counter = Self.stopped
    /// The cycle for which the next comparison is set, and what the counter comes to then.
    private var due: UInt64 = 0
    private var target: UInt32 = 0

    private static let stopped = TickCounter(TickRate(hertz: 16_000_000, divider: 16))

    /// `channels` is 4 or 6; `bits` is the widest the counter can be: 16 for TIMER1 and TIMER2 of nRF51.
    public init(channels: Int = 4, bits: Int = 32) {
        self.channels = UInt32(min(max(1, channels), 6))
        self.bits = UInt32(min(max(8, bits), 32))
        registers = RegisterFile(Self.table(channels: self.channels))
        events = NordicEvents(((1 << self.channels) - 1) << 16)
    }

    /// Stops it and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
        counter = Self.stopped
        due = 0
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.start: if isTimer { counter.run(at: context.now) }
        case Register.stop, Register.shutdown: counter.stop(at: context.now, clockHz: context.clockHz)
        case Register.clear: counter.set(0, at: context.now)
        case Register.count:
            guard !isTimer else { break }
            counter.set((count(context) &+ 1) & mask, at: context.now)
            compare(count(context), at: context.now, &context)
        default: registers[offset - Register.capture + Register.cc] = count(context)
        }
        schedule(&context)
    }

    package mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        let held = count(context)
        registers.store(offset, value, lanes: lanes)
        switch offset {
        case Register.mode, Register.bitmode, Register.prescaler:
            // Setting these while it counts is undefined: here it goes on from where it was.
            counter.set(held & mask, at: context.now)
            counter.rate.divider = 1 << UInt64(min(9, registers[Register.prescaler]))
            if !isTimer { counter.stop(at: context.now, clockHz: context.clockHz) }
            schedule(&context)
        case Register.cc..<Register.cc + channels * 4: schedule(&context)
        default: break
        }
    }

    /// The counter has come to the value of a CC register.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        compare(target, at: due, &context)
        schedule(&context)
    }

    private var isTimer: Bool { registers[Register.mode] == 0 }

    private var mask: UInt32 {
        let chosen: [UInt32] = [16, 8, 24, 32]
        return .max >> (32 - min(bits, chosen[Int(registers[Register.bitmode] & 3)]))
    }

    private func count(_ context: DeviceContext) -> UInt32 {
        counter.value(at: context.now, clockHz: context.clockHz) & mask
    }

    /// Raises the events of the CC registers that the counter has come to at cycle `now`, and follows the shortcuts.
    private mutating func compare(_ count: UInt32, at now: UInt64, _ context: inout DeviceContext) {
        var equal: UInt32 = 0
        for channel in 0..<channels where registers[Register.cc + channel * 4] & mask == count {
            equal |= 1 << channel
            raise(16 + channel, &context)
        }
        let shorts = registers[Register.shorts]
        if shorts & equal != 0 {
            counter.set(0, at: now)
            // Periods that are shorter than the core's instructions are not made up for.
            let period = max(1, UInt64(count))
            let ticks = counter.rate.ticks(in: context.now &- min(now, context.now), clockHz: context.clockHz)
            if ticks >= period, counter.isRunning {
                let behind = counter.rate.cycles(for: ticks % period, clockHz: context.clockHz)
                counter.set(0, at: context.now &- min(behind, context.now))
            }
        }
        if shorts >> 8 & equal != 0 { counter.stop(at: now, clockHz: context.clockHz) }
    }

    /// Sets the timer for the CC register that the counter comes to next.
    private mutating func schedule(_ context: inout DeviceContext) {
        guard counter.isRunning else {
            context.stopTimer(0)
            return
        }
        let count = count(context)
        let distances = (0..<channels).map { channel -> UInt64 in
            let distance = (registers[Register.cc + channel * 4] &- count) & mask
            return distance == 0 ? UInt64(mask) + 1 : UInt64(distance)
        }
        let next = distances.min() ?? 1
        target = (count &+ UInt32(truncatingIfNeeded: next)) & mask
        due = counter.cycle(ticks: next, after: context.now, clockHz: context.clockHz)
        context.startTimer(0, after: due &- min(due, context.now))
    }
}
