/// The UART of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 29; nRF52833 Product Specification, UART), and, with EasyDMA,
/// the UARTE that has the same address (`NordicUART+EasyDMA.swift`).
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 to 0x01C | TASKS_STARTRX, STOPRX, STARTTX, STOPTX, SUSPEND | |
/// | 0x100 to 0x144 | EVENTS_CTS, NCTS, RXDRDY, TXDRDY, ERROR, RXTO | |
/// | 0x480 | ERRORSRC | OVERRUN 0; write one to clear |
/// | 0x500 | ENABLE | 4 the UART, 8 the UARTE |
/// | 0x508 to 0x514 | PSELRTS, PSELTXD, PSELCTS, PSELRXD | a pin; bit 31 for none |
/// | 0x518, 0x51C | RXD, TXD | a FIFO of 6 bytes |
/// | 0x524, 0x56C | BAUDRATE, CONFIG | 16 MHz × BAUDRATE / 2^32 |
///
/// Interrupt output 0. Sending takes no time, but only while a pin is selected; the other side is always ready to receive.
public struct NordicUART: NordicPeripheral {
    package enum Register {
        package static let startrx: UInt32 = 0x000
        package static let stoprx: UInt32 = 0x004
        package static let starttx: UInt32 = 0x008
        package static let stoptx: UInt32 = 0x00C
        package static let suspend: UInt32 = 0x01C
        package static let errorsrc: UInt32 = 0x480
        package static let enable: UInt32 = 0x500
        package static let pseltxd: UInt32 = 0x50C
        package static let pselrxd: UInt32 = 0x514
        package static let rxd: UInt32 = 0x518
        package static let txd: UInt32 = 0x51C
        package static let baudrate: UInt32 = 0x524
    }

    enum Event {
        static let rxdrdy: UInt32 = 2
        static let txdrdy: UInt32 = 7
        static let error: UInt32 = 9
        static let rxto: UInt32 = 17
    }

    package static func table(baudrate: UInt32, hasDMA: Bool) -> RegisterTable {
        let events: [(UInt32, String)] = [
            (0, "CTS"), (1, "NCTS"), (2, "RXDRDY"), (7, "TXDRDY"), (9, "ERROR"), (17, "RXTO"),
        ]
        return RegisterTable(
            tasks([(0x00, "STARTRX"), (0x04, "STOPRX"), (0x08, "STARTTX"), (0x0C, "STOPTX"), (0x1C, "SUSPEND")])
                + NordicEvents.rows(events + (hasDMA ? EasyDMA.events : []), hasInten: hasDMA) + (hasDMA ? EasyDMA.rows : []) + [
                    RegisterRow("SHORTS", 0x200, writable: hasDMA ? 0x78 : 0x18),
                    RegisterRow("ERRORSRC", Register.errorsrc, writable: 0, clears: 0xF),
                    RegisterRow("ENABLE", Register.enable, writable: 0xF), RegisterRow("PSELRTS", 0x508, reset: .max),
                    RegisterRow("PSELTXD", Register.pseltxd, reset: .max), RegisterRow("PSELCTS", 0x510, reset: .max),
                    RegisterRow("PSELRXD", Register.pselrxd, reset: .max), .special("RXD", Register.rxd),
                    .special("TXD", Register.txd), RegisterRow("BAUDRATE", Register.baudrate, reset: baudrate),
                    RegisterRow("CONFIG", 0x56C, writable: 0x11F),
                ])
    }

    package var registers: RegisterFile
    package var events: NordicEvents
    let hasDMA: Bool
    private var input: SerialInput
    var fifo: [UInt8] = []
    private var waiting: UInt8?
    var receives = false
    private var sends = false
    /// RXDRDY has told of the byte at the head of the FIFO.
    private var isShown = false
    /// The buffer of a UARTE that bytes arrive in; none between ENDRX and STARTRX.
    var buffer: EasyDMA.Buffer?

    /// `baudrate` is the reset value of BAUDRATE: 0 on nRF51, 0x04000000 on nRF52. With `overruns`, a byte from outside arrives in
    /// its time even if the FIFO is full. With `hasDMA` it can be a UARTE, whose buffers are in memory 0: the data RAM.
    public init(baudrate: UInt32 = 0, overruns: Bool = false, hasDMA: Bool = false) {
        registers = RegisterFile(Self.table(baudrate: baudrate, hasDMA: hasDMA))
        events = NordicEvents(0x2_0287 | (hasDMA ? EasyDMA.present : 0))
        self.hasDMA = hasDMA
        input = SerialInput(overruns: overruns)
    }

    /// True: it prints what is sent, and takes input.
    public var hasConsole: Bool { true }

    /// Gives registers their reset values and empties the FIFO; bytes on their way to it go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
        input.reset(kind)
        fifo.removeAll(keepingCapacity: true)
        waiting = nil
        receives = false
        sends = false
        isShown = false
        buffer = nil
    }

    package func setting(_ offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.rxd: UInt32(fifo.first ?? 0)
        case Register.txd: 0
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        guard offset == Register.rxd, !fifo.isEmpty else { return }
        fifo.removeFirst()
        isShown = false
        advance(&context)
    }

    package mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.rxd: break
        case Register.txd: if lanes & 0xFF != 0 { waiting = UInt8(truncatingIfNeeded: value) }
        default: registers.store(offset, value, lanes: lanes)
        }
        advance(&context)
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        guard !isDMAEnabled else { return triggerDMA(offset, &context) }
        guard isEnabled else { return }
        switch offset {
        case Register.startrx: receives = true
        case Register.starttx: sends = true
        case Register.stoptx: sends = false
        default:
            if receives { raise(Event.rxto, &context) }
            receives = false
            if offset == Register.suspend { sends = false }
        }
        advance(&context)
    }

    /// The next byte on its way to it arrives.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == SerialInput.timer, let byte = input.arrive(receiver) { accept(byte, &context) }
        advance(&context)
    }

    /// Queues bytes to arrive one by one; always true.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        input.append(bytes)
        advance(&context)
        return true
    }

    private var isEnabled: Bool { registers[Register.enable] == 4 }

    var isDMAEnabled: Bool { hasDMA && registers[Register.enable] == 8 }

    func isConnected(_ psel: UInt32) -> Bool { registers[psel] >> 31 == 0 }

    private var receiver: SerialInput.Receiver {
        let rate = registers[Register.baudrate]
        // 10 bits of 2^32 / BAUDRATE clocks at 16 MHz; scaled to the core's clock when it is started.
        return SerialInput.Receiver(
            isEnabled: (isEnabled || isDMAEnabled) && receives && isConnected(Register.pselrxd), hasRoom: fifo.count < 6,
            characterCycles: rate == 0 ? 0 : (10 << 32) / UInt64(rate))
    }

    private mutating func accept(_ byte: UInt8, _ context: inout DeviceContext) {
        guard !acceptDMA(byte, &context) else { return }
        guard fifo.count < 6 else {
            registers[Register.errorsrc] |= 1
            return raise(Event.error, &context)
        }
        fifo.append(byte)
    }

    /// Sends what waits, starts what is to arrive, and tells of the byte at the head of the FIFO.
    mutating func advance(_ context: inout DeviceContext) {
        if let byte = waiting, sends, isEnabled {
            if isConnected(Register.pseltxd) { context.print(byte) }
            waiting = nil
            raise(Event.txdrdy, &context)
        }
        while let byte = input.next(scaled(receiver, context), &context) { accept(byte, &context) }
        if !fifo.isEmpty, !isShown, !isDMAEnabled {
            isShown = true
            raise(Event.rxdrdy, &context)
        }
        context.setInterrupt(0, events.interrupts)
    }

    private func scaled(_ receiver: SerialInput.Receiver, _ context: DeviceContext) -> SerialInput.Receiver {
        var scaled = receiver
        scaled.characterCycles = TickRate(hertz: 16_000_000).cycles(for: receiver.characterCycles, clockHz: context.clockHz)
        return scaled
    }
}
