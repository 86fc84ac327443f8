/// The WDT of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 21; nRF52833 Product Specification, WDT). It starts the
/// low-frequency clock that it needs by itself, cannot be stopped, and goes on after a reset by SYSRESETREQ.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 | TASKS_START | |
/// | 0x100 | EVENTS_TIMEOUT | two ticks before the reset |
/// | 0x400, 0x404 | RUNSTATUS, REQSTATUS | the reload requests that are still awaited |
/// | 0x504, 0x508, 0x50C | CRV, RREN, CONFIG | as they were when it was started; CRV + 1 ticks at 32768 Hz |
/// | 0x600 | RR[n] | 0x6E524635 is the request |
///
/// Interrupt output 0. CONFIG.HALT is held; CONFIG.SLEEP too: it always goes on.
public struct NordicWatchdog: NordicPeripheral {
    package enum Register {
        package static let runstatus: UInt32 = 0x400
        package static let reqstatus: UInt32 = 0x404
        package static let crv: UInt32 = 0x504
        package static let rren: UInt32 = 0x508
        package static let config: UInt32 = 0x50C
        package static let rr: UInt32 = 0x600
    }

    package static let table = RegisterTable(
        tasks([(0x00, "START")]) + NordicEvents.rows([(0, "TIMEOUT")])
            + (0..<8).map { .special("RR\($0)", Register.rr + $0 * 4) } + [
                .special("RUNSTATUS", Register.runstatus), .special("REQSTATUS", Register.reqstatus, reset: 1),
                .special("CRV", Register.crv, reset: .max), .special("RREN", Register.rren, reset: 1),
                .special("CONFIG", Register.config, reset: 1),
            ])

    package var registers = RegisterFile(table)
    package var events = NordicEvents(1)
    private var isRunning = false
    private var awaited: UInt32 = 1
    private var crv: UInt32 = .max
    private var rren: UInt32 = 1
    private var config: UInt32 = 1
    /// The cycle of the time-out.
    private var due: UInt64 = 0

    private static let rate = TickRate(hertz: 32_768)
    private static let timeout: UInt32 = 0
    private static let bite: UInt32 = 1

    /// A watchdog as after power-on, not started.
    public init() {}

    /// Clears the event and its interrupt; what stops it waits for `didReset`.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
        if kind == .powerOn { stop() }
    }

    /// Only a reset by SYSRESETREQ leaves a watchdog running.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        guard isRunning, cause == .software else { return stop() }
        context.startTimer(Self.timeout, after: due &- min(due, context.now))
    }

    /// True: it outlasts some resets.
    public var isToldOfResets: Bool { true }

    package func setting(_ offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.runstatus: isRunning ? 1 : 0
        case Register.reqstatus: awaited
        case Register.crv: crv
        case Register.rren: rren
        case Register.config: config
        case Register.rr..<Register.rr + 32: 0
        default: registers[offset]
        }
    }

    package mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.runstatus, Register.reqstatus: break
        case Register.crv: if !isRunning { crv = crv & ~lanes | value }
        case Register.rren:
            if !isRunning { rren = (rren & ~lanes | value) & 0xFF }
            if !isRunning { awaited = rren }
        case Register.config: if !isRunning { config = (config & ~lanes | value) & 0x9 }
        case Register.rr..<Register.rr + 32:
            guard isRunning, value == 0x6E52_4635 else { break }
            awaited &= ~(1 << ((offset - Register.rr) / 4))
            if awaited == 0 { reload(&context) }
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        guard !isRunning else { return }
        isRunning = true
        reload(&context)
    }

    /// The count has come to its end, or the two ticks after that have passed.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == Self.timeout {
            raise(0, &context)
            context.startTimer(Self.bite, after: Self.rate.cycles(for: 2, clockHz: context.clockHz))
        } else {
            context.requestReset(.watchdog)
        }
    }

    private mutating func reload(_ context: inout DeviceContext) {
        awaited = rren
        let cycles = Self.rate.cycles(for: UInt64(crv) + 1, clockHz: context.clockHz)
        due = context.now &+ cycles
        context.startTimer(Self.timeout, after: cycles)
    }

    private mutating func stop() {
        isRunning = false
        awaited = 1
        crv = .max
        rren = 1
        config = 1
    }
}
