/// The non-volatile memory controller of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 6; nRF52833 Product Specification,
/// NVMC), of flash and of UICR.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x400, 0x408 | READY, READYNEXT | always 1: the core stands still until the operation is over |
/// | 0x504 | CONFIG | 0 read, 1 write, 2 erase |
/// | 0x508, 0x510 | ERASEPAGE (ERASEPCR1), ERASEPCR0 | an address in the page |
/// | 0x50C, 0x514 | ERASEALL, ERASEUICR | |
/// | 0x518, 0x51C | ERASEPAGEPARTIAL, ERASEPAGEPARTIALCFG | nRF52: an erase in parts of some milliseconds |
/// | 0x540 to 0x54C | ICACHECNF, IHIT, IMISS | nRF52: held |
///
/// Memory 0 is flash, 1 UICR. A word that is stored changes ones to zeros; bytes and halfwords are bus errors. What is stored or
/// erased without CONFIG is ignored, with a warning; a store can be made a bus error.
public struct NordicNVMC: RegisterDevice {
    package enum Register {
        package static let ready: UInt32 = 0x400
        package static let readynext: UInt32 = 0x408
        package static let config: UInt32 = 0x504
        package static let erasepage: UInt32 = 0x508
        package static let eraseall: UInt32 = 0x50C
        package static let erasepcr0: UInt32 = 0x510
        package static let eraseuicr: UInt32 = 0x514
        package static let erasepagepartial: UInt32 = 0x518
        package static let erasepagepartialcfg: UInt32 = 0x51C
    }

    /// The controller's memories.
    package enum Role {
        package static let flash = 0
        package static let uicr = 1
    }

    package static func table(_ family: NordicClock.Family) -> RegisterTable {
        let common: [RegisterRow] = [
            .readOnly("READY", Register.ready, 1), RegisterRow("CONFIG", Register.config, writable: 0x3),
            .special("ERASEPAGE", Register.erasepage), .special("ERASEALL", Register.eraseall),
            .special("ERASEPCR0", Register.erasepcr0), .special("ERASEUICR", Register.eraseuicr),
        ]
        let later: [RegisterRow] = [
            .readOnly("READYNEXT", Register.readynext, 1), .special("ERASEPAGEPARTIAL", Register.erasepagepartial),
            RegisterRow("ERASEPAGEPARTIALCFG", Register.erasepagepartialcfg, reset: 0xA, writable: 0x7F),
            RegisterRow("ICACHECNF", 0x540, writable: 0x101), RegisterRow("IHIT", 0x548), RegisterRow("IMISS", 0x54C),
        ]
        return RegisterTable(common + (family == .nrf52 ? later : []), fields: fields)
    }

    package var registers: RegisterFile
    private let family: NordicClock.Family
    private let faultsUnprepared: Bool
    /// The page that is being erased in parts, and the milliseconds so far.
    private var partial: (page: UInt32, time: UInt64)?

    /// With `faultsUnprepared`, a store without CONFIG is a bus error.
    public init(_ family: NordicClock.Family, faultsUnprepared: Bool = false) {
        registers = RegisterFile(Self.table(family))
        self.family = family
        self.faultsUnprepared = faultsUnprepared
    }

    /// Gives registers their reset values; what flash holds stays.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        partial = nil
    }

    private static let commands = [
        Register.erasepage, Register.eraseall, Register.erasepcr0, Register.eraseuicr, Register.erasepagepartial,
    ]

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        isCommand(offset) ? 0 : registers[offset]
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        guard isCommand(offset) else { return registers.store(offset, value, lanes: lanes) }
        guard registers[Register.config] == 2 else {
            return context.warn("NVMC: an erase was asked for while CONFIG did not enable it")
        }
        switch offset {
        case Register.eraseall where value & 1 != 0:
            context.memory.erase(Role.flash, 0..<context.memory.count(Role.flash))
            context.memory.erase(Role.uicr, 0..<context.memory.count(Role.uicr))
            context.stall(context.cycles(microseconds: 2 * eraseTime))
        case Register.eraseuicr where value & 1 != 0:
            context.memory.erase(Role.uicr, 0..<context.memory.count(Role.uicr))
            context.stall(context.cycles(microseconds: eraseTime))
        case Register.erasepagepartial: erasePart(of: value / pageSize, &context)
        case Register.erasepage, Register.erasepcr0:
            erase(value / pageSize, &context)
            context.stall(context.cycles(microseconds: eraseTime))
        default: break
        }
    }

    /// A store to flash or UICR: programs a word when CONFIG says so.
    public mutating func storeToMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext
    ) {
        guard registers[Register.config] == 1 else {
            context.busError = faultsUnprepared
            return context.warn("NVMC: a store to flash while CONFIG did not enable writing")
        }
        guard size == .word else {
            context.busError = true
            return context.warn("NVMC: a store to flash of less than a word")
        }
        context.memory.set(role, at: offset, word: context.memory.word(role, at: offset) & value)
        // tWRITE: 46 us on nRF51 (nRF51822 Product Specification 3.1, section 8.16), 43 on nRF52833.
        context.stall(context.cycles(microseconds: family == .nrf51 ? 46 : 43))
    }

    private func isCommand(_ offset: UInt32) -> Bool {
        Self.commands.contains(offset) && registers.table.index(of: offset) != nil
    }

    private var pageSize: UInt32 { family == .nrf51 ? 1024 : 4096 }

    /// Microseconds of a page's erase: 21.3 ms on nRF51, 87.5 on nRF52833.
    private var eraseTime: UInt64 { family == .nrf51 ? 21_300 : 87_500 }

    private func erase(_ page: UInt32, _ context: inout DeviceContext) {
        let (first, overflow) = page.multipliedReportingOverflow(by: pageSize)
        guard !overflow, first < context.memory.count(Role.flash) else {
            return context.warn("NVMC: the page to be erased is not in flash")
        }
        context.memory.erase(Role.flash, first..<first + pageSize)
    }

    /// A page is erased once its parts add up to the time of an erase.
    private mutating func erasePart(of page: UInt32, _ context: inout DeviceContext) {
        let time = UInt64(registers[Register.erasepagepartialcfg])
        let before = partial.map { $0.page == page ? $0.time : 0 } ?? 0
        context.stall(context.cycles(microseconds: time * 1000))
        if (before + time) * 1000 >= eraseTime {
            erase(page, &context)
            partial = nil
        } else {
            partial = (page, before + time)
        }
    }
}
