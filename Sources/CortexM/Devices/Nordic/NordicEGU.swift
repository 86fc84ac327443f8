/// The event generator unit EGU of nRF52 (nRF52833 Product Specification, EGU): task n raises event n, for software
/// interrupts.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 | TASKS_TRIGGER[n] | |
/// | 0x100 | EVENTS_TRIGGERED[n] | |
///
/// Interrupt output 0.
public struct NordicEGU: NordicPeripheral {
    package static let table = RegisterTable(
        tasks((0..<16).map { ($0 * 4, "TRIGGER\($0)") })
            + NordicEvents.rows((0..<16).map { ($0, "TRIGGERED\($0)") }, hasInten: true))

    package var registers = RegisterFile(table)
    package var events = NordicEvents(0xFFFF)

    /// A unit as after reset.
    public init() {}

    /// Clears its events and interrupts.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) { raise(offset / 4, &context) }
}
