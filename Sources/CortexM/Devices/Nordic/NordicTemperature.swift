/// The TEMP of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 22; nRF52833 Product Specification, TEMP): a measurement
/// takes 36 us and gives the temperature that the machine has, in quarters of a degree.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000, 0x004 | TASKS_START, STOP | |
/// | 0x100 | EVENTS_DATARDY | |
/// | 0x508 | TEMP | signed |
///
/// Interrupt output 0.
public struct NordicTemperature: NordicPeripheral {
    package static let table = RegisterTable(
        tasks([(0x00, "START"), (0x04, "STOP")]) + NordicEvents.rows([(0, "DATARDY")]) + [.readOnly("TEMP", 0x508)])

    package var registers = RegisterFile(table)
    package var events = NordicEvents(1)
    private let celsius: Int32

    /// A sensor at this many degrees.
    public init(celsius: Int32 = 25) { self.celsius = min(max(-273, celsius), 1000) }

    /// Gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        if offset == 0 { context.startTimer(0, after: context.cycles(microseconds: 36)) } else { context.stopTimer(0) }
    }

    /// The measurement is done.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        registers[0x508] = UInt32(bitPattern: celsius * 4)
        raise(0, &context)
    }
}
