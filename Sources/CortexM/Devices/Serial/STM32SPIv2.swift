/// The SPI of STM32H7 as a master that is polled (RM0433 section 50).
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00, 0x04 | CR1, CR2 | SPE 0, CSTART 9, CSUSP 10, SSI 12; TSIZE 15:0, frames of a transfer, 0 for no end |
/// | 0x08, 0x0C | CFG1, CFG2 | DSIZE 4:0, FTHLV 8:5, MBR 30:28; MASTER 22 |
/// | 0x10, 0x18 | IER, IFCR | RXP 0, TXP 1, DXP 2, EOT 3, TXTF 4, OVR 6, SUSP 11 |
/// | 0x14 | SR | the same, TXC 12, RXPLVL 14:13, RXWNE 15, CTSIZE 31:16 |
/// | 0x20, 0x30 | TXDR, RXDR | as many frames as the access holds |
///
/// The FIFOs hold 16 bytes. A frame takes its bits at the kernel's clock divided by 2 << MBR. What comes back is the line's idle
/// level, or with `loopback` what was sent. Interrupt output 0: all together. Not modelled: the slave, one-way transfers, CRC,
/// I2S and DMA.
public struct STM32SPIv2: RegisterDevice {
    package enum Register {
        package static let cr1: UInt32 = 0x00
        package static let cr2: UInt32 = 0x04
        package static let cfg1: UInt32 = 0x08
        package static let cfg2: UInt32 = 0x0C
        package static let ier: UInt32 = 0x10
        package static let sr: UInt32 = 0x14
        package static let ifcr: UInt32 = 0x18
        package static let txdr: UInt32 = 0x20
        package static let rxdr: UInt32 = 0x30
    }

    package static let table = RegisterTable(
        [
            RegisterRow("CR1", Register.cr1, writable: 0x1_FF01), RegisterRow("CR2", Register.cr2),
            RegisterRow("CFG1", Register.cfg1, reset: 0x0007_0007), RegisterRow("CFG2", Register.cfg2),
            RegisterRow("IER", Register.ier, writable: 0x7FF), .special("SR", Register.sr, reset: 0x1002),
            .special("IFCR", Register.ifcr), .special("TXDR", Register.txdr), .special("RXDR", Register.rxdr),
            RegisterRow("CRCPOLY", 0x40, reset: 0x107), RegisterRow("UDRDR", 0x4C), RegisterRow("I2SCFGR", 0x50),
        ], fields: fields)

    package var registers = RegisterFile(table)
    let clockDivider: UInt64
    private let line: SPILine
    var waiting: [UInt32] = []
    var received: [UInt32] = []
    var shifting: UInt32?
    /// EOT, TXTF, OVR and SUSP.
    var flags: UInt32 = 0
    /// Frames of the transfer that are still to be stored, and to be sent.
    var toStore: UInt32 = 0
    var toSend: UInt32 = 0

    /// `clockDivider` is core clocks per clock of the SPI's kernel.
    public init(line: SPILine = .high, clockDivider: UInt32 = 1) {
        self.line = line
        self.clockDivider = UInt64(max(1, clockDivider))
    }

    /// Stops what is on its way, and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        flush()
        flags = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.sr: status
        case Register.rxdr: received.first ?? 0
        case Register.ifcr, Register.txdr: 0
        default: registers[offset]
        }
    }

    /// A load: of RXDR it takes the frames that fit.
    public mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32 {
        let lane = RegisterLane(offset, size)
        guard lane.register == Register.rxdr else { return lane.extract(value(of: lane.register, context)) }
        var value: UInt32 = 0
        for frame in 0..<frames(size) where !received.isEmpty {
            value |= received.removeFirst() << (frame * frameBytes * 8)
        }
        settle(&context)
        return value
    }

    /// A store: to TXDR it adds the frames that it holds.
    public mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        let lane = RegisterLane(offset, size)
        switch lane.register {
        case Register.txdr: for frame in 0..<frames(size) { push(value >> (frame * frameBytes * 8) & frameMask) }
        case Register.sr, Register.rxdr: break
        case Register.ifcr: flags &= ~lane.place(value)
        default: control(lane, value)
        }
        settle(&context)
    }

    /// A frame is through.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if let sent = shifting {
            shifting = nil
            accept((line == .loopback ? sent : line == .high ? .max : 0) & frameMask)
            if toSend > 0 {
                toSend -= 1
                if toSend == 0 { finish(Flag.eot) }
            }
        }
        settle(&context)
    }
}

extension STM32SPIv2 {
    enum Control {
        static let spe: UInt32 = 1 << 0
        static let cstart: UInt32 = 1 << 9
        static let csusp: UInt32 = 1 << 10
        static let master: UInt32 = 1 << 22
    }

    enum Flag {
        static let eot: UInt32 = 1 << 3
        static let txtf: UInt32 = 1 << 4
        static let ovr: UInt32 = 1 << 6
        static let susp: UInt32 = 1 << 11
    }

    static let capacity: UInt32 = 16
}
