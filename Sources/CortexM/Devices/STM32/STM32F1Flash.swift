/// The flash memory interface of STM32F1 (PM0075): one bank, programmed by half-words.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | ACR | LATENCY 2:0, HLFCYA 3, PRFTBE 4, PRFTBS 5 (follows PRFTBE) |
/// | 0x04, 0x08 | KEYR, OPTKEYR | write-only: 0x45670123 then 0xCDEF89AB; anything else is a bus error and locks until reset |
/// | 0x0C | SR | BSY 0, PGERR 2, WRPRTERR 4, EOP 5; write one to clear |
/// | 0x10 | CR | PG 0, PER 1, MER 2, OPTPG 4, OPTER 5, STRT 6, LOCK 7, OPTWRE 9, ERRIE 10, EOPIE 12 |
/// | 0x14 | AR | an address in the page to erase |
/// | 0x1C, 0x20 | OBR, WRPR | as the option bytes were at power-on |
///
/// A store to the array with PG set programs a half-word; of another size it is a bus error. Over what is not erased it sets
/// PGERR, unless zero is programmed. With PG clear it does nothing. Interrupt output 0: EOP and errors.
public struct STM32F1Flash: STM32FlashController {
    package enum Register {
        package static let acr: UInt32 = 0x00
        package static let keyr: UInt32 = 0x04
        package static let optkeyr: UInt32 = 0x08
        package static let sr: UInt32 = 0x0C
        package static let cr: UInt32 = 0x10
        package static let ar: UInt32 = 0x14
        package static let wrpr: UInt32 = 0x20
    }

    /// Its memories.
    public enum Role: Int {
        /// The array that programs run from.
        case array
        /// The option bytes, where the machine has them.
        case options
    }

    package static let table = RegisterTable(
        [
            .special("ACR", Register.acr, reset: 0x30), .special("KEYR", Register.keyr), .special("OPTKEYR", Register.optkeyr),
            RegisterRow("SR", Register.sr, writable: 0, clears: 0x34), .special("CR", Register.cr, reset: Control.lock),
            RegisterRow("AR", Register.ar), .readOnly("OBR", 0x1C, 0x03FF_FFFC), .readOnly("WRPR", Register.wrpr, .max),
        ], fields: fields)

    package var registers = RegisterFile(table)
    let pageSize: UInt32
    let base: UInt32
    package var busy: STM32FlashBusy
    var lock = STM32FlashLock()
    var optionLock = STM32FlashLock()

    /// A controller of pages of that size; `base` is the array's address, for AR.
    public init(pageSize: UInt32 = 1024, base: UInt32 = 0x0800_0000, time: FlashTime = .typical) {
        self.pageSize = max(1024, pageSize)
        self.base = base
        busy = STM32FlashBusy(time)
    }

    /// Gives registers their reset values and locks CR.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        busy.reset()
        lock = STM32FlashLock()
        optionLock = STM32FlashLock()
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.keyr, Register.optkeyr: 0
        case Register.sr: registers[offset] | (busy.isBusy ? Status.bsy : 0)
        case Register.cr: registers[offset] & ~Control.lock | (lock.isOpen ? 0 : Control.lock) | (optionLock.isOpen ? Control.optwre : 0)
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.acr:
            let held = (registers[offset] & ~lanes | value) & 0x1F
            registers[offset] = held | (held & 1 << 4) << 1
        case Register.keyr: context.take(value, STM32FlashLock.controlKeys, &lock)
        case Register.optkeyr:
            if lock.isOpen { context.take(value, STM32FlashLock.controlKeys, &optionLock) }
        case Register.cr: control(registers[offset] & ~lanes | value, lanes, &context)
        default: registers.store(offset, value, lanes: lanes)
        }
        setOutput(&context)
    }

    /// A store to the array or to the option bytes.
    public mutating func storeToMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext
    ) {
        let enable = role == Role.array.rawValue ? Control.pg : Control.optpg
        guard registers[Register.cr] & enable != 0 else {
            return context.warn("a store to flash, with \(enable == Control.pg ? "PG" : "OPTPG") of FLASH_CR clear: ignored")
        }
        guard size == .halfword else {
            context.busError = true
            return
        }
        finish(&context)
        let old = UInt32(context.memory.byte(role, at: offset)) | UInt32(context.memory.byte(role, at: offset + 1)) << 8
        if role == Role.array.rawValue, isProtected(offset) {
            registers[Register.sr] |= Status.wrprterr
        } else if old != 0xFFFF, value != 0 {
            registers[Register.sr] |= Status.pgerr
        } else {
            context.memory.set(role, at: offset, bytes: [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)])
            busy.begin(nanoseconds: 52_500, &context)
        }
        setOutput(&context)
    }
}

extension STM32F1Flash {
    enum Control {
        static let pg: UInt32 = 1 << 0
        static let per: UInt32 = 1 << 1
        static let mer: UInt32 = 1 << 2
        static let optpg: UInt32 = 1 << 4
        static let opter: UInt32 = 1 << 5
        static let strt: UInt32 = 1 << 6
        static let lock: UInt32 = 1 << 7
        static let optwre: UInt32 = 1 << 9
        static let held: UInt32 = 0x1437
    }

    enum Status {
        static let bsy: UInt32 = 1 << 0
        static let pgerr: UInt32 = 1 << 2
        static let wrprterr: UInt32 = 1 << 4
        static let eop: UInt32 = 1 << 5
    }

    package mutating func end() {
        registers[Register.sr] |= Status.eop
    }

    package func setOutput(_ context: inout DeviceContext) {
        let (cr, sr) = (registers[Register.cr], registers[Register.sr])
        let errors = cr & 1 << 10 != 0 && sr & (Status.pgerr | Status.wrprterr) != 0
        context.setInterrupt(0, errors || cr & 1 << 12 != 0 && sr & Status.eop != 0)
    }
}
