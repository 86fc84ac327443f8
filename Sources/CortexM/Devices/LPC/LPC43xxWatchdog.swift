/// The windowed watchdog of LPC43xx (UM10503, chapter 36): it counts down at a quarter of the 12 MHz oscillator.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | MOD | WDEN 0, WDRESET 1, WDTOF 2, WDINT 3, WDPROTECT 4 |
/// | 0x04 | TC | at least 0xFF |
/// | 0x08 | FEED | 0xAA, then 0x55 |
/// | 0x0C | TV | read-only |
/// | 0x14, 0x18 | WARNINT, WINDOW | |
///
/// Interrupt output 0: the warning, or the end without WDRESET. A feed above WINDOW, and a feed that is broken off, are the end
/// too. WDTOF outlasts the reset that it tells of.
public struct LPC43xxWatchdog: RegisterDevice {
    package enum Register {
        package static let mod: UInt32 = 0x00
        package static let tc: UInt32 = 0x04
        package static let feed: UInt32 = 0x08
        package static let tv: UInt32 = 0x0C
        package static let warnint: UInt32 = 0x14
        package static let window: UInt32 = 0x18
    }

    package static let table = RegisterTable(
        [
            .special("MOD", Register.mod), .special("TC", Register.tc, reset: 0xFF), .special("FEED", Register.feed),
            .special("TV", Register.tv, reset: 0xFF), RegisterRow("WARNINT", Register.warnint, writable: 0x3FF),
            RegisterRow("WINDOW", Register.window, reset: 0xFF_FFFF, writable: 0xFF_FFFF),
        ], fields: fields)

    package var registers = RegisterFile(table)
    private var mod: UInt32 = 0
    private var reload: UInt32 = 0xFF
    /// The value from which it counts, and the cycle when it had it.
    private var start: UInt32 = 0xFF
    private var since: UInt64 = 0
    private var isCounting = false
    private var isHalfFed = false

    private static let rate = TickRate(hertz: 12_000_000, divider: 4)
    private static let endTimer: UInt32 = 0
    private static let warningTimer: UInt32 = 1

    /// A watchdog as after power-on.
    public init() {}

    /// Stops it and gives registers their reset values. WDTOF waits for `didReset`.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        mod = kind == .powerOn ? 0 : mod & 1 << 2
        reload = 0xFF
        start = 0xFF
        isCounting = false
        isHalfFed = false
    }

    /// WDTOF stays after a reset of its own.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        if cause != .watchdog { mod &= ~(1 << 2) }
    }

    /// True: WDTOF tells of a reset.
    public var isToldOfResets: Bool { true }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.mod: mod
        case Register.tc: reload
        case Register.feed: 0
        case Register.tv: count(context)
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        if isHalfFed { breakOff(&context) }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.feed: feed(UInt8(truncatingIfNeeded: value), &context)
        case _ where isHalfFed: breakOff(&context)
        case Register.mod:
            // WDEN and WDRESET can only be set; WDTOF only cleared, and WDINT by storing a one.
            let flags = mod & 1 << 2 & (value | ~lanes) | mod & 1 << 3 & ~value
            mod = (mod | value) & 0x3 | flags | (mod | value) & 1 << 4
        case Register.tc:
            let isProtected = mod & 1 << 4 != 0 && count(context) >= registers[Register.warnint] && isCounting
            if !isProtected { reload = max(0xFF, (reload & ~lanes | value) & 0xFF_FFFF) }
        case Register.tv: break
        default: registers.store(offset, value, lanes: lanes)
        }
        context.setInterrupt(0, mod & 1 << 3 != 0)
    }

    /// It has come to its end, or to the value of the warning.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == Self.warningTimer { mod |= 1 << 3 } else { end(&context) }
        context.setInterrupt(0, mod & 1 << 3 != 0)
    }

    private func count(_ context: DeviceContext) -> UInt32 {
        guard isCounting, context.now > since else { return start }
        let passed = Self.rate.ticks(in: context.now - since, clockHz: context.clockHz)
        return passed >= UInt64(start) ? 0 : start - UInt32(passed)
    }

    private mutating func feed(_ value: UInt8, _ context: inout DeviceContext) {
        if isHalfFed {
            guard value == 0x55 else { return breakOff(&context) }
            isHalfFed = false
            guard mod & 1 != 0 else { return }
            if isCounting, count(context) > registers[Register.window] { return end(&context) }
            start = reload
            since = context.now
            isCounting = true
            schedule(&context)
        } else {
            isHalfFed = value == 0xAA
        }
    }

    private mutating func breakOff(_ context: inout DeviceContext) {
        isHalfFed = false
        if mod & 1 != 0, isCounting { end(&context) }
    }

    private mutating func end(_ context: inout DeviceContext) {
        mod |= 1 << 2
        if mod & 2 != 0 {
            context.requestReset(.watchdog)
        } else {
            mod |= 1 << 3
            context.setInterrupt(0, true)
        }
        isCounting = false
        start = 0
        context.stopTimer(Self.endTimer)
        context.stopTimer(Self.warningTimer)
    }

    private func schedule(_ context: inout DeviceContext) {
        context.startTimer(Self.endTimer, after: Self.rate.cycles(for: UInt64(start), clockHz: context.clockHz))
        let warning = registers[Register.warnint]
        if warning > 0, warning < start {
            context.startTimer(
                Self.warningTimer, after: Self.rate.cycles(for: UInt64(start - warning), clockHz: context.clockHz))
        } else {
            context.stopTimer(Self.warningTimer)
        }
    }
}
