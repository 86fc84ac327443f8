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
    package var registers: RegisterFile
    package var events: NordicEvents
    private let modes: Modes
    private var input: SerialInput
    var fifo: [UInt8] = []
    private var waiting: UInt8?
    var receives = false
    private var sends = false
    /// RXDRDY has told of the byte at the head of the FIFO.
    private var isShown = false
    /// The buffer of a UARTE that bytes arrive in; none between ENDRX and STARTRX.
    var buffer: NordicBuffer?

    /// `baudrate` is the reset value of BAUDRATE: 0 on nRF51, 0x04000000 on nRF52. With `overruns`, a byte from outside arrives in
    /// its time even if the FIFO is full. The buffers of a UARTE are in memory 0: the data RAM.
    public init(_ modes: Modes = .uart, baudrate: UInt32 = 0, overruns: Bool = false) {
        registers = RegisterFile(Self.table(baudrate: baudrate, modes: modes))
        events = NordicEvents(0x2_0287 | (modes.contains(.uarte) ? EasyDMA.present : 0))
        self.modes = modes
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
        case Register.rxd where modes.contains(.uart): UInt32(fifo.first ?? 0)
        case Register.txd where modes.contains(.uart): 0
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        guard offset == Register.rxd, modes.contains(.uart), !fifo.isEmpty else { return }
        fifo.removeFirst()
        isShown = false
        advance(&context)
    }

    package mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.rxd where modes.contains(.uart): break
        case Register.txd where modes.contains(.uart): if lanes & 0xFF != 0 { waiting = UInt8(truncatingIfNeeded: value) }
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

    private var isEnabled: Bool { modes.contains(.uart) && registers[Register.enable] == 4 }

    var isDMAEnabled: Bool { modes.contains(.uarte) && registers[Register.enable] == 8 }

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
