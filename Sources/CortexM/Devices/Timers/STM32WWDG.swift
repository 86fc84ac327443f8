/// The window watchdog of STM32 parts (RM0090 section 22): its count must be renewed neither too late nor too early.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | CR | T 6:0, the count; WDGA 7 starts it until reset |
/// | 0x04 | CFR | W 6:0, the window; WDGTB the prescaler (8:7, 13:11 of H7); EWI 9 |
/// | 0x08 | SR | EWIF 0: the count has come to 0x40; cleared by storing a zero |
///
/// The count goes down every 4096 << WDGTB clocks of its bus. It resets when bit 6 of T goes, or is stored as zero, or T is
/// stored while the count is above the window. Interrupt output 0: early wake-up.
public struct STM32WWDG: RegisterDevice {
    package enum Register {
        package static let cr: UInt32 = 0x00
        package static let cfr: UInt32 = 0x04
        package static let sr: UInt32 = 0x08
    }

    package static func table(hasWidePrescaler: Bool) -> RegisterTable {
        RegisterTable(
            [
                .special("CR", Register.cr, reset: 0x7F),
                RegisterRow("CFR", Register.cfr, reset: 0x7F, writable: hasWidePrescaler ? 0x3A7F : 0x03FF),
                .special("SR", Register.sr),
            ], fields: fields)
    }

    package var registers: RegisterFile
    private let clockDivider: UInt64
    private let hasWidePrescaler: Bool
    private var counter = DownCounter(0x7F)
    private var isActive = false
    private var isEarly = false

    private static let earlyTimer: UInt32 = 0
    private static let endTimer: UInt32 = 1

    /// `clockDivider` is core clocks per clock of its bus. H7 has three bits of prescaler, at 13:11.
    public init(clockDivider: UInt32 = 1, hasWidePrescaler: Bool = false) {
        self.clockDivider = UInt64(max(1, clockDivider))
        self.hasWidePrescaler = hasWidePrescaler
        registers = RegisterFile(Self.table(hasWidePrescaler: hasWidePrescaler))
    }

    /// Stops it; nothing else does.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        counter = DownCounter(0x7F)
        isActive = false
        isEarly = false
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.cr: count(context) | (isActive ? 0x80 : 0)
        case Register.sr: isEarly ? 1 : 0
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.cr where lanes & 0xFF != 0:
            if isActive, count(context) > registers[Register.cfr] & 0x7F { return context.requestReset(.windowWatchdog) }
            isActive = isActive || value & 0x80 != 0
            counter.hold(UInt64(value & 0x7F))
            if isActive { start(&context) }
        case Register.cfr:
            // EWI, once set, stays until reset.
            let kept = registers[offset] & 1 << 9
            registers.store(offset, value, lanes: lanes)
            registers[offset] |= kept
            if isActive { start(&context) }
        case Register.sr: if value & lanes & 1 == 0, lanes & 1 != 0 { isEarly = false }
        default: break
        }
        setOutput(&context)
    }

    /// The count has come to 0x40, or below it.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == Self.endTimer { return context.requestReset(.windowWatchdog) }
        isEarly = true
        setOutput(&context)
    }

    private func count(_ context: DeviceContext) -> UInt32 {
        UInt32(truncatingIfNeeded: counter.value(at: context.now)) & 0x7F
    }

    private func setOutput(_ context: inout DeviceContext) {
        context.setInterrupt(0, isEarly && registers[Register.cfr] & 1 << 9 != 0)
    }

    /// Counts on from the value that stands.
    private mutating func start(_ context: inout DeviceContext) {
        let value = counter.value(at: context.now)
        guard value >= 0x40 else { return context.requestReset(.windowWatchdog) }
        let cfr = registers[Register.cfr]
        let exponent = hasWidePrescaler ? UInt64(cfr >> 11 & 7) : UInt64(cfr >> 7 & 3)
        let step = 4096 * clockDivider << exponent
        _ = counter.run(from: value, at: context.now, prescale: step)
        if value > 0x40 { context.startTimer(Self.earlyTimer, after: (value - 0x40) * step) }
        context.startTimer(Self.endTimer, after: (value - 0x3F) * step)
    }
}
