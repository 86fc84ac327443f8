/// The registers of a UART or UARTE, by what it can be.
extension NordicUART {
    /// Which peripherals share the address.
    public struct Modes: OptionSet, Sendable, Hashable {
        /// One bit for each.
        public let rawValue: UInt8

        /// The peripherals of some bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The UART, which moves characters through RXD and TXD.
        public static let uart = Self(rawValue: 1)
        /// The UARTE, which moves them between RAM and the line.
        public static let uarte = Self(rawValue: 2)
    }

    package enum Register {
        package static let startrx: UInt32 = 0x000
        package static let stoprx: UInt32 = 0x004
        package static let starttx: UInt32 = 0x008
        package static let stoptx: UInt32 = 0x00C
        package static let suspend: UInt32 = 0x01C
        package static let errorsrc: UInt32 = 0x480
        package static let enable: UInt32 = 0x500
        package static let pseltxd: UInt32 = 0x50C
        package static let pselrxd: UInt32 = 0x514
        package static let rxd: UInt32 = 0x518
        package static let txd: UInt32 = 0x51C
        package static let baudrate: UInt32 = 0x524
    }

    enum Event {
        static let rxdrdy: UInt32 = 2
        static let txdrdy: UInt32 = 7
        static let error: UInt32 = 9
        static let rxto: UInt32 = 17
    }

    package static func table(baudrate: UInt32, modes: Modes) -> RegisterTable {
        let hasDMA = modes.contains(.uarte)
        let events: [(UInt32, String)] = [
            (0, "CTS"), (1, "NCTS"), (2, "RXDRDY"), (7, "TXDRDY"), (9, "ERROR"), (17, "RXTO"),
        ]
        return RegisterTable(
            tasks([(0x00, "STARTRX"), (0x04, "STOPRX"), (0x08, "STARTTX"), (0x0C, "STOPTX")])
                + NordicEvents.rows(events + (hasDMA ? EasyDMA.events : []), hasInten: hasDMA) + (hasDMA ? EasyDMA.rows : [])
                + (modes.contains(.uart) ? characters : []) + [
                    RegisterRow("SHORTS", 0x200, writable: hasDMA ? 0x78 : 0x18),
                    RegisterRow("ERRORSRC", Register.errorsrc, writable: 0, clears: 0xF),
                    RegisterRow("ENABLE", Register.enable, writable: 0xF), RegisterRow("PSELRTS", 0x508, reset: .max),
                    RegisterRow("PSELTXD", Register.pseltxd, reset: .max), RegisterRow("PSELCTS", 0x510, reset: .max),
                    RegisterRow("PSELRXD", Register.pselrxd, reset: .max),
                    RegisterRow("BAUDRATE", Register.baudrate, reset: baudrate), RegisterRow("CONFIG", 0x56C, writable: 0x11F),
                ])
    }

    /// The registers of a UART that a UARTE alone has not.
    private static let characters: [RegisterRow] =
        tasks([(0x1C, "SUSPEND")]) + [.special("RXD", Register.rxd), .special("TXD", Register.txd)]
}
