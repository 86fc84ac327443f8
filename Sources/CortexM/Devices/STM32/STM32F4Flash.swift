/// The flash memory interface of STM32F4 (RM0090 section 3): wait states and the locks. The array itself cannot be changed:
/// an operation that is started ends at once with WRPERR, as if every sector were write-protected.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | ACR | LATENCY 3:0, PRFTEN 8, ICEN 9, DCEN 10, ICRST 11, DCRST 12 |
/// | 0x04 | KEYR | write-only: 0x45670123 then 0xCDEF89AB unlocks CR; anything else locks it until reset |
/// | 0x08 | OPTKEYR | write-only: 0x08192A3B then 0x4C5D6E7F unlocks OPTCR |
/// | 0x0C | SR | EOP 0, OPERR 1, WRPERR 4, PGAERR 5, PGPERR 6, PGSERR 7 (write one to clear), BSY 16 |
/// | 0x10 | CR | PG 0, SER 1, MER 2, SNB 6:3, PSIZE 9:8, STRT 16, EOPIE 24, ERRIE 25, LOCK 31 |
/// | 0x14 | OPTCR | OPTLOCK 0, OPTSTRT 1 |
///
/// Interrupt output 0: errors, when CR.ERRIE is set.
public struct STM32F4Flash: RegisterDevice {
    package enum Register {
        package static let acr: UInt32 = 0x00
        package static let keyr: UInt32 = 0x04
        package static let optkeyr: UInt32 = 0x08
        package static let sr: UInt32 = 0x0C
        package static let cr: UInt32 = 0x10
        package static let optcr: UInt32 = 0x14
    }

    package static let table = RegisterTable([
        RegisterRow("ACR", Register.acr, writable: 0x1F0F), .special("KEYR", Register.keyr),
        .special("OPTKEYR", Register.optkeyr), RegisterRow("SR", Register.sr, writable: 0, clears: 0xF3),
        .special("CR", Register.cr, reset: 0x8000_0000), .special("OPTCR", Register.optcr, reset: 0x0FFF_AAED),
    ])

    /// How far a key sequence has come.
    private enum Lock: Sendable, Hashable {
        case locked, firstKey, open, blocked

        mutating func take(_ key: UInt32, _ first: UInt32, _ second: UInt32) {
            switch self {
            case .locked: self = key == first ? .firstKey : .blocked
            case .firstKey: self = key == second ? .open : .blocked
            case .open, .blocked: break
            }
        }
    }

    package var registers = RegisterFile(table)
    private var lock = Lock.locked
    private var optionLock = Lock.locked

    /// A controller as after reset: CR and OPTCR locked.
    public init() {}

    /// Gives registers their reset values and locks CR and OPTCR.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        lock = .locked
        optionLock = .locked
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.keyr, Register.optkeyr: 0
        case Register.cr: registers[offset] & 0x7FFF_FFFF | (lock == .open ? 0 : 0x8000_0000)
        case Register.optcr: registers[offset] & ~1 | (optionLock == .open ? 0 : 1)
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.keyr: lock.take(value, 0x4567_0123, 0xCDEF_89AB)
        case Register.optkeyr: optionLock.take(value, 0x0819_2A3B, 0x4C5D_6E7F)
        case Register.cr:
            guard lock == .open else { break }
            if value & 0x8000_0000 != 0 { lock = .locked }
            registers[offset] = (registers[offset] & ~lanes | value) & 0x0300_837F
            if value & 1 << 16 != 0 { registers[Register.sr] |= 1 << 4 }
        case Register.optcr:
            guard optionLock == .open else { break }
            if value & 1 != 0 { optionLock = .locked }
            registers[offset] = (registers[offset] & ~lanes | value) & 0x0FFF_FFEC
            if value & 2 != 0 { registers[Register.sr] |= 1 << 4 }
        default: registers.store(offset, value, lanes: lanes)
        }
        context.setInterrupt(0, registers[Register.cr] & 1 << 25 != 0 && registers[Register.sr] & 0xF2 != 0)
    }
}
