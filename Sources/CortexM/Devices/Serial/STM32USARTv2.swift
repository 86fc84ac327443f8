/// The USART of STM32L4, H7, F0, F3 and F7 (RM0351 section 40), as an asynchronous UART, and the LPUART.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | CR1 | UE 0, RE 2, TE 3, IDLEIE 4, RXNEIE 5, TCIE 6, TXEIE 7, M0 12, CMIE 14, OVER8 15, M1 28, FIFOEN 29 (H7) |
/// | 0x04, 0x08 | CR2, CR3 | ADD 31:24 of CR2; EIE 0, OVRDIS 12 of CR3 |
/// | 0x0C | BRR | clocks per bit (OVER8: twice that); of an LPUART 256 times that |
/// | 0x10, 0x14 | GTPR, RTOR | not of an LPUART; they only keep what is stored |
/// | 0x18 | RQR | write-only: RXFRQ 3 drops what was received, TXFRQ 4 what waits |
/// | 0x1C | ISR | ORE 3, IDLE 4, RXNE 5, TC 6, TXE 7, BUSY 16, CMF 17, TEACK 21, REACK 22, TXFE 23 and RXFF 24 with FIFOEN |
/// | 0x20 | ICR | write-only: one clears the flag of ISR at its place |
/// | 0x24, 0x28 | RDR, TDR | |
/// | 0x2C | PRESC | H7: 1, 2, 4, 6, 8, 10, 12, 16, 32, 64, 128, 256 |
///
/// Interrupt output 0: all together. Sending takes no time. Not modelled: parity, LIN, IrDA, smartcard, RTS and CTS, the
/// receiver's time-out, automatic baud rate, FIFO thresholds.
public struct STM32USARTv2: RegisterDevice {
    /// What the parts' USARTs differ in.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        /// Without FIFO: L4.
        case usart
        /// With FIFO and prescaler: H7.
        case fifo
        /// The low-power UART, whose BRR counts 256ths.
        case lpuart
        /// The same, with FIFO and prescaler.
        case lpuartFIFO = "lpuart_fifo"

        var hasFIFO: Bool { self == .fifo || self == .lpuartFIFO }
        var isLowPower: Bool { self == .lpuart || self == .lpuartFIFO }
    }

    package enum Register {
        package static let cr1: UInt32 = 0x00
        package static let cr2: UInt32 = 0x04
        package static let cr3: UInt32 = 0x08
        package static let brr: UInt32 = 0x0C
        package static let rqr: UInt32 = 0x18
        package static let isr: UInt32 = 0x1C
        package static let icr: UInt32 = 0x20
        package static let rdr: UInt32 = 0x24
        package static let tdr: UInt32 = 0x28
        package static let presc: UInt32 = 0x2C
    }

    package static func table(_ variant: Variant) -> RegisterTable {
        var rows: [RegisterRow] = [
            RegisterRow("CR1", Register.cr1), RegisterRow("CR2", Register.cr2), RegisterRow("CR3", Register.cr3),
            RegisterRow("BRR", Register.brr, writable: 0x000F_FFFF), .special("RQR", Register.rqr),
            .special("ISR", Register.isr, reset: Flag.txe | Flag.tc), .special("ICR", Register.icr),
            .special("RDR", Register.rdr), .special("TDR", Register.tdr),
        ]
        if !variant.isLowPower { rows += [.kept("GTPR", 0x10, writable: 0xFFFF), .kept("RTOR", 0x14)] }
        if variant.hasFIFO { rows.append(RegisterRow("PRESC", Register.presc, writable: 0xF)) }
        return RegisterTable(rows, fields: fields)
    }

    package var registers: RegisterFile
    let variant: Variant
    let clockDivider: UInt32
    var input: SerialInput
    /// What is kept of ISR; the rest follows from the state.
    var status: UInt32 = Flag.txe | Flag.tc
    var received: [UInt8] = []
    var last: UInt8 = 0
    var waiting: UInt8 = 0

    /// `clockDivider` is core clocks per clock of the USART's kernel. With `overruns`, a byte from outside arrives in its time
    /// even if the one before it has not been read.
    public init(_ variant: Variant = .usart, clockDivider: UInt32 = 1, overruns: Bool = false) {
        self.variant = variant
        registers = RegisterFile(Self.table(variant))
        self.clockDivider = max(1, clockDivider)
        input = SerialInput(overruns: overruns)
    }

    /// True: it prints what is sent, and takes input.
    public var hasConsole: Bool { true }

    /// Gives registers their reset values; bytes on their way to it go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        input.reset(kind)
        clear()
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.isr: isr
        case Register.rdr: UInt32(received.first ?? last)
        case Register.tdr: UInt32(waiting)
        case Register.rqr, Register.icr: 0
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        guard offset == Register.rdr, let byte = received.first else { return }
        last = byte
        received.removeFirst()
        advance(&context)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.isr, Register.rdr: break
        case Register.icr: status &= ~(value & Flag.cleared)
        case Register.rqr:
            if value & 1 << 3 != 0 { received.removeAll(keepingCapacity: true) }
            if value & 1 << 4 != 0 { status |= Flag.txe }
        case Register.tdr where lanes & 0xFF != 0:
            waiting = UInt8(truncatingIfNeeded: value)
            status &= ~(Flag.txe | Flag.tc)
        case Register.cr1:
            registers.store(offset, value, lanes: lanes)
            // With UE clear the USART is in reset, but for its set-up (RM0351 40.8.1).
            if !isOn(Control.ue) { clear() }
        default: registers.store(offset, value, lanes: lanes)
        }
        advance(&context)
    }

    /// The next byte on its way to it arrives, or the line has been idle for a frame.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == SerialInput.timer, let byte = input.arrive(receiver) { accept(byte, &context) }
        if tag == Self.idleTimer { status |= Flag.idle }
        advance(&context)
    }

    /// Queues bytes to arrive one by one; always true.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        input.append(bytes)
        advance(&context)
        return true
    }
}

extension STM32USARTv2 {
    static let idleTimer: UInt32 = 1
    static let prescalers: [UInt64] = [1, 2, 4, 6, 8, 10, 12, 16, 32, 64, 128, 256]

    enum Flag {
        static let ore: UInt32 = 1 << 3
        static let idle: UInt32 = 1 << 4
        static let rxne: UInt32 = 1 << 5
        static let tc: UInt32 = 1 << 6
        static let txe: UInt32 = 1 << 7
        static let cmf: UInt32 = 1 << 17
        static let teack: UInt32 = 1 << 21
        static let reack: UInt32 = 1 << 22
        static let txfe: UInt32 = 1 << 23
        static let rxff: UInt32 = 1 << 24
        /// What ICR clears.
        static let cleared = ore | idle | tc | cmf
    }

    enum Control {
        static let ue: UInt32 = 1 << 0
        static let re: UInt32 = 1 << 2
        static let te: UInt32 = 1 << 3
        static let over8: UInt32 = 1 << 15
        static let fifoen: UInt32 = 1 << 29
        /// Those interrupt enables that stand at their flag's own place of ISR.
        static let enables = Flag.idle | Flag.rxne | Flag.tc | Flag.txe
    }
}
