/// A timer of STM32 parts (RM0090 sections 17 to 20), as an up-counter with prescaler: TIM1 to TIM17.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | CR1 | CEN 0, UDIS 1, URS 2, OPM 3, ARPE 7 |
/// | 0x0C | DIER | UIE 0, CC1IE to CC4IE 4:1 |
/// | 0x10 | SR | UIF 0, CC1IF to CC4IF 4:1, CC1OF to CC4OF 12:9; cleared by storing a zero |
/// | 0x14 | EGR | write-only: UG 0, CC1G to CC4G 4:1 |
/// | 0x24, 0x28, 0x2C | CNT, PSC, ARR | PSC, and with ARPE ARR, take effect at the next update |
/// | 0x30 | RCR | updates come every RCR + 1 overflows; of TIM1, 8, 15 to 17 |
/// | 0x34 to 0x40 | CCR1 to CCR4 | the flag is set when CNT comes to it; takes effect at once |
///
/// Interrupt outputs: of a general or basic timer 0, all together; of an advanced one 0 break (never), 1 update, 2 trigger
/// (never), 3 capture and compare. Not modelled: down-counting and centred counting, inputs, outputs, slave mode and DMA, whose
/// registers only keep what is stored.
public struct STM32Timer: RegisterDevice {
    package var registers: RegisterFile
    private let bits: UInt32
    private let channels: UInt32
    private let hasRepetition: Bool
    private let isAdvanced: Bool
    private let clockDivider: UInt64
    private var run: Run

    /// A timer of 16 or 32 bits with up to four compare channels, with a repetition counter if it is advanced, or is TIM15, 16 or
    /// 17; `clockDivider` is core clocks per clock of the timer.
    public init(
        bits: UInt32 = 16, channels: UInt32 = 4, hasRepetition: Bool = false, isAdvanced: Bool = false, clockDivider: UInt32 = 1
    ) {
        self.bits = bits == 32 ? 32 : 16
        self.channels = min(channels, 4)
        self.hasRepetition = hasRepetition || isAdvanced
        self.isAdvanced = isAdvanced
        self.clockDivider = UInt64(max(1, clockDivider))
        registers = RegisterFile(Self.table(bits: self.bits, channels: self.channels, hasRepetition: self.hasRepetition))
        run = Run(bits: self.bits, clockDivider: self.clockDivider)
    }

    /// Stops the timer and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        run = Run(bits: bits, clockDivider: clockDivider)
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.cr1, Register.sr, Register.cnt:
            var now = run
            now.advance(to: context.now, settings)
            return offset == Register.cnt
                ? UInt32(truncatingIfNeeded: now.counter.value(at: context.now)) : offset == Register.sr ? now.status : now.cr1
        case Register.egr: return 0
        default: return registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        run.advance(to: context.now, settings)
        switch offset {
        case Register.cr1:
            run.cr1 = (run.cr1 & ~lanes | value) & 0xBFF
            run.counter.run(run.cr1 & 1 != 0, at: context.now)
            if run.cr1 & Run.Control.arpe == 0 { run.counter.setTop(UInt64(registers[Register.arr])) }
        case Register.sr: run.status &= value | ~lanes
        case Register.egr:
            run.status |= value & 0x1E & compareFlags
            if value & 1 != 0 { run.restart(at: context.now, settings) }
        case Register.cnt:
            let held = UInt32(truncatingIfNeeded: run.counter.value(at: context.now))
            run.counter.set(UInt64(held & ~lanes | value), at: context.now)
        case Register.arr:
            registers.store(offset, value, lanes: lanes)
            if run.cr1 & Run.Control.arpe == 0 { run.counter.setTop(UInt64(registers[offset])) }
        default: registers.store(offset, value, lanes: lanes)
        }
        settle(&context)
    }

    /// An update or a match that interrupts has come.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        run.advance(to: context.now, settings)
        settle(&context)
    }

    private var compareFlags: UInt32 { (1 << (channels + 1)) - 2 }

    private var settings: Run.Settings {
        var settings = Run.Settings(
            prescale: (UInt64(registers[Register.psc]) + 1) * clockDivider, top: UInt64(registers[Register.arr]),
            repetitions: hasRepetition ? UInt64(registers[Register.rcr]) : 0)
        settings.compares = (
            registers[Register.ccr1], registers[Register.ccr1 + 4], registers[Register.ccr1 + 8], registers[Register.ccr1 + 12]
        )
        settings.channels = channels
        return settings
    }

    /// Sets the outputs, and the timer for what next changes them.
    private func settle(_ context: inout DeviceContext) {
        let dier = registers[Register.dier]
        let active = run.status & dier
        if isAdvanced {
            context.setInterrupt(1, active & 1 != 0)
            context.setInterrupt(3, active & compareFlags != 0)
        } else {
            context.setInterrupt(0, active & (compareFlags | 1) != 0)
        }
        if let cycle = run.nextEvent(awaiting: dier & ~run.status, settings), cycle > context.now {
            context.startTimer(0, after: cycle - context.now)
        } else {
            context.stopTimer(0)
        }
    }
}
