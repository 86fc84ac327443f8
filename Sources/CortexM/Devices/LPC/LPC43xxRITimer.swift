/// The repetitive interrupt timer of LPC43xx (UM10503, chapter 34): 32 bits that count from reset on.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | COMPVAL | |
/// | 0x04 | MASK | ones: bits that are not compared |
/// | 0x08 | CTRL | RITINT 0 (write one to clear), RITENCLR 1, RITENBR 2, RITEN 3 |
/// | 0x0C | COUNTER | |
///
/// Interrupt output 0.
public struct LPC43xxRITimer: RegisterDevice {
    package enum Register {
        package static let compval: UInt32 = 0x00
        package static let mask: UInt32 = 0x04
        package static let ctrl: UInt32 = 0x08
        package static let counter: UInt32 = 0x0C
    }

    package static let table = RegisterTable(
        [
            RegisterRow("COMPVAL", Register.compval, reset: .max), RegisterRow("MASK", Register.mask),
            .special("CTRL", Register.ctrl, reset: 0xC), .special("COUNTER", Register.counter),
        ], fields: fields)

    package var registers = RegisterFile(table)
    private let divider: UInt64
    private var counter: TickCounter
    private var ctrl: UInt32 = 0xC
    private var due: UInt64 = 0

    /// `clockDivider` is core clocks per clock of the timer.
    public init(clockDivider: UInt32 = 1) {
        divider = UInt64(max(1, clockDivider))
        counter = TickCounter(TickRate(hertz: 1, divider: divider))
    }

    /// Gives registers their reset values; it counts from `didReset` on.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        counter = TickCounter(TickRate(hertz: 1, divider: divider))
        ctrl = 0xC
        due = 0
    }

    /// Starts to count.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        counter.run(at: context.now)
        schedule(&context)
    }

    /// True: it counts after a reset.
    public var isToldOfResets: Bool { true }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.ctrl: ctrl
        case Register.counter: counter.value(at: context.now, clockHz: 1)
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.ctrl:
            let flag = ctrl & 1 & ~value
            ctrl = (ctrl & ~lanes | value) & 0xE | flag
            if ctrl & 1 << 3 != 0 { counter.run(at: context.now) } else { counter.stop(at: context.now, clockHz: 1) }
        case Register.counter:
            counter.set(counter.value(at: context.now, clockHz: 1) & ~lanes | value, at: context.now)
        default: registers.store(offset, value, lanes: lanes)
        }
        schedule(&context)
    }

    /// The counter has come to the compare value.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        ctrl |= 1
        if ctrl & 2 != 0 { counter.set(0, at: max(due, context.now &- min(context.now, counter.rate.divider))) }
        schedule(&context)
    }

    /// The first value after `count` that matches, at most one turn of the counter away.
    package static func next(after count: UInt32, _ value: UInt32, mask: UInt32) -> UInt32 {
        let wanted = value & ~mask
        for bit in 0..<UInt32(32) {
            // As `count` above this bit, one here where `count` has zero, and the least below.
            let above: UInt32 = bit == 31 ? 0 : .max << (bit + 1)
            let here: UInt32 = 1 << bit
            let candidate = count & above | here | wanted & (here &- 1)
            if count & here == 0, candidate & ~mask == wanted { return candidate }
        }
        return wanted
    }

    private mutating func schedule(_ context: inout DeviceContext) {
        context.setInterrupt(0, ctrl & 1 != 0)
        guard counter.isRunning else {
            context.stopTimer(0)
            return
        }
        let now = counter.value(at: context.now, clockHz: 1)
        let distance = Self.next(after: now, registers[Register.compval], mask: registers[Register.mask]) &- now
        due = counter.cycle(ticks: distance == 0 ? 1 << 32 : UInt64(distance), after: context.now, clockHz: 1)
        context.startTimer(0, after: due &- min(due, context.now))
    }
}
