/// The registers of CLOCK and POWER, by family.
extension NordicClock {
    package enum Register {
        package static let resetreas: UInt32 = 0x400
        package static let hfclkrun: UInt32 = 0x408
        package static let hfclkstat: UInt32 = 0x40C
        package static let lfclkrun: UInt32 = 0x414
        package static let lfclkstat: UInt32 = 0x418
        package static let lfclksrccopy: UInt32 = 0x41C
        package static let systemoff: UInt32 = 0x500
        package static let lfclksrc: UInt32 = 0x518
        package static let gpregret: UInt32 = 0x51C
        package static let gpregret2: UInt32 = 0x520
        package static let ctiv: UInt32 = 0x538
    }

    private static let common: [RegisterRow] =
        tasks([
            (0x00, "HFCLKSTART"), (0x04, "HFCLKSTOP"), (0x08, "LFCLKSTART"), (0x0C, "LFCLKSTOP"), (0x10, "CAL"),
            (0x14, "CTSTART"), (0x18, "CTSTOP"), (0x78, "CONSTLAT"), (0x7C, "LOWPWR"),
        ]) + [
            .special("RESETREAS", Register.resetreas), .special("HFCLKRUN", Register.hfclkrun),
            .special("HFCLKSTAT", Register.hfclkstat), .special("LFCLKRUN", Register.lfclkrun),
            .special("LFCLKSTAT", Register.lfclkstat), .special("LFCLKSRCCOPY", Register.lfclksrccopy),
            RegisterRow("CTIV", Register.ctiv, writable: 0x7F), RegisterRow("DCDCEN", 0x578, writable: 1),
            .special("GPREGRET", Register.gpregret), .special("SYSTEMOFF", Register.systemoff),
        ]

    package static func table(_ family: Family) -> RegisterTable {
        let events: [(UInt32, String)] = [
            (0, "HFCLKSTARTED"), (1, "LFCLKSTARTED"), (2, "POFWARN"), (3, "DONE"), (4, "CTTO"),
        ]
        switch family {
        case .nrf51:
            return RegisterTable(
                common + NordicEvents.rows(events) + [
                    .readOnly("RAMSTATUS", 0x428, 0x3), RegisterRow("POFCON", 0x510, writable: 0x7),
                    RegisterRow("LFCLKSRC", Register.lfclksrc, writable: 0x3),
                    RegisterRow("RAMON", 0x524, reset: 0x3, writable: 0x3_0003), RegisterRow("RESET", 0x544, writable: 1),
                    RegisterRow("XTALFREQ", 0x550, reset: .max), RegisterRow("RAMONB", 0x554, reset: 0x3, writable: 0x3_0003),
                ])
        case .nrf52:
            return RegisterTable(
                common + NordicEvents.rows(events + [(10, "CTSTARTED"), (11, "CTSTOPPED")]) + [
                    RegisterRow("POFCON", 0x510, writable: 0xF1F), .special("GPREGRET2", Register.gpregret2),
                    RegisterRow("LFCLKSRC", Register.lfclksrc, writable: 0x3_0003),
                    RegisterRow("HFXODEBOUNCE", 0x528, reset: 0x10, writable: 0xFF),
                    RegisterRow("LFXODEBOUNCE", 0x52C, writable: 1), RegisterRow("TRACECONFIG", 0x55C, writable: 0x3_0003),
                    .readOnly("MAINREGSTATUS", 0x640),
                ] + NordicRAMPower.rows)
        }
    }
}
