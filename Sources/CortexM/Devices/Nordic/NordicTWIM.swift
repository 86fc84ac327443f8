/// The TWIM of nRF52, an I2C master with EasyDMA (nRF52833 Product Specification, TWIM), with nothing on its bus: no address is
/// acknowledged. An SPIM or SPIS at the same address, which ENABLE selects, is not modelled.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 to 0x020 | TASKS_STARTRX, STARTTX, STOP, SUSPEND, RESUME | |
/// | 0x104 to 0x160 | EVENTS_STOPPED, ERROR, SUSPENDED, RXSTARTED, TXSTARTED, LASTRX, LASTTX | |
/// | 0x200 | SHORTS | |
/// | 0x4C4 | ERRORSRC | ANACK 1; write one to clear |
/// | 0x500 | ENABLE | 6 |
/// | 0x508, 0x50C | PSEL.SCL, PSEL.SDA | a pin; bit 31 for none |
/// | 0x524 | FREQUENCY | bits in 2^32 / 16 MHz |
/// | 0x534 to 0x540 | RXD.PTR, MAXCNT, AMOUNT, LIST | |
/// | 0x544 to 0x550 | TXD.PTR, MAXCNT, AMOUNT, LIST | |
/// | 0x588 | ADDRESS | |
///
/// Interrupt output 0.
public struct NordicTWIM: NordicPeripheral {
    package enum Register {
        package static let errorsrc: UInt32 = 0x4C4
        package static let enable: UInt32 = 0x500
        package static let pselScl: UInt32 = 0x508
        package static let pselSda: UInt32 = 0x50C
        package static let frequency: UInt32 = 0x524
        package static let rxdAmount: UInt32 = 0x53C
        package static let txdAmount: UInt32 = 0x54C
    }

    package enum Task {
        package static let startrx: UInt32 = 0x000
        package static let starttx: UInt32 = 0x008
        package static let stop: UInt32 = 0x014
        package static let suspend: UInt32 = 0x01C
        package static let resume: UInt32 = 0x020
    }

    private enum Event {
        static let stopped: UInt32 = 1
        static let error: UInt32 = 9
        static let suspended: UInt32 = 18
        static let rxstarted: UInt32 = 19
        static let txstarted: UInt32 = 20
    }

    private static let names: [(UInt32, String)] = [
        (Event.stopped, "STOPPED"), (Event.error, "ERROR"), (Event.suspended, "SUSPENDED"), (Event.rxstarted, "RXSTARTED"),
        (Event.txstarted, "TXSTARTED"), (23, "LASTRX"), (24, "LASTTX"),
    ]

    package static let table = RegisterTable(
        tasks([
            (Task.startrx, "STARTRX"), (Task.starttx, "STARTTX"), (Task.stop, "STOP"), (Task.suspend, "SUSPEND"),
            (Task.resume, "RESUME"),
        ]) + NordicEvents.rows(names, hasInten: true) + [
            RegisterRow("SHORTS", 0x200, writable: 0x1F80),
            RegisterRow("ERRORSRC", Register.errorsrc, writable: 0, clears: 0x7),
            RegisterRow("ENABLE", Register.enable, writable: 0xF), RegisterRow("PSEL.SCL", Register.pselScl, reset: .max),
            RegisterRow("PSEL.SDA", Register.pselSda, reset: .max),
            RegisterRow("FREQUENCY", Register.frequency, reset: 0x0400_0000),
            RegisterRow("RXD.PTR", 0x534), RegisterRow("RXD.MAXCNT", 0x538, writable: 0xFFFF),
            .readOnly("RXD.AMOUNT", Register.rxdAmount), RegisterRow("RXD.LIST", 0x540, writable: 0x7),
            RegisterRow("TXD.PTR", 0x544), RegisterRow("TXD.MAXCNT", 0x548, writable: 0xFFFF),
            .readOnly("TXD.AMOUNT", Register.txdAmount), RegisterRow("TXD.LIST", 0x550, writable: 0x7),
            RegisterRow("ADDRESS", 0x588, writable: 0x7F),
        ])

    package var registers = RegisterFile(table)
    package var events = NordicEvents(names.reduce(0) { $0 | 1 << $1.0 })

    /// A master as after reset.
    public init() {}

    /// Gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        guard registers[Register.enable] == 6 else { return }
        switch offset {
        case Task.startrx: start(Event.rxstarted, Register.rxdAmount, &context)
        case Task.starttx: start(Event.txstarted, Register.txdAmount, &context)
        case Task.stop:
            context.stopTimer(0)
            raise(Event.stopped, &context)
        case Task.suspend: raise(Event.suspended, &context)
        default: break
        }
    }

    /// The address went over the bus, and nobody acknowledged it.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        registers[Register.errorsrc] |= 1 << 1
        raise(Event.error, &context)
    }

    private mutating func start(_ event: UInt32, _ amount: UInt32, _ context: inout DeviceContext) {
        registers[amount] = 0
        raise(event, &context)
        let isConnected = (registers[Register.pselScl] | registers[Register.pselSda]) >> 31 == 0
        let rate = UInt64(registers[Register.frequency])
        guard isConnected, rate > 0 else { return }
        // A start bit, seven bits of address, the direction and the acknowledgement.
        let ticks = 10 << 32 / rate
        context.startTimer(0, after: max(1, TickRate(hertz: 16_000_000).cycles(for: ticks, clockHz: context.clockHz)))
    }
}
