/// The flash memory interface of STM32H742, H743, H750 and H753 (RM0433 section 4): two banks of 128 KiB sectors, programmed by
/// flash words of 32 bytes with an error-correcting code. Bank 2's registers are 0x100 above those of bank 1.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | ACR | LATENCY 3:0, WRHIGHFREQ 5:4; one for both banks |
/// | 0x04, 0x08 | KEYR, OPTKEYR | write-only: two keys; anything else is a bus error and locks until reset |
/// | 0x0C | CR | LOCK 0, PG 1, SER 2, BER 3, PSIZE 5:4, FW 6, START 7, SNB 10:8, interrupt enables at the flags' places |
/// | 0x10 | SR | BSY 0, WBNE 1, QW 2, EOP 16, WRPERR 17, PGSERR 18, STRBERR 19, INCERR 21, OPERR 22, DBECCERR 26 |
/// | 0x14 | CCR | write-only: one clears the flag of SR |
/// | 0x18 | OPTCR | OPTLOCK 0, OPTSTART 1, MER 4 |
/// | 0x1C, 0x20 | OPTSR_CUR, OPTSR_PRG | and the other pairs of option registers |
/// | 0x60 | ECC_FA | the flash word that could not be corrected |
///
/// With PG set, stores of any size fill a flash word: its last byte programs it, and FW does so before. A byte stored twice sets
/// STRBERR, another flash word before this one is full INCERR, PG clear PGSERR. Programming what is not erased goes through and
/// spoils the code: a load from there is a bus error, with DBECCERR. Interrupt output 0: both banks.
public struct STM32H7Flash: RegisterDevice {
    package enum Register {
        package static let acr: UInt32 = 0x00
        package static let keyr: UInt32 = 0x04
        package static let optkeyr: UInt32 = 0x08
        package static let cr: UInt32 = 0x0C
        package static let sr: UInt32 = 0x10
        package static let ccr: UInt32 = 0x14
        package static let optcr: UInt32 = 0x18
        package static let optsrCur: UInt32 = 0x1C
        package static let wpsnCur: UInt32 = 0x38
        package static let eccFA: UInt32 = 0x60
        /// From bank 1's registers to bank 2's.
        package static let bank2: UInt32 = 0x100
    }

    /// The option registers that both banks show, and those of each: what is in force, and 4 bytes on what OPTSTART takes over.
    /// Values as parts are delivered; BOOT has 0x08000000 and 0x1FF00000.
    private static let sharedOptions: [(name: String, current: UInt32, reset: UInt32)] = [
        ("OPTSR", 0x1C, 0x1BC6_AAF0), ("BOOT", 0x40, 0x1FF0_0800),
    ]
    private static let bankOptions: [(name: String, current: UInt32, reset: UInt32)] = [
        ("PRAR", 0x28, 0x0000_00FF), ("SCAR", 0x30, 0x0000_00FF), ("WPSN", 0x38, 0x0000_00FF),
    ]

    /// Where the options in force are, of both banks.
    private static let optionsInForce: [UInt32] =
        sharedOptions.map(\.current) + [0, Register.bank2].flatMap { base in bankOptions.map { base + $0.current } }

    package static let table = RegisterTable(
        [
            RegisterRow("ACR", Register.acr, reset: 0x37, writable: 0x3F), .special("OPTKEYR", Register.optkeyr),
            .special("OPTCR", Register.optcr, reset: 1), RegisterRow("OPTCCR", 0x24, writable: 0),
        ]
            + sharedOptions.flatMap { option -> [RegisterRow] in
                [
                    .readOnly("\(option.name)_CUR", option.current, option.reset),
                    .special("\(option.name)_PRG", option.current + 4, reset: option.reset),
                ]
            }
            + [1, 2].flatMap { number -> [RegisterRow] in
                let base = number == 1 ? 0 : Register.bank2
                return [
                    .special("KEYR\(number)", base + Register.keyr), .special("CR\(number)", base + Register.cr, reset: 0x31),
                    .special("SR\(number)", base + Register.sr), .special("CCR\(number)", base + Register.ccr),
                    .kept("CRCCR\(number)", base + 0x50), .kept("CRCSADD\(number)", base + 0x54),
                    .kept("CRCEADD\(number)", base + 0x58), .kept("CRCDATA\(number)", base + 0x5C),
                    .readOnly("ECC_FA\(number)R", base + Register.eccFA),
                ]
                    + bankOptions.flatMap { option -> [RegisterRow] in
                        [
                            .readOnly("\(option.name)_CUR\(number)", base + option.current, option.reset),
                            .special("\(option.name)_PRG\(number)", base + option.current + 4, reset: option.reset),
                        ]
                    }
            },
        fields: fields)

    package var registers = RegisterFile(table)
    private let time: FlashTime
    var banks: [Bank]
    private var optionLock = STM32FlashLock()

    /// A controller of two banks.
    public init(time: FlashTime = .typical) {
        self.time = time
        banks = Self.idleBanks(time)
    }

    private static func idleBanks(_ time: FlashTime) -> [Bank] { [Bank(time, timer: 0), Bank(time, timer: 1)] }

    /// Gives registers their reset values, but those of the option bytes, and locks CR and OPTCR.
    public mutating func reset(_ kind: ResetKind) {
        let kept = Self.optionsInForce.map { ($0, registers[$0]) }
        registers.reset()
        if kind != .powerOn {
            for (offset, value) in kept {
                registers[offset] = value
                registers[offset + 4] = value
            }
        }
        banks = Self.idleBanks(time)
        optionLock = STM32FlashLock()
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        let place = Place(offset)
        switch place.register {
        case Register.keyr, Register.optkeyr, Register.ccr: return 0
        case Register.cr:
            return registers[offset] & ~Control.lock | (banks[place.bank].lock.isOpen ? 0 : Control.lock)
        case Register.sr:
            return banks[place.bank].status | (banks[place.bank].busy.isBusy ? Status.qw | Status.bsy : 0)
        case Register.optcr: return registers[Register.optcr] & ~1 | (optionLock.isOpen ? 0 : 1)
        default: return registers[place.home]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        let place = Place(offset)
        switch place.register {
        case Register.keyr: context.take(value, STM32FlashLock.controlKeys, &banks[place.bank].lock)
        case Register.optkeyr: context.take(value, STM32FlashLock.optionKeys, &optionLock)
        case Register.cr: control(place, registers[offset] & ~lanes | value, &context)
        case Register.ccr: banks[place.bank].status &= ~(value & Status.cleared)
        case Register.optcr: options(registers[Register.optcr] & ~lanes | value, &context)
        default:
            if Self.optionsInForce.contains(place.home &- 4) {
                if optionLock.isOpen { registers[place.home] = registers[place.home] & ~lanes | value }
            } else {
                registers.store(place.home, value, lanes: lanes)
            }
        }
        setOutput(&context)
    }

    /// A store to the array.
    public mutating func storeToMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext
    ) {
        write(offset, size, value, &context)
        setOutput(&context)
    }

    /// A load of a flash word whose code is spoiled.
    public mutating func loadFromMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, isFetch: Bool, _ context: inout DeviceContext
    ) -> UInt32 {
        let size = max(1, context.memory.count(0) / 2)
        let bank = Int(min(1, offset / size))
        banks[bank].status |= Status.dbeccerr
        registers[Register.eccFA + UInt32(bank) * Register.bank2] = offset % size / Self.flashWord
        context.busError = true
        setOutput(&context)
        return 0
    }

    /// The operation of a bank is over.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        let bank = Int(tag & 1)
        if banks[bank].busy.finish() { end(bank) }
        setOutput(&context)
    }

    /// OPTSTART takes over what was prepared, if the lock is open; MER erases both banks.
    private mutating func options(_ value: UInt32, _ context: inout DeviceContext) {
        guard optionLock.isOpen else { return context.warn("a store to FLASH_OPTCR, which is locked: ignored") }
        registers[Register.optcr] = value & 0xC000_0000
        if value & 1 != 0 { return optionLock.close() }
        if value & 1 << 4 != 0 { for bank in banks.indices { eraseBank(bank, &context) } }
        guard value & 2 != 0 else { return }
        for offset in Self.optionsInForce { registers[offset] = registers[offset + 4] }
    }
}
