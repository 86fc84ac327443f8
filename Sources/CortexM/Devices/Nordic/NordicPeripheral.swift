/// The interface that all peripherals of nRF51 and nRF52 share (nRF52833 Product Specification, "Peripheral interface"): tasks
/// that a store of one triggers, events that a store of zero clears, and an interrupt for each event that INTEN has.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 to 0x0FC | TASKS_… | write-only |
/// | 0x100 to 0x17C | EVENTS_… | event n is at 0x100 + 4n |
/// | 0x300, 0x304, 0x308 | INTEN, INTENSET, INTENCLR | bit n enables the interrupt of event n |
///
/// Interrupt output 0: any event that is enabled.
package protocol NordicPeripheral: RegisterDevice {
    /// The events and which of them interrupt.
    var events: NordicEvents { get set }

    /// A one was stored to the task at `offset`.
    mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext)

    /// What a load of a register other than tasks, events and INTEN gives.
    func setting(_ offset: UInt32, _ context: DeviceContext) -> UInt32

    /// A store to such a register.
    mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext)
}

/// The events of a peripheral, one bit each: event n is the register at 0x100 + 4n and bit n of INTEN.
package struct NordicEvents: Sendable, Hashable {
    /// The events that the peripheral has.
    package let present: UInt32
    /// Those that have happened and were not cleared.
    package var raised: UInt32 = 0
    package var inten: UInt32 = 0

    package static let inten: UInt32 = 0x300
    package static let intenset: UInt32 = 0x304
    package static let intenclr: UInt32 = 0x308

    package init(_ present: UInt32) { self.present = present }

    package mutating func reset() { self = Self(present) }

    package var interrupts: Bool { raised & inten != 0 }

    /// The bit of the event register at `offset`, if that is one.
    package func bit(_ offset: UInt32) -> UInt32? {
        guard (0x100..<0x180).contains(offset) else { return nil }
        let bit: UInt32 = 1 << ((offset - 0x100) / 4)
        return present & bit != 0 ? bit : nil
    }

    /// The rows of the registers of these events, by event, and of INTENSET and INTENCLR.
    package static func rows(_ names: [(UInt32, String)], hasInten: Bool = false) -> [RegisterRow] {
        names.map { .special("EVENTS_" + $0.1, 0x100 + $0.0 * 4) }
            + [.special("INTENSET", intenset), .special("INTENCLR", intenclr)]
            + (hasInten ? [.special("INTEN", inten)] : [])
    }
}

extension NordicPeripheral {
    /// The rows of tasks, by offset.
    package static func tasks(_ names: [(UInt32, String)]) -> [RegisterRow] {
        names.map { .special("TASKS_" + $0.1, $0.0) }
    }

    package func setting(_ offset: UInt32, _ context: DeviceContext) -> UInt32 { registers[offset] }

    package mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        registers.store(offset, value, lanes: lanes)
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        if let bit = events.bit(offset) { return events.raised & bit != 0 ? 1 : 0 }
        return switch offset {
        case NordicEvents.inten where registers.table.index(of: offset) != nil: events.inten
        case NordicEvents.intenset, NordicEvents.intenclr: events.inten
        case 0..<0x100 where registers.table.index(of: offset) != nil: 0
        default: setting(offset, context)
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        storePeripheral(offset, value, lanes: lanes, &context)
    }

    /// A store to any register, for a peripheral that has more to do after it.
    package mutating func storePeripheral(
        _ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext
    ) {
        if let bit = events.bit(offset) {
            if lanes & 1 != 0 { events.raised = value & 1 != 0 ? events.raised | bit : events.raised & ~bit }
        } else {
            let isKnown = registers.table.index(of: offset) != nil
            switch offset {
            case NordicEvents.inten where isKnown: events.inten = (events.inten & ~lanes | value) & events.present
            case NordicEvents.intenset: events.inten |= value & events.present
            case NordicEvents.intenclr: events.inten &= ~value
            case 0..<0x100 where isKnown: if value & 1 != 0 { trigger(offset, &context) }
            default: storeSetting(offset, value, lanes: lanes, &context)
            }
        }
        context.setInterrupt(0, events.interrupts)
    }

    /// Event `number` has happened.
    package mutating func raise(_ number: UInt32, _ context: inout DeviceContext) {
        events.raised |= 1 << number & events.present
        context.setInterrupt(0, events.interrupts)
    }
}
