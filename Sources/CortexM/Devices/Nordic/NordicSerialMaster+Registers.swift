import ArmMProfile

/// The registers, by which masters share them.
extension NordicSerialMaster {
    /// Which masters share the address.
    public struct Modes: OptionSet, Sendable, Hashable {
        /// One bit for each.
        public let rawValue: UInt8

        /// The masters of some bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// SPI, which moves bytes through RXD and TXD.
        public static let spi = Self(rawValue: 1)
        /// SPIM, which moves them between RAM and the line.
        public static let spim = Self(rawValue: 2)
        /// TWI, I2C through RXD and TXD.
        public static let twi = Self(rawValue: 4)
        /// TWIM, I2C between RAM and the line.
        public static let twim = Self(rawValue: 8)

        /// By the value of ENABLE.
        static let enabled: [UInt32: Modes] = [1: .spi, 5: .twi, 6: .twim, 7: .spim]
    }

    package enum Register {
        package static let shorts: UInt32 = 0x200
        package static let errorsrc: UInt32 = 0x4C4
        package static let enable: UInt32 = 0x500
        package static let pselSck: UInt32 = 0x508
        package static let pselMosi: UInt32 = 0x50C
        package static let pselMiso: UInt32 = 0x510
        package static let rxd: UInt32 = 0x518
        package static let txd: UInt32 = 0x51C
        package static let frequency: UInt32 = 0x524
        package static let rxdPtr: UInt32 = 0x534
        package static let rxdMaxcnt: UInt32 = 0x538
        package static let rxdAmount: UInt32 = 0x53C
        package static let rxdList: UInt32 = 0x540
        package static let txdPtr: UInt32 = 0x544
        package static let txdMaxcnt: UInt32 = 0x548
        package static let txdAmount: UInt32 = 0x54C
        package static let txdList: UInt32 = 0x550
        package static let orc: UInt32 = 0x5C0
    }

    package enum Task {
        package static let startrx: UInt32 = 0x000
        package static let starttx: UInt32 = 0x008
        package static let start: UInt32 = 0x010
        package static let stop: UInt32 = 0x014
        package static let suspend: UInt32 = 0x01C
        package static let resume: UInt32 = 0x020
    }

    package enum Event {
        package static let stopped: UInt32 = 1
        package static let ready: UInt32 = 2
        package static let endrx: UInt32 = 4
        package static let end: UInt32 = 6
        package static let endtx: UInt32 = 8
        package static let error: UInt32 = 9
        package static let suspended: UInt32 = 18
        package static let started: UInt32 = 19
        package static let rxstarted: UInt32 = 19
        package static let txstarted: UInt32 = 20
    }

    /// The values of FREQUENCY, of SPIM3 alone, that are not its bits in 2^32 / 16 MHz.
    enum Frequency {
        static let m16: UInt32 = 0x0A00_0000
        static let m32: UInt32 = 0x1400_0000
    }

    private static let spiEvents = [(Event.ready, "READY")]
    private static let spimEvents = [
        (Event.stopped, "STOPPED"), (Event.endrx, "ENDRX"), (Event.end, "END"), (Event.endtx, "ENDTX"), (Event.started, "STARTED"),
    ]
    private static let twiEvents = [
        (Event.stopped, "STOPPED"), (2, "RXDREADY"), (7, "TXDSENT"), (Event.error, "ERROR"), (14, "BB"), (Event.suspended, "SUSPENDED"),
    ]
    private static let twimEvents = [
        (Event.stopped, "STOPPED"), (Event.error, "ERROR"), (Event.suspended, "SUSPENDED"), (Event.rxstarted, "RXSTARTED"),
        (Event.txstarted, "TXSTARTED"), (23, "LASTRX"), (24, "LASTTX"),
    ]

    /// The events of the masters, those that two of them have twice.
    static func events(_ modes: Modes) -> [(UInt32, String)] {
        (modes.contains(.spim) ? spimEvents : []) + (modes.contains(.spi) ? spiEvents : []) + (modes.contains(.twim) ? twimEvents : [])
            + (modes.contains(.twi) ? twiEvents : [])
    }

    /// nRF52 has a group of registers where nRF51 has single ones.
    static func pselPrefix(_ modes: Modes) -> String { modes.isDisjoint(with: [.spim, .twim]) ? "PSEL" : "PSEL." }

    package static func table(_ modes: Modes) -> RegisterTable {
        let pins = pselPrefix(modes)
        let transfers = tasks([(Task.stop, "STOP"), (Task.suspend, "SUSPEND"), (Task.resume, "RESUME")])
        let characters = [RegisterRow.special("RXD", Register.rxd), RegisterRow("TXD", Register.txd, writable: 0xFF)]
        let common = [
            RegisterRow("ENABLE", Register.enable, writable: 0xF), RegisterRow("FREQUENCY", Register.frequency, reset: 0x0400_0000),
        ]
        let spi =
            common + [
                RegisterRow(pins + "SCK", Register.pselSck, reset: .max), RegisterRow(pins + "MOSI", Register.pselMosi, reset: .max),
                RegisterRow(pins + "MISO", Register.pselMiso, reset: .max), RegisterRow("CONFIG", 0x554, writable: 0x7),
            ]
        let twi =
            common + tasks([(Task.startrx, "STARTRX"), (Task.starttx, "STARTTX")]) + transfers + [
                RegisterRow(pins + "SCL", Register.pselSck, reset: .max), RegisterRow(pins + "SDA", Register.pselMosi, reset: .max),
                RegisterRow("ERRORSRC", Register.errorsrc, writable: 0, clears: 0x7), RegisterRow("ADDRESS", 0x588, writable: 0x7F),
            ]
        let spim = spi + tasks([(Task.start, "START")]) + transfers + [RegisterRow("SHORTS", Register.shorts, writable: 1 << 17)] + select
        let twim = twi + [RegisterRow("SHORTS", Register.shorts, writable: 0x1F80)]
        return RegisterTable(
            RegisterTable.shared([
                modes.contains(.spim) ? spim + NordicEvents.rows(spimEvents) + buffers : [],
                modes.contains(.spi) ? spi + NordicEvents.rows(spiEvents) + characters : [],
                modes.contains(.twim) ? twim + NordicEvents.rows(twimEvents, hasInten: true) + buffers : [],
                modes.contains(.twi)
                    ? twi + NordicEvents.rows(twiEvents) + characters + [RegisterRow("SHORTS", Register.shorts, writable: 0x3)] : [],
            ]), fields: fields(modes))
    }

    private static let buffers = [
        RegisterRow("RXD.PTR", Register.rxdPtr), RegisterRow("RXD.MAXCNT", Register.rxdMaxcnt, writable: 0xFFFF),
        .readOnly("RXD.AMOUNT", Register.rxdAmount), RegisterRow("RXD.LIST", Register.rxdList, writable: 0x7),
        RegisterRow("TXD.PTR", Register.txdPtr), RegisterRow("TXD.MAXCNT", Register.txdMaxcnt, writable: 0xFFFF),
        .readOnly("TXD.AMOUNT", Register.txdAmount), RegisterRow("TXD.LIST", Register.txdList, writable: 0x7),
    ]

    /// ORC, and what belongs to the select and the data/command lines of SPIM3, which nothing stands behind.
    private static let select: [RegisterRow] = [
        RegisterRow("ORC", Register.orc, writable: 0xFF), .kept("STALLSTAT", 0x400), .kept("PSEL.CSN", 0x514, reset: .max),
        .kept("IFTIMING.RXDELAY", 0x560, reset: 2, writable: 0x7), .kept("IFTIMING.CSNDUR", 0x564, reset: 2, writable: 0xFF),
        .kept("CSNPOL", 0x568, writable: 1), .kept("PSELDCX", 0x56C, reset: .max), .kept("DCXCNT", 0x570, writable: 0xF),
    ]
}
