import ArmMProfile

private let underWay = "it erases or programs"
private let isLocked = "stores to CR are ignored until the keys are given"

extension STM32F1Flash {
    /// PM0075 3.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "SR",
            fields: [
                RegisterField("BSY", 0, underWay), RegisterField("PGERR", 2, "what was programmed was not erased"),
                RegisterField("WRPRTERR", 4, "the page is write-protected"), RegisterField("EOP", 5, "an operation is at its end"),
            ]),
        RegisterFields(
            "CR",
            fields: [
                RegisterField("PG", 0, "stores program"), RegisterField("PER", 1, "a page is erased"),
                RegisterField("MER", 2, "all pages are erased"), RegisterField("OPTPG", 4, "stores program option bytes"),
                RegisterField("OPTER", 5, "option bytes are erased"), RegisterField("STRT", 6, "an erase begins"),
                RegisterField("LOCK", 7, isLocked), RegisterField("OPTWRE", 9, "option bytes can be changed"),
                RegisterField("ERRIE", 10, "errors interrupt"), RegisterField("EOPIE", 12, "EOP interrupts"),
            ]),
    ]
}

extension STM32F4Flash {
    /// RM0090 3.9.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "SR",
            fields: [
                RegisterField("EOP", 0, "an operation is at its end"), RegisterField("OPERR", 1, "an operation failed"),
                RegisterField("WRPERR", 4, "the sector is write-protected"), RegisterField("PGAERR", 5, "a store across 16 bytes"),
                RegisterField("PGPERR", 6, "a store of another size than PSIZE"),
                RegisterField("PGSERR", 7, "a store to flash that was not prepared"), RegisterField("BSY", 16, underWay),
            ]),
        RegisterFields(
            "CR",
            fields: [
                RegisterField("PG", 0, "stores program"), RegisterField("SER", 1, "a sector is erased"),
                RegisterField("MER", 2, "all sectors are erased"), RegisterField("SNB", 3, width: 5, "the sector"),
                RegisterField("PSIZE", 8, width: 2, "what is programmed at once: 8, 16, 32 or 64 bits"),
                RegisterField("MER1", 15, "the second bank is erased"), RegisterField("STRT", 16, "an erase begins"),
                RegisterField("EOPIE", 24, "EOP interrupts"), RegisterField("ERRIE", 25, "errors interrupt"),
                RegisterField("LOCK", 31, isLocked),
            ]),
        RegisterFields(
            "OPTCR", fields: [RegisterField("OPTLOCK", 0, "OPTCR is locked"), RegisterField("OPTSTRT", 1, "options are programmed")]),
    ]
}

extension STM32L4Flash {
    /// RM0351 3.7.
    package static let fields: [RegisterFields] = [
        RegisterFields(
            "SR",
            fields: [
                RegisterField("EOP", 0, "an operation is at its end"), RegisterField("OPERR", 1, "an operation failed"),
                RegisterField("PROGERR", 3, "what was programmed was not erased"),
                RegisterField("WRPERR", 4, "the page is write-protected"),
                RegisterField("PGAERR", 5, "a store that is not aligned"), RegisterField("SIZERR", 6, "a store of a byte or half-word"),
                RegisterField("PGSERR", 7, "a store that was not prepared, or after an error that is not cleared"),
                RegisterField("MISERR", 8, "fast programming came late"), RegisterField("FASTERR", 9, "fast programming was broken off"),
                RegisterField("RDERR", 14, "a read of a protected area"), RegisterField("OPTVERR", 15, "the options are not valid"),
                RegisterField("BSY", 16, underWay),
            ]),
        RegisterFields(
            "CR",
            fields: [
                RegisterField("PG", 0, "stores program"), RegisterField("PER", 1, "a page is erased"),
                RegisterField("MER1", 2, "the first bank is erased"), RegisterField("PNB", 3, width: 8, "the page"),
                RegisterField("BKER", 11, "in the second bank"), RegisterField("MER2", 15, "the second bank is erased"),
                RegisterField("START", aka: ["STRT"], 16, "an erase begins"), RegisterField("OPTSTRT", 17, "options are programmed"),
                RegisterField("FSTPG", 18, "fast programming"), RegisterField("EOPIE", 24, "EOP interrupts"),
                RegisterField("ERRIE", 25, "errors interrupt"), RegisterField("RDERRIE", 26, "RDERR interrupts"),
                RegisterField("OBL_LAUNCH", 27, "options are loaded, with a reset"), RegisterField("OPTLOCK", 30, "options are locked"),
                RegisterField("LOCK", 31, isLocked),
            ]),
    ]
}

extension STM32H7Flash {
    /// RM0433 4.9; header files have the bank's number behind a field's name too.
    package static let fields: [RegisterFields] = [1, 2].flatMap { bank in
        [("SR", status), ("CR", control)].map { name, fields in
            RegisterFields(
                "\(name)\(bank)",
                fields: fields.map {
                    var field = $0
                    field.aliases = ([field.name] + field.aliases).map { "\($0)\(bank)" } + field.aliases
                    return field
                })
        }
    }

    private static let status: [RegisterField] = [
        RegisterField("BSY", 0, underWay), RegisterField("WBNE", 1, "the write buffer waits for more words"),
        RegisterField("QW", 2, "an operation waits or runs"), RegisterField("CRC_BUSY", 3, ""),
        RegisterField("EOP", 16, "an operation is at its end"), RegisterField("WRPERR", 17, "the sector is write-protected"),
        RegisterField("PGSERR", 18, "a store to flash that was not prepared"),
        RegisterField("STRBERR", 19, "a byte was stored twice"),
        RegisterField("INCERR", 21, "another word before one was complete"),
        RegisterField("OPERR", 22, "an operation failed"), RegisterField("RDPERR", 23, "a read of a protected area"),
        RegisterField("RDSERR", 24, "a read of a secure area"),
        RegisterField("SNECCERR", aka: ["SNECC"], 25, "an error was corrected"),
        RegisterField("DBECCERR", aka: ["DBECC"], 26, "an error could not be corrected"), RegisterField("CRCEND", 27, ""),
    ]

    private static let control: [RegisterField] = [
        RegisterField("LOCK", 0, isLocked), RegisterField("PG", 1, "stores program"), RegisterField("SER", 2, "a sector is erased"),
        RegisterField("BER", 3, "the bank is erased"), RegisterField("PSIZE", 4, width: 2, "how much at once"),
        RegisterField("FW", 6, "an incomplete word is programmed"), RegisterField("START", 7, "an erase begins"),
        RegisterField("SNB", 8, width: 3, "the sector"),
    ]
}
