/// The FPGA system control block of the MPS2 board (AN385, section 4): lamps, buttons and counters.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | LED0 | bits 1:0 |
/// | 0x08 | BUTTON | bits 1:0, read-only; input `0=1` presses the first |
/// | 0x10 | CLK1HZ | counts at 1 Hz of virtual time |
/// | 0x14 | CLK100HZ | counts at 100 Hz |
/// | 0x18 | COUNTER | counts once every PRESCALE+1 clocks |
/// | 0x1C | PRESCALE | |
/// | 0x20 | PSCNTR | read-only here: the prescaler's own count, downwards |
/// | 0x4C | MISC | bits 6:0 |
public struct MPS2FPGAIO: RegisterDevice {
    package enum Register {
        package static let led0: UInt32 = 0x00
        package static let button: UInt32 = 0x08
        package static let clk1Hz: UInt32 = 0x10
        package static let clk100Hz: UInt32 = 0x14
        package static let counter: UInt32 = 0x18
        package static let prescale: UInt32 = 0x1C
        package static let psCntr: UInt32 = 0x20
    }

    package static let table = RegisterTable([
        RegisterRow("LED0", Register.led0, writable: 0x3), .special("BUTTON", Register.button),
        .special("CLK1HZ", Register.clk1Hz), .special("CLK100HZ", Register.clk100Hz),
        .special("COUNTER", Register.counter), .special("PRESCALE", Register.prescale),
        .special("PSCNTR", Register.psCntr), RegisterRow("MISC", 0x4C, writable: 0x7F),
    ])

    package var registers = RegisterFile(table)
    private var pins = PinLevels()
    /// What a store to a counter added to the count of virtual time.
    private var offset1Hz: UInt32 = 0
    private var offset100Hz: UInt32 = 0
    private var offsetCounter: UInt32 = 0
    private var prescale: UInt32 = 0
    /// When the prescaler was last set.
    private var prescaleSince: UInt64 = 0

    /// The block as after reset, no button pressed.
    public init() {}

    /// Gives registers and counters their reset values; pressed buttons are let go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        offset1Hz = 0
        offset100Hz = 0
        offsetCounter = 0
        prescale = 0
        prescaleSince = 0
        if kind == .powerOn { pins = PinLevels() }
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.button: pins.levels & 3
        case Register.clk1Hz: count(1, context) &+ offset1Hz
        case Register.clk100Hz: count(100, context) &+ offset100Hz
        case Register.counter: prescaled(context) &+ offsetCounter
        case Register.prescale: prescale
        case Register.psCntr: prescale - UInt32(truncatingIfNeeded: elapsed(context) % (UInt64(prescale) + 1))
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        let new = self.value(of: offset, context) & ~lanes | value
        switch offset {
        case Register.button, Register.psCntr: break
        case Register.clk1Hz: offset1Hz = new &- count(1, context)
        case Register.clk100Hz: offset100Hz = new &- count(100, context)
        case Register.counter: offsetCounter = new &- prescaled(context)
        case Register.prescale:
            let counted = self.value(of: Register.counter, context)
            prescale = new
            prescaleSince = context.now
            offsetCounter = counted
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    /// Presses or lets go of buttons 0 and 1 by `pin=level` pairs; false, and nothing done, when they do not read.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        pins.apply(bytes, count: 2)
    }

    private func elapsed(_ context: DeviceContext) -> UInt64 { context.now &- prescaleSince }

    private func prescaled(_ context: DeviceContext) -> UInt32 {
        UInt32(truncatingIfNeeded: elapsed(context) / (UInt64(prescale) + 1))
    }

    /// Periods of `hertz` in the virtual time so far.
    private func count(_ hertz: UInt64, _ context: DeviceContext) -> UInt32 {
        UInt32(truncatingIfNeeded: context.now / max(1, context.clockHz / hertz))
    }
}
