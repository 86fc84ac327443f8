/// The PrimeCell UART PL011 (DDI 0183), with FIFOs of 16 bytes; Stellaris parts have it under their own part number.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | DR | a store sends, a load takes what was received, OE in bit 11 |
/// | 0x04 | RSR, ECR | receive errors; any store clears them |
/// | 0x18 | FR | BUSY 3, RXFE 4, TXFF 5, RXFF 6, TXFE 7 |
/// | 0x24, 0x28 | IBRD, FBRD | clocks per bit, in sixteenths and their 64th parts |
/// | 0x2C | LCRH | FEN 4 |
/// | 0x30 | CR | UARTEN 0, LBE 7, TXE 8, RXE 9 |
/// | 0x34 | IFLS | trigger levels |
/// | 0x38 to 0x44 | IMSC, RIS, MIS, ICR | RX 4, TX 5, RT 6, OE 10 |
///
/// Interrupt output 0: all together. Sending takes no time.
public struct PL011: RegisterDevice {
    /// Whose identification registers it has.
    public enum Identification: String, Sendable, Hashable, CaseIterable {
        case arm, luminary
    }

    package enum Register {
        package static let dr: UInt32 = 0x00
        package static let rsr: UInt32 = 0x04
        package static let fr: UInt32 = 0x18
        package static let ibrd: UInt32 = 0x24
        package static let fbrd: UInt32 = 0x28
        package static let lcrh: UInt32 = 0x2C
        package static let cr: UInt32 = 0x30
        package static let ifls: UInt32 = 0x34
        package static let imsc: UInt32 = 0x38
        package static let ris: UInt32 = 0x3C
        package static let mis: UInt32 = 0x40
        package static let icr: UInt32 = 0x44
        package static let dmacr: UInt32 = 0x48
    }

    package static func table(_ identification: Identification) -> RegisterTable {
        RegisterTable(
            [
                .special("DR", Register.dr), .special("RSR", Register.rsr),
                .special("FR", Register.fr, reset: Flag.rxEmpty | Flag.txEmpty),
                RegisterRow("ILPR", 0x20, writable: 0xFF),
                RegisterRow("IBRD", Register.ibrd, writable: 0xFFFF), RegisterRow("FBRD", Register.fbrd, writable: 0x3F),
                RegisterRow("LCRH", Register.lcrh, writable: 0xFF),
                RegisterRow("CR", Register.cr, reset: 0x300, writable: 0xFF87),
                RegisterRow("IFLS", Register.ifls, reset: 0x12, writable: 0x3F),
                RegisterRow("IMSC", Register.imsc, writable: 0x7FF),
                .special("RIS", Register.ris), .special("MIS", Register.mis), .special("ICR", Register.icr),
                .kept("DMACR", Register.dmacr, writable: 0x7),
            ]
                + RegisterTable.identification(
                    part: identification == .arm ? [0x11, 0x10, 0x14, 0x00] : [0x11, 0x00, 0x18, 0x01]),
            fields: fields)
    }

    package var registers: RegisterFile
    private let needsEnable: Bool
    private var input: SerialInput
    private var fifo: [UInt16] = []
    private var waiting: [UInt8] = []
    private var errors: UInt32 = 0
    private var ris: UInt32 = 0

    /// With `overruns`, a byte from outside arrives in its time even if the FIFO is full. Without `needsEnable`, it sends and
    /// receives whatever CR.UARTEN, TXE and RXE say, as emulators do for firmware that was never run on a part.
    public init(_ identification: Identification = .arm, overruns: Bool = false, needsEnable: Bool = true) {
        registers = RegisterFile(Self.table(identification))
        input = SerialInput(overruns: overruns)
        self.needsEnable = needsEnable
    }

    /// True: it prints what is sent, and takes input.
    public var hasConsole: Bool { true }

    /// Gives registers their reset values and empties the FIFO; bytes on their way to it go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        input.reset(kind)
        fifo.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
        errors = 0
        ris = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.dr: UInt32(fifo.first ?? 0)
        case Register.rsr: errors
        case Register.fr: flags
        case Register.ris: ris
        case Register.mis: ris & registers[Register.imsc]
        case Register.icr: 0
        default: registers[offset]
        }
    }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {
        guard offset == Register.dr, !fifo.isEmpty else { return }
        errors = UInt32(fifo.removeFirst() >> 8)
        if fifo.isEmpty {
            ris &= ~Interrupt.timeout
            context.stopTimer(Self.timeoutTimer)
        }
        if fifo.count < receiveTrigger { ris &= ~Interrupt.receive }
        advance(&context)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.dr where lanes & 0xFF != 0:
            if waiting.count < depth { waiting.append(UInt8(truncatingIfNeeded: value)) }
            ris &= ~Interrupt.transmit
        case Register.rsr: errors = 0
        case Register.icr: ris &= ~value
        default: registers.store(offset, value, lanes: lanes)
        }
        advance(&context)
    }

    /// The next byte on its way to it arrives, or the receive timeout is over.
    public mutating func event(_ tag: UInt32, _ context: inout DeviceContext) {
        if tag == SerialInput.timer, let byte = input.arrive(receiver) { accept(byte, &context) }
        if tag == Self.timeoutTimer, !fifo.isEmpty { ris |= Interrupt.timeout }
        advance(&context)
    }

    /// Queues bytes to arrive one by one; always true.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        input.append(bytes)
        advance(&context)
        return true
    }
}

extension PL011 {
    private static let timeoutTimer: UInt32 = 1

    private enum Flag {
        static let rxEmpty: UInt32 = 1 << 4
        static let txFull: UInt32 = 1 << 5
        static let rxFull: UInt32 = 1 << 6
        static let txEmpty: UInt32 = 1 << 7
        static let busy: UInt32 = 1 << 3
    }

    private enum Interrupt {
        static let receive: UInt32 = 1 << 4
        static let transmit: UInt32 = 1 << 5
        static let timeout: UInt32 = 1 << 6
        static let overrun: UInt32 = 1 << 10
    }

    private var flags: UInt32 {
        (fifo.isEmpty ? Flag.rxEmpty : 0) | (fifo.count >= depth ? Flag.rxFull : 0)
            | (waiting.isEmpty ? Flag.txEmpty : Flag.busy) | (waiting.count >= depth ? Flag.txFull : 0)
    }

    private var cr: UInt32 { registers[Register.cr] }
    private var usesFIFO: Bool { registers[Register.lcrh] & 1 << 4 != 0 }
    private var depth: Int { usesFIFO ? 16 : 1 }
    private var transmits: Bool { !needsEnable || cr & 0x101 == 0x101 }

    /// Bytes in the receive FIFO at which RIS.RX is set (IFLS[5:3]).
    private var receiveTrigger: Int {
        guard usesFIFO else { return 1 }
        return switch registers[Register.ifls] >> 3 & 7 {
        case 0: 2
        case 1: 4
        case 2: 8
        case 3: 12
        default: 14
        }
    }

    /// A bit is 16 × (IBRD + FBRD/64) clocks, a character 10 bits.
    private var characterCycles: UInt64 {
        let divisor = registers[Register.ibrd] << 6 | registers[Register.fbrd]
        return divisor < 64 ? 0 : max(1, UInt64(divisor) * 10 / 4)
    }

    private var receiver: SerialInput.Receiver {
        SerialInput.Receiver(
            isEnabled: !needsEnable || cr & 0x201 == 0x201, hasRoom: fifo.count < depth,
            characterCycles: characterCycles)
    }

    private mutating func accept(_ byte: UInt8, _ context: inout DeviceContext) {
        if fifo.count >= depth {
            ris |= Interrupt.overrun
            if let last = fifo.indices.last { fifo[last] |= 1 << 11 }
            return
        }
        fifo.append(UInt16(byte))
        if fifo.count >= receiveTrigger { ris |= Interrupt.receive }
        // The receive timeout is 32 bit times of silence with something in the FIFO.
        context.startTimer(Self.timeoutTimer, after: characterCycles * 32 / 10)
    }

    /// Sends what waits, starts what is to arrive, and sets the interrupt output.
    private mutating func advance(_ context: inout DeviceContext) {
        if transmits, !waiting.isEmpty {
            for byte in waiting {
                if cr & 1 << 7 != 0 { accept(byte, &context) } else { context.print(byte) }
            }
            waiting.removeAll(keepingCapacity: true)
            ris |= Interrupt.transmit
        }
        while let byte = input.next(receiver, &context) { accept(byte, &context) }
        context.setInterrupt(0, ris & registers[Register.imsc] != 0)
    }
}
