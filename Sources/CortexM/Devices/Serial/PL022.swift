/// The PrimeCell synchronous serial port PL022 (DDI 0194) as a master: the SSI of Stellaris parts, the SSP of LPC43xx, the SPI
/// of the MPS2 boards. FIFOs of 8 frames each way.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00, 0x04 | CR0, CR1 | DSS 3:0 (bits - 1), SCR 15:8; LBM 0, SSE 1, MS 2 |
/// | 0x08 | DR | |
/// | 0x0C | SR | TFE 0, TNF 1, RNE 2, RFF 3, BSY 4 |
/// | 0x10 | CPSR | an even number; a bit takes CPSR × (SCR + 1) clocks |
/// | 0x14 to 0x20 | IMSC, RIS, MIS, ICR | overrun 0, timeout 1, receive half full 2, transmit half empty 3 |
/// | 0x24 | DMACR | held |
///
/// Interrupt output 0: all together. What comes back is the line's idle level, or with `loopback` or LBM what was sent. A slave
/// and DMA are not modelled.
public struct PL022: RegisterDevice {
    package enum Register {
        package static let cr0: UInt32 = 0x00
        package static let cr1: UInt32 = 0x04
        package static let dr: UInt32 = 0x08
        package static let sr: UInt32 = 0x0C
        package static let cpsr: UInt32 = 0x10
        package static let imsc: UInt32 = 0x14
        package static let ris: UInt32 = 0x18
        package static let mis: UInt32 = 0x1C
        package static let icr: UInt32 = 0x20
    }

    package static func table(_ identification: PL011.Identification) -> RegisterTable {
        RegisterTable(
            [
                RegisterRow("CR0", Register.cr0, writable: 0xFFFF), RegisterRow("CR1", Register.cr1, writable: 0xF),
                .special("DR", Register.dr), .special("SR", Register.sr, reset: 0x3),
                RegisterRow("CPSR", Register.cpsr, writable: 0xFE), RegisterRow("IMSC", Register.imsc, writable: 0xF),
                .special("RIS", Register.ris, reset: 0x8), .special("MIS", Register.mis), .special("ICR", Register.icr),
                RegisterRow("DMACR", 0x24, writable: 0x3),
            ]
                + RegisterTable.identification(
                    part: identification == .arm ? [0x22, 0x10, 0x04, 0x00] : [0x22, 0x00, 0x18, 0x01]),
            fields: fields)
    }

    package var registers: RegisterFile
    private let line: SPILine
    private let clockDivider: UInt64
    private var sending: [UInt16] = []
    private var received: [UInt16] = []
    private var shifting: UInt16?
    private var latched: UInt32 = 0

    private static let depth = 8
    private static let frameTimer: UInt32 = 0
    private static let timeoutTimer: UInt32 = 1

    /// `clockDivider` is core clocks per clock of the port.
    public init(_ identification: PL011.Identification = .arm, line: SPILine = .high, clockDivider: UInt32 = 1) {
        registers = RegisterFile(Self.table(identification))
        self.line = line
        self.clockDivider = UInt64(max(1, clockDivider))
    }

    /// Stops what is on its way, empties the FIFOs and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        sending.removeAll(keepingCapacity: true)
        received.removeAll(keepingCapacity: true)
        shifting = nil
        latched = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.dr: UInt32(received.first ?? 0)
        case Register.sr:
            (sending.isEmpty ? 1 : 0) | (sending.count < Self.depth ? 1 << 1 : 0) | (received.isEmpty ? 0 : 1 << 2)
                | (received.count >= Self.depth ? 1 << 3 : 0) | (shifting != nil || !sending.isEmpty ? 1 << 4 : 0)
        case Register.ris: raw
        case Register.mis: raw & registers[Register.imsc]
        case Register.icr: 0
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        guard offset == Register.dr, !received.isEmpty else { return }
        received.removeFirst()
        if received.isEmpty { latched &= ~(1 << 1) }
        advance(&context)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.dr: if sending.count < Self.depth { sending.append(UInt16(truncatingIfNeeded: value) & frame) }
        case Register.sr, Register.ris, Register.mis: break
        case Register.icr: latched &= ~(value & 0x3)
        default: registers.store(offset, value, lanes: lanes)
        }
        advance(&context)
    }

    /// A frame is through, or nothing was received or read for the time of 32 bits.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == Self.frameTimer, let sent = shifting {
            shifting = nil
            let back = registers[Register.cr1] & 1 != 0 ? sent : line.answer(to: sent, ones: frame)
            if received.count < Self.depth { received.append(back) } else { latched |= 1 }
            context.startTimer(Self.timeoutTimer, after: bitCycles * 32)
        } else if tag == Self.timeoutTimer, !received.isEmpty {
            latched |= 1 << 1
        }
        advance(&context)
    }

    /// The bits of a frame.
    private var frame: UInt16 { .max >> UInt16(15 - registers[Register.cr0] & 15) }

    private var bitCycles: UInt64 {
        UInt64(max(2, registers[Register.cpsr])) * UInt64((registers[Register.cr0] >> 8 & 0xFF) + 1) * clockDivider
    }

    private var raw: UInt32 {
        latched | (received.count >= Self.depth / 2 ? 1 << 2 : 0) | (sending.count <= Self.depth / 2 ? 1 << 3 : 0)
    }

    /// Begins the next frame, when the port is enabled as a master, and sets the interrupt output.
    private mutating func advance(_ context: inout DeviceContext) {
        if shifting == nil, !sending.isEmpty, registers[Register.cr1] & 0x6 == 0x2 {
            shifting = sending.removeFirst()
            context.startTimer(Self.frameTimer, after: bitCycles * UInt64((registers[Register.cr0] & 15) + 1))
        }
        context.setInterrupt(0, raw & registers[Register.imsc] != 0)
    }
}
