extension STM32L4Flash {
    package enum Register {
        package static let acr: UInt32 = 0x00
        package static let keyr: UInt32 = 0x08
        package static let optkeyr: UInt32 = 0x0C
        package static let sr: UInt32 = 0x10
        package static let cr: UInt32 = 0x14
        package static let optr: UInt32 = 0x20
        package static let wrp: [[UInt32]] = [[0x2C, 0x30], [0x4C, 0x50]]
    }

    /// OPTR as parts are delivered: two banks, no protection, window and independent watchdogs started by software.
    package static let table = RegisterTable(
        [
            RegisterRow("ACR", Register.acr, reset: 0x600, writable: 0x7F07), RegisterRow("PDKEYR", 0x04, writable: 0),
            .special("KEYR", Register.keyr), .special("OPTKEYR", Register.optkeyr),
            RegisterRow("SR", Register.sr, writable: 0, clears: 0xC3FB), .special("CR", Register.cr, reset: 0xC000_0000),
            RegisterRow("ECCR", 0x18, writable: 1 << 24), .special("OPTR", Register.optr, reset: 0xFFEF_F8AA),
        ]
            + [("PCROP1SR", 0x24, 0xFFFF_FFFF), ("PCROP1ER", 0x28, 0x0000_0000), ("PCROP2SR", 0x44, 0xFFFF_FFFF), ("PCROP2ER", 0x48, 0)]
            .map { .special($0.0, $0.1, reset: $0.2) }
            + [("WRP1AR", 0x2C), ("WRP1BR", 0x30), ("WRP2AR", 0x4C), ("WRP2BR", 0x50)].map { .special($0.0, $0.1, reset: 0xFF00_FFFF) },
        fields: fields)

    static let optionRegisters: [UInt32] = [0x20, 0x24, 0x28, 0x2C, 0x30, 0x44, 0x48, 0x4C, 0x50]

    enum Control {
        static let pg: UInt32 = 1 << 0
        static let per: UInt32 = 1 << 1
        static let mer1: UInt32 = 1 << 2
        static let mer2: UInt32 = 1 << 15
        static let start: UInt32 = 1 << 16
        static let optstrt: UInt32 = 1 << 17
        static let fstpg: UInt32 = 1 << 18
        static let eopie: UInt32 = 1 << 24
        static let errie: UInt32 = 1 << 25
        static let oblLaunch: UInt32 = 1 << 27
        static let optlock: UInt32 = 1 << 30
        static let lock: UInt32 = 1 << 31
        static let held: UInt32 = 0x0707_8FFF
    }

    enum Status {
        static let eop: UInt32 = 1 << 0
        static let operr: UInt32 = 1 << 1
        static let progerr: UInt32 = 1 << 3
        static let wrperr: UInt32 = 1 << 4
        static let pgaerr: UInt32 = 1 << 5
        static let sizerr: UInt32 = 1 << 6
        static let pgserr: UInt32 = 1 << 7
        static let bsy: UInt32 = 1 << 16
        static let miserr: UInt32 = 1 << 8
        static let fasterr: UInt32 = 1 << 9
        static let errors: UInt32 = 0x3FA
    }
}
