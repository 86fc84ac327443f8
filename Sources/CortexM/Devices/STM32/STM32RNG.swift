/// The random number generator of STM32 parts (RM0090 section 24, RM0351 section 27). Its numbers are the same in every run: they follow
/// from the seed, so that a test of what firmware makes of them can be repeated.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | CR | RNGEN 2, IE 3; CED 5 of L4 and H7 is held |
/// | 0x04 | SR | DRDY 0; CECS 1, SECS 2, CEIS 5 and SEIS 6 stay clear: clock and seed are never in error |
/// | 0x08 | DR | read-only: 0 until DRDY; a load asks for the next number |
///
/// A number takes 40 periods of the generator's clock, counted here in core clocks. Interrupt output 0: DRDY, when CR.IE is set.
public struct STM32RNG: RegisterDevice {
    package enum Register {
        package static let cr: UInt32 = 0x00
        package static let sr: UInt32 = 0x04
        package static let dr: UInt32 = 0x08
    }

    private enum Control {
        static let enable: UInt32 = 1 << 2
        static let interruptEnable: UInt32 = 1 << 3
    }

    /// Core clocks from one number to the next.
    package static let period: UInt64 = 40

    package static let table = RegisterTable(
        [
            RegisterRow("CR", Register.cr, writable: 0x2C), .special("SR", Register.sr), .special("DR", Register.dr),
        ], fields: fields)

    package var registers = RegisterFile(table)
    private let seed: UInt64
    /// The state that the numbers come from.
    private var state: UInt64
    /// The number that DR holds; nil until it is ready.
    private var number: UInt32?

    /// A generator whose numbers follow from a seed.
    public init(seed: UInt64 = 1) {
        self.seed = seed
        state = seed
    }

    /// Gives registers their reset values. The numbers begin anew at power-on alone, as no reset takes noise back.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        number = nil
        if kind == .powerOn { state = seed }
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.sr: number == nil ? 0 : 1
        case Register.dr: number ?? 0
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        guard offset == Register.dr, number != nil else { return }
        number = nil
        context.startTimer(0, after: Self.period)
        update(&context)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        guard offset != Register.sr, offset != Register.dr else { return }
        let wasEnabled = isEnabled
        registers.store(offset, value, lanes: lanes)
        if isEnabled, !wasEnabled { context.startTimer(0, after: Self.period) }
        if !isEnabled {
            number = nil
            context.stopTimer(0)
        }
        update(&context)
    }

    /// A number is ready.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        number = next()
        update(&context)
    }

    private var isEnabled: Bool { registers[Register.cr] & Control.enable != 0 }

    private func update(_ context: inout DeviceContext) {
        context.setInterrupt(0, number != nil && registers[Register.cr] & Control.interruptEnable != 0)
    }

    /// SplitMix64, the upper half.
    private mutating func next() -> UInt32 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return UInt32(truncatingIfNeeded: (mixed ^ mixed >> 31) >> 32)
    }
}
