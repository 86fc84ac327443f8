/// A USART of LPC43xx (UM10503, chapters 43 and 44), of the 16550 family, as an asynchronous UART with FIFOs of 16 bytes.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | RBR, THR, DLL | DLL while LCR.DLAB is set |
/// | 0x04 | DLM, IER | RBR 0, THRE 1, line status 2 |
/// | 0x08 | IIR, FCR | no interrupt 0, which 3:1, FIFO 7:6; FIFOEN 0, RXFIFORES 1, TXFIFORES 2, RXTRIGLVL 7:6 |
/// | 0x0C | LCR | WLS 1:0, DLAB 7 |
/// | 0x10, 0x18 | MCR, MSR | of UART1: held |
/// | 0x14 | LSR | RDR 0, OE 1, THRE 5, TEMT 6 |
/// | 0x1C | SCR | |
/// | 0x28 | FDR | DIVADDVAL 3:0, MULVAL 7:4 |
/// | 0x5C | TER | TXEN: bit 0 of a USART, bit 7 of UART1 |
///
/// Interrupt output 0: all together. Sending takes no time. Automatic baud rates, RS-485, smart cards, IrDA and the synchronous
/// mode are not modelled.
public struct LPC43xxUSART: RegisterDevice {
    package enum Register {
        package static let data: UInt32 = 0x00
        package static let ier: UInt32 = 0x04
        package static let iir: UInt32 = 0x08
        package static let lcr: UInt32 = 0x0C
        package static let lsr: UInt32 = 0x14
        package static let fdr: UInt32 = 0x28
        package static let ter: UInt32 = 0x5C
    }

    package static func table(hasModem: Bool) -> RegisterTable {
        let rows: [RegisterRow] = [
            .special("RBR", Register.data), .special("IER", Register.ier), .special("IIR", Register.iir, reset: 1),
            RegisterRow("LCR", Register.lcr, writable: 0xFF), .special("LSR", Register.lsr, reset: 0x60),
            RegisterRow("SCR", 0x1C, writable: 0xFF), RegisterRow("FDR", Register.fdr, reset: 0x10, writable: 0xFF),
            RegisterRow("TER", Register.ter, reset: hasModem ? 0x80 : 0x01, writable: hasModem ? 0x80 : 0x01),
        ]
        return RegisterTable(rows + (hasModem ? [RegisterRow("MCR", 0x10, writable: 0xD3), .readOnly("MSR", 0x18)] : []), fields: fields)
    }

    package var registers: RegisterFile
    private let clockDivider: UInt64
    private var input: SerialInput
    private var fifo: [UInt8] = []
    private var waiting: [UInt8] = []
    private var ier: UInt32 = 0
    private var fcr: UInt32 = 0
    private var divisor: UInt32 = 1
    private var overrun = false
    private var timedOut = false
    /// THRE is to be told of.
    private var isEmptied = false

    private static let timeoutTimer: UInt32 = 1

    /// `hasModem` for UART1. `clockDivider` is core clocks per clock of the USART. With `overruns`, a byte from outside arrives in
    /// its time even if the FIFO is full.
    public init(hasModem: Bool = false, clockDivider: UInt32 = 1, overruns: Bool = false) {
        registers = RegisterFile(Self.table(hasModem: hasModem))
        self.clockDivider = UInt64(max(1, clockDivider))
        input = SerialInput(overruns: overruns)
    }

    /// True: it prints what is sent, and takes input.
    public var hasConsole: Bool { true }

    /// Gives registers their reset values and empties the FIFOs; bytes on their way to it go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        input.reset(kind)
        fifo.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
        ier = 0
        fcr = 0
        divisor = 1
        overrun = false
        timedOut = false
        isEmptied = false
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.data: isLatched ? divisor & 0xFF : UInt32(fifo.first ?? 0)
        case Register.ier: isLatched ? divisor >> 8 : ier
        case Register.iir: pending.rawValue | (fcr & 1 != 0 ? 0xC0 : 0)
        case Register.lsr: (fifo.isEmpty ? 0 : 1) | (overrun ? 1 << 1 : 0) | (waiting.isEmpty ? 0x60 : 0)
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.data where !isLatched && !fifo.isEmpty:
            fifo.removeFirst()
            timedOut = false
            if !fifo.isEmpty { context.startTimer(Self.timeoutTimer, after: characterCycles * 4) }
        case Register.iir: if pending == .transmit { isEmptied = false }
        case Register.lsr: overrun = false
        default: return
        }
        advance(&context)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.data where isLatched: if lanes & 0xFF != 0 { divisor = divisor & 0xFF00 | value & 0xFF }
        case Register.data:
            if lanes & 0xFF != 0, waiting.count < depth { waiting.append(UInt8(truncatingIfNeeded: value)) }
        case Register.ier where isLatched: if lanes & 0xFF != 0 { divisor = divisor & 0xFF | (value & 0xFF) << 8 }
        case Register.ier:
            let enabled = ~ier & value & 1 << 1
            ier = (ier & ~lanes | value) & 0x387
            if enabled != 0, waiting.isEmpty { isEmptied = true }
        case Register.iir:
            guard lanes & 0xFF != 0 else { break }
            if (value ^ fcr) & 1 != 0 || value & 1 << 1 != 0 {
                fifo.removeAll(keepingCapacity: true)
                timedOut = false
            }
            if (value ^ fcr) & 1 != 0 || value & 1 << 2 != 0 { waiting.removeAll(keepingCapacity: true) }
            fcr = value & 0xC9
        case Register.lsr: break
        default: registers.store(offset, value, lanes: lanes)
        }
        advance(&context)
    }

    /// The next byte on its way to it arrives, or the time of four characters has passed without one.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == SerialInput.timer, let byte = input.arrive(receiver) { accept(byte, &context) }
        if tag == Self.timeoutTimer, !fifo.isEmpty { timedOut = true }
        advance(&context)
    }

    /// Queues bytes to arrive one by one; always true.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        input.append(bytes)
        advance(&context)
        return true
    }
}

extension LPC43xxUSART {
    /// IIR[3:0], the most urgent first.
    private enum Interrupt: UInt32 {
        case lineStatus = 0x6
        case received = 0x4
        case timeout = 0xC
        case transmit = 0x2
        case none = 0x1
    }

    private var isLatched: Bool { registers[Register.lcr] & 1 << 7 != 0 }
    private var depth: Int { fcr & 1 != 0 ? 16 : 1 }
    private var trigger: Int { fcr & 1 != 0 ? [1, 4, 8, 14][Int(fcr >> 6 & 3)] : 1 }
    private var transmits: Bool { registers[Register.ter] != 0 }

    private var pending: Interrupt {
        if ier & 1 << 2 != 0, overrun { return .lineStatus }
        if ier & 1 != 0, fifo.count >= trigger { return .received }
        if ier & 1 != 0, timedOut { return .timeout }
        return ier & 1 << 1 != 0 && isEmptied ? .transmit : .none
    }

    /// 10 bits of 16 × divisor × (1 + DIVADDVAL / MULVAL) clocks.
    private var characterCycles: UInt64 {
        let add = UInt64(registers[Register.fdr] & 15)
        let multiple = UInt64(max(1, registers[Register.fdr] >> 4 & 15))
        return UInt64(divisor) * 160 * (multiple + add) / multiple * clockDivider
    }

    private var receiver: SerialInput.Receiver {
        SerialInput.Receiver(isEnabled: true, hasRoom: fifo.count < depth, characterCycles: characterCycles)
    }

    private mutating func accept(_ byte: UInt8, _ context: inout DeviceContext) {
        guard fifo.count < depth else {
            overrun = true
            return
        }
        fifo.append(byte)
        context.startTimer(Self.timeoutTimer, after: characterCycles * 4)
    }

    /// Sends what waits, starts what is to arrive, and sets the interrupt output.
    private mutating func advance(_ context: inout DeviceContext) {
        if transmits, !waiting.isEmpty {
            for byte in waiting { context.print(byte) }
            waiting.removeAll(keepingCapacity: true)
            isEmptied = true
        }
        if let byte = input.next(receiver, &context) { accept(byte, &context) }
        context.setInterrupt(0, pending != .none)
    }
}
