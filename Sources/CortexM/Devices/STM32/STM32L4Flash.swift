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
/// with EOPIE alone. OBL_LAUNCH resets the part. Interrupt output 0: EOP and errors.
///
/// With FSTPG set, and after a mass erase of the bank, 32 double words one after the other program a row of 256 bytes: one that comes
/// too late is MISERR, one that is not the next PGAERR, and any error FASTERR too.
public struct STM32L4Flash: STM32FlashController {
    package var registers = RegisterFile(table)
    package var busy: STM32FlashBusy
    var lock = STM32FlashLock()
    var optionLock = STM32FlashLock()
    /// The lower word of a double word, and where it was stored.
    var first: (offset: UInt32, word: UInt32)?
    /// Where the next double word of a row belongs that is being programmed fast.
    var nextOfRow: UInt32?
    /// The banks that were erased as a whole since the last reset, bank 1 in bit 0.
    var erasedBanks: UInt32 = 0

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
        nextOfRow = nil
        erasedBanks = 0
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
