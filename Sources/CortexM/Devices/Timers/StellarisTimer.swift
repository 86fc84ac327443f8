/// A general-purpose timer module of Stellaris LM3S parts (LM3S6965 data sheet, section 10): one 32-bit timer or two of 16 bits
/// with prescaler, one-shot or periodic, counting down at the core's clock. Capture, PWM and the real-time clock are not
/// modelled.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 | GPTMCFG | 0 one of 32 bits, 4 two of 16 bits |
/// | 0x004, 0x008 | GPTMTAMR, GPTMTBMR | 1 one-shot, 2 periodic |
/// | 0x00C | GPTMCTL | TAEN 0, TBEN 8 |
/// | 0x018 to 0x024 | GPTMIMR, RIS, MIS, ICR | time-out of A 0, of B 8 |
/// | 0x028, 0x02C | GPTMTAILR, GPTMTBILR | |
/// | 0x038, 0x03C | GPTMTAPR, GPTMTBPR | |
/// | 0x048, 0x04C | GPTMTAR, GPTMTBR | read-only |
///
/// Interrupt outputs: 0 timer A, 1 timer B.
public struct StellarisTimer: RegisterDevice {
    package enum Register {
        package static let cfg: UInt32 = 0x00
        package static let tamr: UInt32 = 0x04
        package static let tbmr: UInt32 = 0x08
        package static let ctl: UInt32 = 0x0C
        package static let imr: UInt32 = 0x18
        package static let ris: UInt32 = 0x1C
        package static let mis: UInt32 = 0x20
        package static let icr: UInt32 = 0x24
        package static let tailr: UInt32 = 0x28
        package static let tbilr: UInt32 = 0x2C
        package static let tapr: UInt32 = 0x38
        package static let tbpr: UInt32 = 0x3C
        package static let tar: UInt32 = 0x48
        package static let tbr: UInt32 = 0x4C
    }

    package static let table = RegisterTable([
        RegisterRow("GPTMCFG", Register.cfg, writable: 0x7), RegisterRow("GPTMTAMR", Register.tamr, writable: 0xF),
        RegisterRow("GPTMTBMR", Register.tbmr, writable: 0xF), .special("GPTMCTL", Register.ctl),
        RegisterRow("GPTMIMR", Register.imr, writable: 0x70F), .special("GPTMRIS", Register.ris),
        .special("GPTMMIS", Register.mis), .special("GPTMICR", Register.icr),
        .special("GPTMTAILR", Register.tailr, reset: .max), .special("GPTMTBILR", Register.tbilr, reset: 0xFFFF),
        RegisterRow("GPTMTAMATCHR", 0x30, reset: .max), RegisterRow("GPTMTBMATCHR", 0x34, reset: 0xFFFF, writable: 0xFFFF),
        RegisterRow("GPTMTAPR", Register.tapr, writable: 0xFF), RegisterRow("GPTMTBPR", Register.tbpr, writable: 0xFF),
        RegisterRow("GPTMTAPMR", 0x40, writable: 0xFF), RegisterRow("GPTMTBPMR", 0x44, writable: 0xFF),
        .special("GPTMTAR", Register.tar, reset: .max), .special("GPTMTBR", Register.tbr, reset: 0xFFFF),
    ])

    package var registers = RegisterFile(table)
    private var counters = [DownCounter(UInt64(UInt32.max)), DownCounter(0xFFFF)]
    private var ctl: UInt32 = 0
    private var ris: UInt32 = 0

    /// A timer as after reset, neither half enabled.
    public init() {}

    /// Stops both halves and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        counters[0] = DownCounter(UInt64(UInt32.max))
        counters[1] = DownCounter(0xFFFF)
        ctl = 0
        ris = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.ctl: ctl
        case Register.ris: ris
        case Register.mis: ris & registers[Register.imr]
        case Register.icr: 0
        case Register.tar: UInt32(truncatingIfNeeded: counters[0].value(at: context.now))
        case Register.tbr: UInt32(truncatingIfNeeded: counters[1].value(at: context.now))
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.ctl:
            let old = ctl
            ctl = (ctl & ~lanes | value) & 0x6F7F
            for timer in 0..<2 where (old ^ ctl) & enable(timer) != 0 {
                if ctl & enable(timer) != 0 {
                    start(timer, &context)
                } else {
                    counters[timer].stop(at: context.now)
                    context.stopTimer(UInt32(timer))
                }
            }
        case Register.ris, Register.mis, Register.tar, Register.tbr: break
        case Register.icr: ris &= ~value
        case Register.tailr, Register.tbilr:
            let timer = offset == Register.tailr ? 0 : 1
            registers[offset] = (registers[offset] & ~lanes | value) & (timer == 0 ? .max : 0xFFFF)
            if ctl & enable(timer) != 0 {
                start(timer, &context)
            } else {
                counters[timer].hold(UInt64(registers[offset]))
            }
        default: registers.store(offset, value, lanes: lanes)
        }
        setOutputs(&context)
    }

    /// Timer A (0) or B (1) has come to its end.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        let timer = tag == 0 ? 0 : 1
        ris |= timer == 0 ? 1 : 1 << 8
        if registers[timer == 0 ? Register.tamr : Register.tbmr] & 3 == 2 {
            start(timer, &context)
        } else {
            ctl &= ~enable(timer)
            counters[timer].hold(UInt64(registers[timer == 0 ? Register.tailr : Register.tbilr]))
        }
        setOutputs(&context)
    }

    private var isWide: Bool { registers[Register.cfg] < 4 }

    private func enable(_ timer: Int) -> UInt32 { timer == 0 ? 1 : 1 << 8 }

    private mutating func start(_ timer: Int, _ context: inout DeviceContext) {
        if timer == 1, isWide { return }
        let load = registers[timer == 0 ? Register.tailr : Register.tbilr]
        let top = UInt64(isWide ? load : load & 0xFFFF)
        let prescale = isWide ? 1 : UInt64(registers[timer == 0 ? Register.tapr : Register.tbpr]) + 1
        context.startTimer(UInt32(timer), after: counters[timer].run(from: top, at: context.now, prescale: prescale) &+ 1)
    }

    private func setOutputs(_ context: inout DeviceContext) {
        let masked = ris & registers[Register.imr]
        context.setInterrupt(0, masked & 0x0F != 0)
        context.setInterrupt(1, masked & 0xF00 != 0)
    }
}
