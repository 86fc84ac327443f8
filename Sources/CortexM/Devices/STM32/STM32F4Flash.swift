/// The flash memory interface of STM32F4 (RM0090 section 3): sectors of three sizes, programmed by units of PSIZE.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | ACR | LATENCY 3:0, PRFTEN 8, ICEN 9, DCEN 10, ICRST 11, DCRST 12 |
/// | 0x04, 0x08 | KEYR, OPTKEYR | write-only: two keys; anything else is a bus error and locks until reset |
/// | 0x0C | SR | EOP 0, OPERR 1, WRPERR 4, PGAERR 5, PGPERR 6, PGSERR 7 (write one to clear), BSY 16 |
/// | 0x10 | CR | PG 0, SER 1, MER 2, SNB 7:3, PSIZE 9:8, MER1 15, STRT 16, EOPIE 24, ERRIE 25, LOCK 31 |
/// | 0x14, 0x18 | OPTCR, OPTCR1 | OPTLOCK 0, OPTSTRT 1, nWRP 27:16; OPTCR1 of parts with two banks |
///
/// A store to the array with PG set programs: ones become zeros, never the other way. Of a size other than PSIZE it sets PGPERR;
/// with PG clear PGSERR; to a protected sector WRPERR. EOP is set with EOPIE alone. Interrupt output 0: EOP and errors.
public struct STM32F4Flash: STM32FlashController {
    package enum Register {
        package static let acr: UInt32 = 0x00
        package static let keyr: UInt32 = 0x04
        package static let optkeyr: UInt32 = 0x08
        package static let sr: UInt32 = 0x0C
        package static let cr: UInt32 = 0x10
        package static let optcr: UInt32 = 0x14
        package static let optcr1: UInt32 = 0x18
    }

    package static func table(banks: Int) -> RegisterTable {
        let second: [RegisterRow] = banks > 1 ? [.special("OPTCR1", Register.optcr1, reset: 0x0FFF_0000)] : []
        return RegisterTable(
            [
                RegisterRow("ACR", Register.acr, writable: 0x1F0F), .special("KEYR", Register.keyr),
                .special("OPTKEYR", Register.optkeyr), RegisterRow("SR", Register.sr, writable: 0, clears: 0xF3),
                .special("CR", Register.cr, reset: 0x8000_0000), .special("OPTCR", Register.optcr, reset: 0x0FFF_AAED),
            ] + second, fields: fields)
    }

    package var registers: RegisterFile
    let banks: Int
    package var busy: STM32FlashBusy
    var lock = STM32FlashLock()
    var optionLock = STM32FlashLock()

    /// A controller of one bank, or of two as on F42x and F43x.
    public init(banks: Int = 1, time: FlashTime = .typical) {
        self.banks = banks > 1 ? 2 : 1
        busy = STM32FlashBusy(time)
        registers = RegisterFile(Self.table(banks: self.banks))
    }

    /// Gives registers their reset values and locks CR and OPTCR.
    public mutating func reset(_ kind: ResetKind) {
        let options = (registers[Register.optcr], registers[Register.optcr1])
        registers.reset()
        if kind != .powerOn { (registers[Register.optcr], registers[Register.optcr1]) = options }
        busy.reset()
        lock = STM32FlashLock()
        optionLock = STM32FlashLock()
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.keyr, Register.optkeyr: 0
        case Register.sr: registers[offset] | (busy.isBusy ? Status.bsy : 0)
        case Register.cr: registers[offset] & ~Control.lock | (lock.isOpen ? 0 : Control.lock)
        case Register.optcr: registers[offset] & ~1 | (optionLock.isOpen ? 0 : 1)
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.keyr: context.take(value, STM32FlashLock.controlKeys, &lock)
        case Register.optkeyr: context.take(value, STM32FlashLock.optionKeys, &optionLock)
        case Register.cr: control(registers[offset] & ~lanes | value, &context)
        case Register.optcr: options(offset, registers[offset] & ~lanes | value, &context)
        case Register.optcr1 where banks > 1: options(offset, registers[offset] & ~lanes | value, &context)
        default: registers.store(offset, value, lanes: lanes)
        }
        setOutput(&context)
    }

    /// A store to the array.
    public mutating func storeToMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext
    ) {
        let cr = registers[Register.cr]
        if !lock.isOpen || cr & Control.pg == 0 {
            context.warn("a store to flash, with \(lock.isOpen ? "PG of FLASH_CR clear" : "FLASH_CR locked"): PGSERR")
            registers[Register.sr] |= Status.pgserr
        } else if isProtected(sector(at: offset)) {
            registers[Register.sr] |= Status.wrperr
        } else if UInt32(size.rawValue) != min(4, 1 << (cr >> 8 & 3)) {
            // With PSIZE 64 the two words of a double word come one after the other.
            registers[Register.sr] |= Status.pgperr
        } else {
            finish(&context)
            for byte in 0..<UInt32(size.rawValue) {
                let new = context.memory.byte(role, at: offset + byte) & UInt8(truncatingIfNeeded: value >> (byte * 8))
                context.memory.set(role, at: offset + byte, byte: new)
            }
            busy.begin(nanoseconds: 16_000, &context)
        }
        setOutput(&context)
    }
}

extension STM32F4Flash {
    enum Control {
        static let pg: UInt32 = 1 << 0
        static let ser: UInt32 = 1 << 1
        static let mer: UInt32 = 1 << 2
        static let mer1: UInt32 = 1 << 15
        static let strt: UInt32 = 1 << 16
        static let eopie: UInt32 = 1 << 24
        static let errie: UInt32 = 1 << 25
        static let lock: UInt32 = 1 << 31
        static let held: UInt32 = 0x0300_837F
        static let heldOfTwoBanks: UInt32 = 0x0300_83FF
    }

    enum Status {
        static let eop: UInt32 = 1 << 0
        static let operr: UInt32 = 1 << 1
        static let wrperr: UInt32 = 1 << 4
        static let pgperr: UInt32 = 1 << 6
        static let pgserr: UInt32 = 1 << 7
        static let bsy: UInt32 = 1 << 16
        static let errors: UInt32 = 0xF2
    }

    package mutating func end() {
        registers[Register.cr] &= ~Control.strt
        registers[Register.optcr] &= ~2
        if registers[Register.cr] & Control.eopie != 0 { registers[Register.sr] |= Status.eop }
    }

    /// OPERR tells of any error, with ERRIE alone.
    package mutating func setOutput(_ context: inout DeviceContext) {
        let cr = registers[Register.cr]
        if cr & Control.errie != 0, registers[Register.sr] & (Status.errors & ~Status.operr) != 0 {
            registers[Register.sr] |= Status.operr
        }
        let sr = registers[Register.sr]
        let errors = cr & Control.errie != 0 && sr & Status.operr != 0
        context.setInterrupt(0, errors || cr & Control.eopie != 0 && sr & Status.eop != 0)
    }
}
