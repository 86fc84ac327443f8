/// The USART of STM32F1, F2, F4 and L1 (RM0090 section 30), as an asynchronous UART.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | SR | ORE 3, IDLE 4, RXNE 5, TC 6, TXE 7; RXNE and TC are cleared by storing a zero |
/// | 0x04 | DR | a store sends, a load takes what was received; a load after one of SR clears ORE and IDLE |
/// | 0x08 | BRR | clocks per bit (OVER8: mantissa × 8 + fraction) |
/// | 0x0C | CR1 | RE 2, TE 3, IDLEIE 4, RXNEIE 5, TCIE 6, TXEIE 7, M 12, UE 13, OVER8 15 |
/// | 0x10, 0x14 | CR2, CR3 | EIE 0 of CR3 |
/// | 0x18 | GTPR | |
///
/// Interrupt output 0: all together. Sending takes no time.
public struct STM32USART: RegisterDevice {
    package enum Register {
        package static let sr: UInt32 = 0x00
        package static let dr: UInt32 = 0x04
        package static let brr: UInt32 = 0x08
        package static let cr1: UInt32 = 0x0C
        package static let cr2: UInt32 = 0x10
        package static let cr3: UInt32 = 0x14
        package static let gtpr: UInt32 = 0x18
    }

    package static let table = RegisterTable(
        [
            .special("SR", Register.sr, reset: Status.txe | Status.tc), .special("DR", Register.dr),
            RegisterRow("BRR", Register.brr, writable: 0xFFFF), RegisterRow("CR1", Register.cr1, writable: 0xBFFF),
            RegisterRow("CR2", Register.cr2, writable: 0x7F6F), RegisterRow("CR3", Register.cr3, writable: 0x0FFF),
            RegisterRow("GTPR", Register.gtpr, writable: 0xFFFF),
        ], fields: fields)

    package var registers = RegisterFile(table)
    private let clockDivider: UInt32
    private var input: SerialInput
    private var status: UInt32 = Status.txe | Status.tc
    private var received: UInt8 = 0
    private var waiting: UInt8 = 0
    /// The flags that the last load of SR showed: a load of DR clears those of them that it clears.
    private var seen: UInt32 = 0

    /// `clockDivider` is core clocks per clock of the USART's bus. With `overruns`, a byte from outside arrives in its time
    /// even if the one before it has not been read.
    public init(clockDivider: UInt32 = 1, overruns: Bool = false) {
        self.clockDivider = max(1, clockDivider)
        input = SerialInput(overruns: overruns)
    }

    /// True: it prints what is sent, and takes input.
    public var hasConsole: Bool { true }

    /// Gives registers their reset values; bytes on their way to it go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        input.reset(kind)
        status = Status.txe | Status.tc
        received = 0
        waiting = 0
        seen = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.sr: status
        case Register.dr: UInt32(received)
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.sr: seen = status
        case Register.dr:
            status &= ~(Status.rxne | seen & (Status.ore | Status.idle))
            seen = 0
            advance(&context)
        default: break
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.sr: status &= value | ~lanes | ~(Status.rxne | Status.tc)
        case Register.dr where lanes & 0xFF != 0:
            waiting = UInt8(truncatingIfNeeded: value)
            status &= ~(Status.txe | Status.tc)
        default: registers.store(offset, value, lanes: lanes)
        }
        advance(&context)
    }

    /// The next byte on its way to it arrives, or the line has been idle for a frame.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == SerialInput.timer, let byte = input.arrive(receiver) { accept(byte, &context) }
        if tag == Self.idleTimer { status |= Status.idle }
        advance(&context)
    }

    /// Queues bytes to arrive one by one; always true.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        input.append(bytes)
        advance(&context)
        return true
    }
}

extension STM32USART {
    private static let idleTimer: UInt32 = 1

    private enum Status {
        static let ore: UInt32 = 1 << 3
        static let idle: UInt32 = 1 << 4
        static let rxne: UInt32 = 1 << 5
        static let tc: UInt32 = 1 << 6
        static let txe: UInt32 = 1 << 7
    }

    private enum Control {
        static let re: UInt32 = 1 << 2
        static let te: UInt32 = 1 << 3
        static let ue: UInt32 = 1 << 13
        static let m: UInt32 = 1 << 12
        static let over8: UInt32 = 1 << 15
    }

    private var cr1: UInt32 { registers[Register.cr1] }

    private var receiver: SerialInput.Receiver {
        SerialInput.Receiver(
            isEnabled: cr1 & (Control.ue | Control.re) == Control.ue | Control.re,
            hasRoom: status & Status.rxne == 0, characterCycles: characterCycles)
    }

    private var characterCycles: UInt64 {
        let brr = registers[Register.brr]
        let clocks = cr1 & Control.over8 == 0 ? brr : (brr >> 4) * 8 + (brr & 7)
        return UInt64(clocks) * UInt64(clockDivider) * (cr1 & Control.m == 0 ? 10 : 11)
    }

    private mutating func accept(_ byte: UInt8, _ context: inout DeviceContext) {
        if status & Status.rxne != 0 {
            // What is in DR stays, and the new byte is lost.
            status |= Status.ore
        } else {
            received = byte
            status |= Status.rxne
        }
        // A whole character of silence sets IDLE; the next byte puts it off.
        context.startTimer(Self.idleTimer, after: characterCycles)
    }

    /// Sends what waits, starts what is to arrive, and sets the interrupt output.
    private mutating func advance(_ context: inout DeviceContext) {
        if status & Status.txe == 0, cr1 & (Control.ue | Control.te) == Control.ue | Control.te {
            context.print(waiting)
            status |= Status.txe | Status.tc
        }
        if let byte = input.next(receiver, &context) { accept(byte, &context) }
        if input.isSending { context.stopTimer(Self.idleTimer) }
        // CR1 has the enable of each flag of SR at the flag's own place; ORE shares RXNE's.
        let overrun = status & Status.ore == 0 ? 0 : Status.rxne
        let errors = registers[Register.cr3] & 1 != 0 && status & Status.ore != 0
        let enabled = cr1 & (Status.idle | Status.rxne | Status.tc | Status.txe)
        context.setInterrupt(0, (status | overrun) & enabled != 0 || errors)
    }
}
