/// The UART of Arm's Cortex-M System Design Kit (DDI 0479 4.3): one byte of buffer in each direction.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 | DATA | a store sends, a load takes what was received |
/// | 0x004 | STATE | TXFULL 0, RXFULL 1 (read-only); TX overrun 2, RX overrun 3 (write one to clear) |
/// | 0x008 | CTRL | TXEN 0, RXEN 1, interrupt enables 2 to 5 |
/// | 0x00C | INTSTATUS, INTCLEAR | TX 0, RX 1, TX overrun 2, RX overrun 3 (write one to clear) |
/// | 0x010 | BAUDDIV | clocks per bit, at least 16 |
///
/// Interrupt outputs: 0 receive, 1 transmit, 2 either overrun, 3 all together. Sending takes no time.
public struct CMSDKUART: RegisterDevice {
    package enum Register {
        package static let data: UInt32 = 0x00
        package static let state: UInt32 = 0x04
        package static let ctrl: UInt32 = 0x08
        package static let intStatus: UInt32 = 0x0C
        package static let baudDiv: UInt32 = 0x10
    }

    package static let table = RegisterTable(
        [
            .special("DATA", Register.data), .special("STATE", Register.state), .special("CTRL", Register.ctrl),
            .special("INTSTATUS", Register.intStatus), .special("BAUDDIV", Register.baudDiv),
        ] + RegisterTable.identification(part: [0x21, 0xB8, 0x1B, 0x00], upper: [0x04, 0, 0, 0]),
        fields: fields)

    package var registers = RegisterFile(table)
    private var input: SerialInput
    private var received: UInt8 = 0
    private var waiting: UInt8 = 0
    private var state: UInt32 = 0
    private var ctrl: UInt32 = 0
    private var intStatus: UInt32 = 0
    private var baudDiv: UInt32 = 0

    /// With `overruns`, a byte from outside arrives in its time even if the one before it has not been read.
    public init(overruns: Bool = false) { input = SerialInput(overruns: overruns) }

    /// True: it prints what is sent, and takes input.
    public var hasConsole: Bool { true }

    /// Gives registers their reset values; bytes on their way to it go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        input.reset(kind)
        received = 0
        waiting = 0
        state = 0
        ctrl = 0
        intStatus = 0
        baudDiv = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.data: UInt32(received)
        case Register.state: state
        case Register.ctrl: ctrl
        case Register.intStatus: intStatus
        case Register.baudDiv: baudDiv
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        guard offset == Register.data else { return }
        state &= ~State.rxFull
        advance(&context)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.data where lanes & 0xFF != 0:
            if state & State.txFull != 0 {
                state |= State.txOverrun
                if ctrl & Control.txOverrunInterrupt != 0 { intStatus |= State.txOverrun }
            }
            waiting = UInt8(truncatingIfNeeded: value)
            state |= State.txFull
        case Register.state: state &= ~(value & (State.txOverrun | State.rxOverrun))
        case Register.ctrl: ctrl = (ctrl & ~lanes | value) & 0x7F
        case Register.intStatus: intStatus &= ~value
        case Register.baudDiv: baudDiv = (baudDiv & ~lanes | value) & 0xF_FFFF
        default: registers.store(offset, value, lanes: lanes)
        }
        advance(&context)
    }

    /// The next byte on its way to it arrives.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        guard tag == SerialInput.timer else { return }
        if let byte = input.arrive(receiver) { accept(byte) }
        advance(&context)
    }

    /// Queues bytes to arrive one by one; always true.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        input.append(bytes)
        advance(&context)
        return true
    }

    private enum State {
        static let txFull: UInt32 = 1 << 0
        static let rxFull: UInt32 = 1 << 1
        static let txOverrun: UInt32 = 1 << 2
        static let rxOverrun: UInt32 = 1 << 3
    }

    private enum Control {
        static let txEnable: UInt32 = 1 << 0
        static let rxEnable: UInt32 = 1 << 1
        static let txInterrupt: UInt32 = 1 << 2
        static let rxInterrupt: UInt32 = 1 << 3
        static let txOverrunInterrupt: UInt32 = 1 << 4
        static let rxOverrunInterrupt: UInt32 = 1 << 5
    }

    private var receiver: SerialInput.Receiver {
        SerialInput.Receiver(
            isEnabled: ctrl & Control.rxEnable != 0, hasRoom: state & State.rxFull == 0,
            characterCycles: baudDiv >= 16 ? UInt64(baudDiv) * 10 : 0)
    }

    private mutating func accept(_ byte: UInt8) {
        if state & State.rxFull != 0 {
            state |= State.rxOverrun
            if ctrl & Control.rxOverrunInterrupt != 0 { intStatus |= State.rxOverrun }
        }
        received = byte
        state |= State.rxFull
        if ctrl & Control.rxInterrupt != 0 { intStatus |= 1 << 1 }
    }

    /// Sends what waits, starts what is to arrive, and sets the interrupt outputs.
    private mutating func advance(_ context: inout DeviceContext) {
        if state & State.txFull != 0, ctrl & Control.txEnable != 0 {
            context.print(waiting)
            state &= ~State.txFull
            if ctrl & Control.txInterrupt != 0 { intStatus |= 1 << 0 }
        }
        if let byte = input.next(receiver, &context) { accept(byte) }
        context.setInterrupt(0, intStatus & 0b0010 != 0)
        context.setInterrupt(1, intStatus & 0b0001 != 0)
        context.setInterrupt(2, intStatus & 0b1100 != 0)
        context.setInterrupt(3, intStatus != 0)
    }
}
