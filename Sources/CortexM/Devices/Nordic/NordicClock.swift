/// The CLOCK and POWER peripherals of nRF51 and nRF52, which share their address (nRF51 Reference Manual 3.0, sections 12 and
/// 13; nRF52833 Product Specification, CLOCK and POWER). A clock that is started is ready after its start-up time.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 to 0x018 | TASKS_… | HFCLKSTART, HFCLKSTOP, LFCLKSTART, LFCLKSTOP, CAL, CTSTART, CTSTOP |
/// | 0x100 to 0x110 | EVENTS_… | HFCLKSTARTED, LFCLKSTARTED, POFWARN (never), DONE, CTTO |
/// | 0x400 | RESETREAS | write one to clear: RESETPIN 0, DOG 1, SREQ 2 |
/// | 0x408, 0x40C | HFCLKRUN, HFCLKSTAT | SRC 0, STATE 16 |
/// | 0x414 to 0x41C | LFCLKRUN, LFCLKSTAT, LFCLKSRCCOPY | SRC 1:0, STATE 16 |
/// | 0x51C, 0x520 | GPREGRET, GPREGRET2 | keep their value in a reset by SYSRESETREQ |
/// | 0x518, 0x538 | LFCLKSRC, CTIV | |
/// | 0x900 to 0x988 | RAM[n].POWER, POWERSET, POWERCLR | of nRF52 (`NordicRAMPower.swift`) |
///
/// Interrupt output 0. It drives `lfclk`: one while the low-frequency clock runs. SYSTEMOFF, the power-fail comparator and USB
/// power are not modelled.
public struct NordicClock: NordicPeripheral {
    /// Which part's registers it has.
    public enum Family: String, Sendable, Hashable, CaseIterable {
        case nrf51, nrf52
    }

    package var registers: RegisterFile
    package var events: NordicEvents
    private let family: Family
    private var high = Oscillator()
    private var low = Oscillator()
    private var lowSource: UInt32 = 0
    private var reasons: UInt32 = 0
    private var retained: [UInt32] = [0, 0]

    private struct Oscillator: Sendable, Hashable {
        var isAsked = false
        var runs = false
    }

    private enum Timer {
        static let high: UInt32 = 0
        static let low: UInt32 = 1
        static let calibration: UInt32 = 2
        static let interval: UInt32 = 3
    }

    /// The peripherals of a family as after power-on.
    public init(_ family: Family) {
        self.family = family
        registers = RegisterFile(Self.table(family))
        events = NordicEvents(family == .nrf51 ? 0x1F : 0xC1F)
    }

    /// Stops the clocks and gives registers their reset values; RESETREAS and GPREGRET wait for `didReset`.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
        high = Oscillator()
        low = Oscillator()
        lowSource = 0
        if kind == .powerOn {
            reasons = 0
            retained = [0, 0]
        }
    }

    /// Notes the cause in RESETREAS. Only a reset by SYSRESETREQ keeps GPREGRET (nRF52833 Product Specification, "Reset
    /// behavior").
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        switch cause {
        case .powerOn: break
        case .pin: reasons |= 1 << 0
        case .watchdog, .windowWatchdog: reasons |= 1 << 1
        case .software, .device: reasons |= 1 << 2
        }
        if cause != .software { retained = [0, 0] }
        context.drive(0, 0)
    }

    /// True: RESETREAS tells the cause.
    public var isToldOfResets: Bool { true }

    package func setting(_ offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.resetreas: reasons
        case Register.hfclkrun: high.isAsked ? 1 : 0
        case Register.hfclkstat: high.runs ? 1 << 16 | 1 : 0
        case Register.lfclkrun: low.isAsked ? 1 : 0
        case Register.lfclkstat: low.runs ? 1 << 16 | lowSource : 0
        case Register.lfclksrccopy: lowSource
        case Register.systemoff: 0
        case Register.gpregret: retained[0]
        case Register.gpregret2 where family == .nrf52: retained[1]
        case NordicRAMPower.range where family == .nrf52: registers[NordicRAMPower.power(of: offset)]
        default: registers[offset]
        }
    }

    package mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.resetreas: reasons &= ~value
        case Register.hfclkrun, Register.hfclkstat, Register.lfclkrun, Register.lfclkstat, Register.lfclksrccopy: break
        case Register.systemoff:
            if value & 1 != 0 { context.warn("POWER: SYSTEMOFF is not modelled: the core goes on") }
        case Register.gpregret: if lanes & 0xFF != 0 { retained[0] = value & 0xFF }
        case Register.gpregret2 where family == .nrf52: if lanes & 0xFF != 0 { retained[1] = value & 0xFF }
        case NordicRAMPower.range where family == .nrf52:
            NordicRAMPower.store(offset, value, lanes: lanes, &registers)
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case 0x00:
            high.isAsked = true
            context.startTimer(Timer.high, after: high.runs ? 1 : context.cycles(microseconds: 400))
        case 0x04:
            high = Oscillator()
            context.stopTimer(Timer.high)
        case 0x08:
            lowSource = registers[Register.lfclksrc] & 3
            low.isAsked = true
            // 600 us for the RC oscillator, 250 ms for the crystal; synthesised, as soon as asked.
            let time: [UInt64] = [600, 250_000, 1, 1]
            context.startTimer(Timer.low, after: context.cycles(microseconds: time[Int(lowSource)]))
        case 0x0C:
            low = Oscillator()
            context.stopTimer(Timer.low)
            context.drive(0, 0)
        case 0x10: context.startTimer(Timer.calibration, after: context.cycles(microseconds: 16_000))
        case 0x14:
            if family == .nrf52 { raise(10, &context) }
            context.startTimer(
                Timer.interval, after: context.cycles(microseconds: 250_000 * UInt64(max(1, registers[Register.ctiv]))))
        case 0x18:
            if family == .nrf52 { raise(11, &context) }
            context.stopTimer(Timer.interval)
        default: break
        }
    }

    /// An oscillator has started, a calibration is done, or its interval is over.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        switch tag {
        case Timer.high where high.isAsked:
            high.runs = true
            raise(0, &context)
        case Timer.low where low.isAsked:
            low.runs = true
            context.drive(0, 1)
            raise(1, &context)
        case Timer.calibration: raise(3, &context)
        case Timer.interval: raise(4, &context)
        default: break
        }
    }
}
