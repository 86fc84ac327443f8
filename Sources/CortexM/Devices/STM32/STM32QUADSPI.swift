/// The Quad-SPI interface of STM32L4 (RM0351 section 17) and STM32H7 (RM0433 section 23), with the NOR flash on it.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | CR | EN 0, ABORT 1, DMAEN 2 (held), TCEN 3, SSHIFT 4 (held), DFM 6, FSEL 7, FTHRES from 8, enables 20:16, APMS 22, PMM 23, PRESCALER 31:24 |
/// | 0x04 | DCR | CKMODE 0, CSHT 10:8 (both held), FSIZE 20:16 |
/// | 0x08 | SR | TEF 0, TCF 1, FTF 2, SMF 3, TOF 4, BUSY 5, FLEVEL from 8 |
/// | 0x0C | FCR | write one to clear TEF, TCF, SMF, TOF |
/// | 0x10 | DLR | bytes less one; all ones: to the end of the flash |
/// | 0x14 to 0x1C | CCR, AR, ABR | |
/// | 0x20 | DR | bytes, half-words and words |
/// | 0x24 to 0x30 | PSMKR, PSMAR, PIR, LPTR | |
///
/// A command takes its clocks; an access to DR that has to wait stalls the bus. Memories: the window that shows the flash in
/// memory-mapped mode, and the flash's bytes. Interrupt output 0: all flags.
public struct STM32QUADSPI: RegisterDevice {
    package enum Register {
        package static let cr: UInt32 = 0x00
        package static let dcr: UInt32 = 0x04
        package static let sr: UInt32 = 0x08
        package static let fcr: UInt32 = 0x0C
        package static let dlr: UInt32 = 0x10
        package static let ccr: UInt32 = 0x14
        package static let ar: UInt32 = 0x18
        package static let abr: UInt32 = 0x1C
        package static let dr: UInt32 = 0x20
        package static let psmkr: UInt32 = 0x24
        package static let psmar: UInt32 = 0x28
        package static let pir: UInt32 = 0x2C
        package static let lptr: UInt32 = 0x30
    }

    /// What differs from part to part.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        /// STM32L47x and L48x: one chip, a FIFO of 16 bytes.
        case l476
        /// STM32L49x: two chips.
        case l496
        /// STM32H7: two chips, a FIFO of 32 bytes.
        case h7

        var fifoDepth: Int { self == .h7 ? 32 : 16 }
        package var hasDualFlash: Bool { self != .l476 }
        /// The bits of CR that hold what is stored.
        var control: UInt32 { 0xFFDF_001D | (hasDualFlash ? 0xC0 : 0) | (self == .h7 ? 0x1F00 : 0x0F00) }
        /// The bits of CCR: DHHC is where two chips are.
        var command: UInt32 { hasDualFlash ? .max : ~(1 << 30) }
    }

    /// The memories, by the roles of the kind.
    package enum Memory: Int {
        case window, chip
    }

    /// What the interface is doing.
    enum Activity: Sendable, Hashable {
        /// Nothing, or what its transfer says.
        case indirect
        case polling
        /// Memory-mapped, and accessed.
        case mapped
        /// The clock runs with the chips deselected, until an abort.
        case freeRunning
    }

    package var registers: RegisterFile
    let variant: Variant
    /// Core cycles of a clock of the interface's kernel.
    let clockDivider: UInt64
    var transfer: NORTransfer
    var activity = Activity.indirect
    /// TEF, TCF, SMF and TOF.
    var flags: UInt32 = 0
    /// A status was read since DR was (polling).
    var hasStatus = false
    var poll = Poll()
    /// The instruction has gone out since CCR was written.
    var hasSentInstruction = false

    /// An interface with one chip or two of a type on it.
    package init(_ variant: Variant, _ chip: NORChip, chips: Int = 1, clockDivider: UInt32 = 1, time: NORTime = .typical) {
        self.variant = variant
        self.clockDivider = UInt64(max(1, clockDivider))
        transfer = NORTransfer(
            NORChips(chip, count: chips, time: time, role: Memory.chip.rawValue), depth: variant.fifoDepth)
        registers = RegisterFile(Self.table(variant))
    }

    static func table(_ variant: Variant) -> RegisterTable {
        RegisterTable(
            [
                .special("CR", Register.cr), RegisterRow("DCR", Register.dcr, writable: 0x1F_0701), .special("SR", Register.sr),
                .special("FCR", Register.fcr), RegisterRow("DLR", Register.dlr), .special("CCR", Register.ccr),
                .special("AR", Register.ar), RegisterRow("ABR", Register.abr), .special("DR", Register.dr),
                RegisterRow("PSMKR", Register.psmkr), RegisterRow("PSMAR", Register.psmar),
                RegisterRow("PIR", Register.pir, writable: 0xFFFF), RegisterRow("LPTR", Register.lptr, writable: 0xFFFF),
            ], fields: fields)
    }

    /// The registers as after reset. The chips are outside the part: they keep their state until power-on.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        activity = .indirect
        flags = 0
        hasStatus = false
        poll = Poll()
        hasSentInstruction = false
        transfer.forget()
        if kind == .powerOn { transfer.chips.powerOn() }
    }

    /// A load; of DR it takes bytes out of the FIFO.
    public mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32 {
        advance(&context)
        defer { settle(&context) }
        if offset & ~3 == Register.dr { return readData(Int(size.rawValue), &context) }
        let lane = RegisterLane(offset, size)
        return lane.extract(value(of: lane.register, context))
    }

    /// A store; to DR it puts bytes into the FIFO.
    public mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        advance(&context)
        defer { settle(&context) }
        if offset & ~3 == Register.dr {
            writeData(value, Int(size.rawValue), &context)
            return
        }
        let lane = RegisterLane(offset, size)
        store(lane.register, lane.place(value), lanes: lane.mask, &context)
    }

    /// Something that was to happen by now has.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == Self.timeoutTimer { endMappedAccess(&context) }
        advance(&context)
        settle(&context)
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.sr: status
        case Register.fcr: 0
        case Register.dlr: dataLength
        case Register.ar: address
        case Register.dr: transfer.fifo.prefix(4).enumerated().reduce(0) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
        default: registers[offset]
        }
    }

    static let transferTimer: UInt32 = 0
    static let timeoutTimer: UInt32 = 1
}
