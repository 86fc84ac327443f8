/// A TIMER of LPC43xx (UM10503, chapter 32): 32 bits with prescaler and four match registers. Capture and counting of edges are
/// not modelled.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | IR | matches 3:0; write one to clear |
/// | 0x04 | TCR | CEN 0, CRST 1 |
/// | 0x08, 0x0C, 0x10 | TC, PR, PC | TC counts every PR + 1 clocks |
/// | 0x14 | MCR | for each match: interrupt, reset, stop |
/// | 0x18 to 0x24 | MR0 to MR3 | |
/// | 0x3C | EMR | EM3:0, what a match does to each in 11:4 |
///
/// Interrupt output 0.
public struct LPC43xxTimer: RegisterDevice {
    package enum Register {
        package static let ir: UInt32 = 0x00
        package static let tcr: UInt32 = 0x04
        package static let tc: UInt32 = 0x08
        package static let pr: UInt32 = 0x0C
        package static let pc: UInt32 = 0x10
        package static let mcr: UInt32 = 0x14
        package static let mr: UInt32 = 0x18
        package static let emr: UInt32 = 0x3C
    }

    package static let table = RegisterTable(
        (0..<4).map { RegisterRow("MR\($0)", Register.mr + $0 * 4) } + [
            .special("IR", Register.ir), .special("TCR", Register.tcr), .special("TC", Register.tc),
            .special("PR", Register.pr), .special("PC", Register.pc), RegisterRow("MCR", Register.mcr, writable: 0xFFF),
            RegisterRow("EMR", Register.emr, writable: 0xFFF),
        ], fields: fields)

    package var registers = RegisterFile(table)
    private let clockDivider: UInt64
    private var counter: TickCounter
    private var flags: UInt32 = 0
    private var tcr: UInt32 = 0
    private var pr: UInt32 = 0
    private var due: UInt64 = 0

    /// `clockDivider` is core clocks per clock of the timer.
    public init(clockDivider: UInt32 = 1) {
        self.clockDivider = UInt64(max(1, clockDivider))
        counter = TickCounter(TickRate(hertz: 1, divider: self.clockDivider))
    }

    /// Stops it and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        counter = TickCounter(TickRate(hertz: 1, divider: clockDivider))
        flags = 0
        tcr = 0
        pr = 0
        due = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.ir: flags
        case Register.tcr: tcr
        case Register.tc: count(context.now)
        case Register.pr: pr
        // The prescaler's own count is not kept apart.
        case Register.pc: 0
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.ir: flags &= ~value
        case Register.tcr:
            tcr = (tcr & ~lanes | value) & 3
            if tcr & 2 != 0 { counter.set(0, at: context.now) }
            if tcr & 3 == 1 { counter.run(at: context.now) } else { counter.stop(at: context.now, clockHz: 1) }
        case Register.tc: counter.set(count(context.now) & ~lanes | value, at: context.now)
        case Register.pr:
            let held = count(context.now)
            pr = pr & ~lanes | value
            counter.set(held, at: context.now)
            counter.rate.divider = clockDivider * (UInt64(pr) + 1)
        case Register.pc: break
        default: registers.store(offset, value, lanes: lanes)
        }
        schedule(&context)
    }

    /// TC has come to a match register.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        let count = count(due)
        var control: UInt32 = 0
        for match: UInt32 in 0..<4 where registers[Register.mr + match * 4] == count {
            let own = registers[Register.mcr] >> (match * 3) & 7
            control |= own
            if own & 1 != 0 { flags |= 1 << match }
            changeOutput(match)
        }
        // TC is reset by the clock after the match.
        if control & 2 != 0 {
            let next = counter.cycle(ticks: 1, after: due, clockHz: 1)
            counter.set(0, at: max(next, context.now &- min(context.now, counter.rate.divider)))
        }
        if control & 4 != 0 {
            counter.stop(at: due, clockHz: 1)
            tcr &= ~1
        }
        schedule(&context)
    }

    private func count(_ now: UInt64) -> UInt32 { counter.value(at: now, clockHz: 1) }

    /// What EMR says of a match's external output: nothing, low, high, the other level.
    private mutating func changeOutput(_ match: UInt32) {
        let bit: UInt32 = 1 << match
        switch registers[Register.emr] >> (4 + match * 2) & 3 {
        case 1: registers[Register.emr] &= ~bit
        case 2: registers[Register.emr] |= bit
        case 3: registers[Register.emr] ^= bit
        default: break
        }
    }

    /// Sets the timer for the next match that does something, and the interrupt output.
    private mutating func schedule(_ context: inout DeviceContext) {
        context.setInterrupt(0, flags != 0)
        let now = count(context.now)
        let matches = (0..<4 as Range<UInt32>).filter {
            registers[Register.mcr] >> ($0 * 3) & 7 != 0 || registers[Register.emr] >> (4 + $0 * 2) & 3 != 0
        }
        let distances = matches.map { match -> UInt64 in
            let distance = registers[Register.mr + match * 4] &- now
            return distance == 0 ? 1 << 32 : UInt64(distance)
        }
        guard counter.isRunning, let next = distances.min() else {
            context.stopTimer(0)
            return
        }
        due = counter.cycle(ticks: next, after: context.now, clockHz: 1)
        context.startTimer(0, after: due &- min(due, context.now))
    }
}
