/// The timer of Arm's Cortex-M System Design Kit (DDI 0479 4.4): 32 bits, counting down at the core's clock.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 | CTRL | EN 0, external input 1 and 2 (held, without effect), interrupt enable 3 |
/// | 0x004 | VALUE | |
/// | 0x008 | RELOAD | taken the clock after 0; a reload of 0 stops at 0 |
/// | 0x00C | INTSTATUS, INTCLEAR | write one to clear |
///
/// Interrupt output 0.
public struct CMSDKTimer: RegisterDevice {
    package enum Register {
        package static let ctrl: UInt32 = 0x00
        package static let value: UInt32 = 0x04
        package static let reload: UInt32 = 0x08
        package static let intStatus: UInt32 = 0x0C
    }

    package static let table = RegisterTable(
        [
            .special("CTRL", Register.ctrl), .special("VALUE", Register.value), RegisterRow("RELOAD", Register.reload),
            .special("INTSTATUS", Register.intStatus),
        ] + RegisterTable.identification(part: [0x22, 0xB8, 0x1B, 0x00], upper: [0x04, 0, 0, 0]),
        fields: fields)

    package var registers = RegisterFile(table)
    private var counter = DownCounter()
    private var ctrl: UInt32 = 0
    private var isPending = false

    /// A timer as after reset, not enabled.
    public init() {}

    /// Stops the timer and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        counter = DownCounter()
        ctrl = 0
        isPending = false
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.ctrl: ctrl
        case Register.value: UInt32(truncatingIfNeeded: counter.value(at: context.now))
        case Register.intStatus: isPending ? 1 : 0
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.ctrl:
            let wasEnabled = ctrl & 1 != 0
            ctrl = (ctrl & ~lanes | value) & 0xF
            if ctrl & 1 != 0, !wasEnabled { run(from: counter.value(at: context.now), &context) }
            if ctrl & 1 == 0 {
                counter.stop(at: context.now)
                context.stopTimer(0)
            }
        case Register.value:
            let now = UInt32(truncatingIfNeeded: counter.value(at: context.now))
            let next = UInt64(now & ~lanes | value)
            if ctrl & 1 != 0 { run(from: next, &context) } else { counter.hold(next) }
        case Register.reload:
            registers.store(offset, value, lanes: lanes)
            // A counter that stands at 0 takes a reload as soon as there is one.
            if ctrl & 1 != 0, counter.value(at: context.now) == 0 { run(from: 0, &context) }
        case Register.intStatus: if value & 1 != 0 { isPending = false }
        default: registers.store(offset, value, lanes: lanes)
        }
        context.setInterrupt(0, isPending)
    }

    /// The counter has come to zero, or is due to reload.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == Self.zeroTimer {
            if ctrl & 1 << 3 != 0 { isPending = true }
            context.setInterrupt(0, isPending)
            run(from: 0, &context)
        } else {
            run(from: UInt64(registers[Register.reload]), &context)
        }
    }

    private static let zeroTimer: UInt32 = 0
    private static let reloadTimer: UInt32 = 1

    /// Counts from `value`; from 0 there is only the reload, one clock later.
    private mutating func run(from value: UInt64, _ context: inout DeviceContext) {
        let cycles = counter.run(from: value, at: context.now)
        if value > 0 {
            context.stopTimer(Self.reloadTimer)
            context.startTimer(Self.zeroTimer, after: cycles)
        } else {
            context.stopTimer(Self.zeroTimer)
            if registers[Register.reload] > 0 { context.startTimer(Self.reloadTimer, after: 1) }
        }
    }
}
