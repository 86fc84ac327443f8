/// The flash memory interface of STM32L4 (RM0351 section 3): pages of 2 KiB in two banks, programmed by double words.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | ACR | LATENCY 2:0, PRFTEN 8, ICEN 9, DCEN 10, ICRST 11, DCRST 12, RUN_PD 13, SLEEP_PD 14 |
/// | 0x04 | PDKEYR | write-only; held by no one |
/// | 0x08, 0x0C | KEYR, OPTKEYR | write-only: two keys; anything else is a bus error and locks until reset |
/// | 0x10 | SR | EOP 0, OPERR 1, PROGERR 3, WRPERR 4, PGAERR 5, SIZERR 6, PGSERR 7, MISERR 8, FASTERR 9 (write one to clear), BSY 16 |
/// | 0x14 | CR | PG 0, PER 1, MER1 2, PNB 10:3, BKER 11, MER2 15, START 16, OPTSTRT 17, FSTPG 18, EOPIE 24, ERRIE 25, OBL_LAUNCH 27, OPTLOCK 30, LOCK 31 |
/// | 0x20 | OPTR | and PCROP, WRP at 0x24 to 0x30, 0x44 to 0x50 |
///
/// With PG set two words, the lower one first, program a double word: over what is not erased PROGERR, unless zero is
/// programmed. Other sizes set SIZERR, other addresses PGAERR; PG clear, or an error that was not cleared, PGSERR. EOP is set
/// with EOPIE alone. OBL_LAUNCH resets the part. Not modelled: fast programming. Interrupt output 0: EOP and errors.
public struct STM32L4Flash: STM32FlashController {
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

    package var registers = RegisterFile(table)
    package var busy: STM32FlashBusy
    private var lock = STM32FlashLock()
    private var optionLock = STM32FlashLock()
    /// The lower word of a double word, and where it was stored.
    private var first: (offset: UInt32, word: UInt32)?

    /// A controller of two banks.
    public init(time: FlashTime = .typical) { busy = STM32FlashBusy(time) }

    /// Gives registers their reset values and locks CR.
    public mutating func reset(_ kind: ResetKind) {
        let options = Self.optionRegisters.map { registers[$0] }
        registers.reset()
        if kind != .powerOn {
            for (offset, value) in zip(Self.optionRegisters, options) { registers[offset] = value }
        }
        busy.reset()
        lock = STM32FlashLock()
        optionLock = STM32FlashLock()
        first = nil
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.keyr, Register.optkeyr: 0
        case Register.sr: registers[offset] | (busy.isBusy ? Status.bsy : 0)
        case Register.cr:
            registers[offset] & ~(Control.lock | Control.optlock) | (lock.isOpen ? 0 : Control.lock)
                | (optionLock.isOpen ? 0 : Control.optlock)
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.keyr: context.take(value, STM32FlashLock.controlKeys, &lock)
        case Register.optkeyr: if lock.isOpen { context.take(value, STM32FlashLock.optionKeys, &optionLock) }
        case Register.cr: control(registers[offset] & ~lanes | value, &context)
        case Register.optr, 0x24...0x30, 0x44...0x50:
            guard optionLock.isOpen else { break }
            registers[offset] = registers[offset] & ~lanes | value
        default: registers.store(offset, value, lanes: lanes)
        }
        setOutput(&context)
    }

    /// A store to the array: one half of a double word.
    public mutating func storeToMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext
    ) {
        let cr = registers[Register.cr]
        if !lock.isOpen || cr & Control.pg == 0 {
            context.warn("a store to flash, with \(lock.isOpen ? "PG of FLASH_CR clear" : "FLASH_CR locked"): PGSERR")
            raise(Status.pgserr)
        } else if cr & (Control.per | Control.mer1 | Control.mer2) != 0 || registers[Register.sr] & Status.errors != 0 {
            raise(Status.pgserr)
        } else if size != .word {
            raise(Status.sizerr)
        } else if offset & 7 != (first == nil ? 0 : 4) || first.map({ $0.offset != offset - 4 }) == true {
            raise(Status.pgaerr)
        } else if let low = first {
            program(role, at: low.offset, low.word, value, &context)
        } else {
            finish(&context)
            first = (offset, value)
        }
        setOutput(&context)
    }
}

extension STM32L4Flash {
    private enum Control {
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

    private enum Status {
        static let eop: UInt32 = 1 << 0
        static let operr: UInt32 = 1 << 1
        static let progerr: UInt32 = 1 << 3
        static let wrperr: UInt32 = 1 << 4
        static let pgaerr: UInt32 = 1 << 5
        static let sizerr: UInt32 = 1 << 6
        static let pgserr: UInt32 = 1 << 7
        static let bsy: UInt32 = 1 << 16
        static let errors: UInt32 = 0x3FA
    }

    private static let optionRegisters: [UInt32] = [0x20, 0x24, 0x28, 0x2C, 0x30, 0x44, 0x48, 0x4C, 0x50]
    private static let pageSize: UInt32 = 2048

    private mutating func raise(_ error: UInt32) {
        registers[Register.sr] |= error
        first = nil
    }

    private mutating func program(_ role: Int, at offset: UInt32, _ low: UInt32, _ high: UInt32, _ context: inout DeviceContext) {
        first = nil
        let isErased = context.memory.word(role, at: offset) & context.memory.word(role, at: offset + 4) == .max
        if isProtected(offset, context) { return raise(Status.wrperr) }
        guard isErased || low | high == 0 else { return raise(Status.progerr) }
        context.memory.set(role, at: offset, word: low)
        context.memory.set(role, at: offset + 4, word: high)
        busy.begin(nanoseconds: 81_690, &context)
    }

    private mutating func control(_ value: UInt32, _ context: inout DeviceContext) {
        guard lock.isOpen else { return context.warn("a store to FLASH_CR, which is locked: ignored") }
        finish(&context)
        registers[Register.cr] = value & Control.held
        if value & Control.fstpg != 0 { context.warn("fast programming (FSTPG of FLASH_CR) is not modelled") }
        if value & Control.pg == 0 { first = nil }
        if value & Control.optlock != 0 { optionLock.close() }
        if value & Control.lock != 0 {
            lock.close()
            return optionLock.close()
        }
        if value & Control.start != 0 { erase(&context) }
        guard optionLock.isOpen else { return }
        if value & Control.optstrt != 0 { busy.begin(nanoseconds: 22_000_000, &context) }
        if value & Control.oblLaunch != 0 { context.requestReset(.device) }
    }

    private mutating func erase(_ context: inout DeviceContext) {
        let cr = registers[Register.cr]
        let bank = context.memory.count(0) / 2
        guard registers[Register.sr] & Status.errors == 0 else { return raise(Status.pgserr) }
        var ranges: [Range<UInt32>] = []
        if cr & Control.per != 0 {
            let offset = (cr & 1 << 11 == 0 ? 0 : bank) + (cr >> 3 & 0xFF) * Self.pageSize
            ranges = [offset..<offset + Self.pageSize]
        } else {
            if cr & Control.mer1 != 0 { ranges.append(0..<bank) }
            if cr & Control.mer2 != 0 { ranges.append(bank..<bank * 2) }
        }
        guard !ranges.isEmpty else { return }
        for range in ranges {
            let isAnyProtected = stride(from: range.lowerBound, to: range.upperBound, by: Int(Self.pageSize))
                .contains { isProtected($0, context) }
            if isAnyProtected { return raise(Status.wrperr) }
        }
        for range in ranges { context.memory.erase(0, range) }
        busy.begin(nanoseconds: 22_020_000, &context)
    }

    /// WRPxAR and WRPxBR: pages from STRT to END of the bank; none when STRT is beyond END.
    private func isProtected(_ offset: UInt32, _ context: DeviceContext) -> Bool {
        let bank = max(1, context.memory.count(0) / 2)
        let page = offset % bank / Self.pageSize
        return Register.wrp[Int(min(1, offset / bank))].contains { register in
            let area = registers[register]
            return page >= area & 0xFF && page <= area >> 16 & 0xFF
        }
    }

    package mutating func end() {
        registers[Register.cr] &= ~(Control.start | Control.optstrt)
        if registers[Register.cr] & Control.eopie != 0 { registers[Register.sr] |= Status.eop }
    }

    /// OPERR tells of any error, with ERRIE alone.
    package mutating func setOutput(_ context: inout DeviceContext) {
        let cr = registers[Register.cr]
        if cr & Control.errie != 0, registers[Register.sr] & Status.errors & ~Status.operr != 0 {
            registers[Register.sr] |= Status.operr
        }
        let sr = registers[Register.sr]
        context.setInterrupt(
            0, cr & Control.errie != 0 && sr & Status.operr != 0 || cr & Control.eopie != 0 && sr & Status.eop != 0)
    }
}
