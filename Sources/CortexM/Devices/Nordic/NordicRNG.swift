/// The RNG of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 20; nRF52833 Product Specification, RNG). Its numbers follow
/// from a seed, so that a run is the same each time: they are not random.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000, 0x004 | TASKS_START, STOP | |
/// | 0x100 | EVENTS_VALRDY | |
/// | 0x200 | SHORTS | VALRDY_STOP 0 |
/// | 0x504, 0x508 | CONFIG, VALUE | DERCEN 0: a byte takes 120 us rather than 30 |
///
/// Interrupt output 0.
public struct NordicRNG: NordicPeripheral {
    package enum Register {
        package static let start: UInt32 = 0x000
        package static let stop: UInt32 = 0x004
        package static let shorts: UInt32 = 0x200
        package static let config: UInt32 = 0x504
        package static let value: UInt32 = 0x508
    }

    package static let table = RegisterTable(
        tasks([(0x00, "START"), (0x04, "STOP")]) + NordicEvents.rows([(0, "VALRDY")]) + [
            RegisterRow("SHORTS", Register.shorts, writable: 1), RegisterRow("CONFIG", Register.config, writable: 1),
            .readOnly("VALUE", Register.value),
        ])

    package var registers = RegisterFile(table)
    package var events = NordicEvents(1)
    private let seed: UInt64
    private var state: UInt64

    /// The numbers follow from `seed`.
    public init(seed: UInt64 = 1) {
        self.seed = seed
        state = seed
    }

    /// Stops it and gives registers their reset values; its numbers begin anew at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
        if kind == .powerOn { state = seed }
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        if offset == Register.start { begin(&context) } else { context.stopTimer(0) }
    }

    /// The next byte is there.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        registers[Register.value] = UInt32(next() >> 56)
        raise(0, &context)
        if registers[Register.shorts] & 1 == 0 { begin(&context) }
    }

    private func begin(_ context: inout DeviceContext) {
        context.startTimer(0, after: context.cycles(microseconds: registers[Register.config] & 1 != 0 ? 120 : 30))
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
