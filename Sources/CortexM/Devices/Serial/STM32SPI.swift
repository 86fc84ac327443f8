/// The SPI of STM32F1, F4 and L4 as a master that is polled (RM0090 section 28, RM0351 section 42).
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | CR1 | MSTR 2, BR 5:3, SPE 6, SSI 8, SSM 9, DFF 11 (16 bits), BIDIOE 14, BIDIMODE 15 |
/// | 0x04 | CR2 | SSOE 2, ERRIE 5, RXNEIE 6, TXEIE 7; with FIFO DS 11:8, FRXTH 12 |
/// | 0x08 | SR | RXNE 0, TXE 1, MODF 5, OVR 6, BSY 7; with FIFO FRLVL 10:9, FTLVL 12:11 |
/// | 0x0C | DR | |
///
/// A frame takes its bits at the bus's clock divided by 2 << BR. What comes back is the line's idle level, or with `loopback`
/// what was sent. Interrupt output 0: all together. Not modelled: the slave, receive-only mode, CRC, I2S and DMA.
public struct STM32SPI: RegisterDevice {
    package enum Register {
        package static let cr1: UInt32 = 0x00
        package static let cr2: UInt32 = 0x04
        package static let sr: UInt32 = 0x08
        package static let dr: UInt32 = 0x0C
    }

    package static func table(hasFIFO: Bool) -> RegisterTable {
        RegisterTable(
            [
                RegisterRow("CR1", Register.cr1, writable: 0xFFFF),
                RegisterRow("CR2", Register.cr2, reset: hasFIFO ? 0x700 : 0, writable: hasFIFO ? 0x7FFF : 0xF7),
                .special("SR", Register.sr, reset: 2), .special("DR", Register.dr),
                RegisterRow("CRCPR", 0x10, reset: 7, writable: 0xFFFF), .readOnly("RXCRCR", 0x14), .readOnly("TXCRCR", 0x18),
            ], fields: fields(hasFIFO: hasFIFO))
    }

    package var registers: RegisterFile
    let hasFIFO: Bool
    let clockDivider: UInt64
    let line: SPILine
    var waiting: [UInt16] = []
    var received: [UInt16] = []
    var shifting: UInt16?
    /// OVR and MODF.
    var errors: UInt32 = 0
    /// What the last load showed, for the flags that two accesses clear.
    var dataWasRead = false
    var statusWasRead = false

    /// `clockDivider` is core clocks per clock of the SPI's bus.
    public init(hasFIFO: Bool = false, line: SPILine = .high, clockDivider: UInt32 = 1) {
        self.hasFIFO = hasFIFO
        self.line = line
        self.clockDivider = UInt64(max(1, clockDivider))
        registers = RegisterFile(Self.table(hasFIFO: hasFIFO))
    }

    /// Stops what is on its way, and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        waiting.removeAll(keepingCapacity: true)
        received.removeAll(keepingCapacity: true)
        shifting = nil
        errors = 0
        dataWasRead = false
        statusWasRead = false
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.sr: status
        case Register.dr: UInt32(received.first ?? 0)
        default: registers[offset]
        }
    }

    /// A load: of DR it takes a frame, or with FIFO the two that a halfword of short frames holds.
    public mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32 {
        let lane = RegisterLane(offset, size)
        guard lane.register == Register.dr else {
            let value = value(of: lane.register, context)
            if lane.register == Register.sr { didReadStatus() }
            return lane.extract(value)
        }
        var value = UInt32(take())
        if packs(size) { value |= UInt32(take()) << 8 }
        dataWasRead = true
        settle(&context)
        return value
    }

    /// A store: to DR it sends a frame, or with FIFO the two that a halfword of short frames holds.
    public mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        let lane = RegisterLane(offset, size)
        switch lane.register {
        case Register.dr:
            push(UInt16(truncatingIfNeeded: packs(size) ? value & 0xFF : value))
            if packs(size) { push(UInt16(truncatingIfNeeded: value >> 8 & 0xFF)) }
        case Register.sr: break
        default:
            registers.store(lane.register, lane.place(value), lanes: lane.mask)
            if lane.register == Register.cr1 { checkMode() }
        }
        settle(&context)
    }

    /// A frame is through.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if let sent = shifting {
            shifting = nil
            let ones: UInt16 = .max >> UInt16(16 - frameBits)
            if cr1 & Control.bidimode == 0 { accept(line.answer(to: sent, ones: ones)) }
        }
        settle(&context)
    }
}

extension STM32SPI {
    enum Control {
        static let mstr: UInt32 = 1 << 2
        static let spe: UInt32 = 1 << 6
        static let ssi: UInt32 = 1 << 8
        static let ssm: UInt32 = 1 << 9
        static let bidimode: UInt32 = 1 << 15
        static let ssoe: UInt32 = 1 << 2
        static let modf: UInt32 = 1 << 5
        static let ovr: UInt32 = 1 << 6
    }
}
