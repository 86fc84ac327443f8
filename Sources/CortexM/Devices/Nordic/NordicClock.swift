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
///
/// Interrupt output 0. It drives `lfclk`: one while the low-frequency clock runs. SYSTEMOFF, the power-fail comparator and USB
/// power are not modelled.
public struct NordicClock: NordicPeripheral {
    /// Which part's registers it has.
    public enum Family: String, Sendable, Hashable, CaseIterable {
        case nrf51, nrf52
    }

    package enum Register {
        package static let resetreas: UInt32 = 0x400
        package static let hfclkrun: UInt32 = 0x408
        package static let hfclkstat: UInt32 = 0x40C
        package static let lfclkrun: UInt32 = 0x414
        package static let lfclkstat: UInt32 = 0x418
        package static let lfclksrccopy: UInt32 = 0x41C
        package static let systemoff: UInt32 = 0x500
        package static let lfclksrc: UInt32 = 0x518
        package static let gpregret: UInt32 = 0x51C
        package static let gpregret2: UInt32 = 0x520
        package static let ctiv: UInt32 = 0x538
    }

    private static let common: [RegisterRow] =
        tasks([
            (0x00, "HFCLKSTART"), (0x04, "HFCLKSTOP"), (0x08, "LFCLKSTART"), (0x0C, "LFCLKSTOP"), (0x10, "CAL"),
            (0x14, "CTSTART"), (0x18, "CTSTOP"), (0x78, "CONSTLAT"), (0x7C, "LOWPWR"),
        ]) + [
            .special("RESETREAS", Register.resetreas), .special("HFCLKRUN", Register.hfclkrun),
            .special("HFCLKSTAT", Register.hfclkstat), .special("LFCLKRUN", Register.lfclkrun),
            .special("LFCLKSTAT", Register.lfclkstat), .special("LFCLKSRCCOPY", Register.lfclksrccopy),
            RegisterRow("CTIV", Register.ctiv, writable: 0x7F), RegisterRow("DCDCEN", 0x578, writable: 1),
            .special("GPREGRET", Register.gpregret), .special("SYSTEMOFF", Register.systemoff),
        ]

    package static func table(_ family: Family) -> RegisterTable {
        let events: [(UInt32, String)] = [
            (0, "HFCLKSTARTED"), (1, "LFCLKSTARTED"), (2, "POFWARN"), (3, "DONE"), (4, "CTTO"),
        ]
        switch family {
        case .nrf51:
            return RegisterTable(
                common + NordicEvents.rows(events) + [
                    .readOnly("RAMSTATUS", 0x428, 0x3), RegisterRow("POFCON", 0x510, writable: 0x7),
                    RegisterRow("LFCLKSRC", Register.lfclksrc, writable: 0x3),
                    RegisterRow("RAMON", 0x524, reset: 0x3, writable: 0x3_0003), RegisterRow("RESET", 0x544, writable: 1),
                    RegisterRow("XTALFREQ", 0x550, reset: .max), RegisterRow("RAMONB", 0x554, reset: 0x3, writable: 0x3_0003),
                ])
        case .nrf52:
            return RegisterTable(
                common + NordicEvents.rows(events + [(10, "CTSTARTED"), (11, "CTSTOPPED")]) + [
                    RegisterRow("POFCON", 0x510, writable: 0xF1F), .special("GPREGRET2", Register.gpregret2),
                    RegisterRow("LFCLKSRC", Register.lfclksrc, writable: 0x3_0003),
                    RegisterRow("HFXODEBOUNCE", 0x528, reset: 0x10, writable: 0xFF),
                    RegisterRow("LFXODEBOUNCE", 0x52C, writable: 1), RegisterRow("TRACECONFIG", 0x55C, writable: 0x3_0003),
                    .readOnly("MAINREGSTATUS", 0x640),
                ])
        }
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
