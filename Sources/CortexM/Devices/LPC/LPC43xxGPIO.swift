/// The GPIO ports of LPC43xx (UM10503, chapter 19): 8 ports of up to 32 pins.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x0000, 0x1000 | B, W | a byte and a word for each pin; W reads as all ones |
/// | 0x2000 | DIR | one word for each port, as in all that follow |
/// | 0x2080, 0x2100, 0x2180 | MASK, PIN, MPIN | MPIN is PIN without the pins that MASK has |
/// | 0x2200, 0x2280, 0x2300 | SET, CLR, NOT | SET reads the outputs |
///
/// It drives `port0` to `port7`, the levels of the pins. Input: `port.pin=level` pairs, such as `0.7=1 5.3=0`.
public struct LPC43xxGPIO: RegisterDevice {
    package enum Register {
        package static let byte: UInt32 = 0x0000
        package static let word: UInt32 = 0x1000
        package static let dir: UInt32 = 0x2000
        package static let mask: UInt32 = 0x2080
        package static let pin: UInt32 = 0x2100
        package static let mpin: UInt32 = 0x2180
        package static let set: UInt32 = 0x2200
        package static let clr: UInt32 = 0x2280
        package static let not: UInt32 = 0x2300
    }

    package static let table: RegisterTable = {
        var rows: [RegisterRow] = (0..<64).map { .special("B\($0 * 4)", Register.byte + $0 * 4) }
        rows += (0..<256).map { .special("W\($0)", Register.word + $0 * 4) }
        for port: UInt32 in 0..<8 {
            rows.append(.special("DIR\(port)", Register.dir + port * 4))
            rows.append(RegisterRow("MASK\(port)", Register.mask + port * 4))
            for (name, offset) in [
                ("PIN", Register.pin), ("MPIN", Register.mpin), ("SET", Register.set), ("CLR", Register.clr),
                ("NOT", Register.not),
            ] {
                rows.append(.special("\(name)\(port)", offset + port * 4))
            }
        }
        return RegisterTable(rows)
    }()

    /// One port.
    private struct Port: Sendable, Hashable {
        var direction: UInt32 = 0
        var out: UInt32 = 0
        var pins = PinLevels()

        var levels: UInt32 { out & direction | pins.levels & pins.driven & ~direction }
    }

    package var registers = RegisterFile(table)
    private var ports = [Port](repeating: Port(), count: 8)
    /// What was last driven on the wires.
    private var shown = [UInt32](repeating: 0, count: 8)

    /// Ports as after reset, no pin driven.
    public init() {}

    /// Gives registers their reset values; the levels driven on the pins go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        for index in ports.indices { ports[index] = Port(pins: kind == .powerOn ? PinLevels() : ports[index].pins) }
    }

    /// Shows the levels after the reset.
    public mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) { show(&context) }

    /// True: its levels are other ones.
    public var isToldOfResets: Bool { true }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        let port = Int(offset >> 2 & 7)
        switch offset {
        case Register.byte..<Register.byte + 0x100:
            return (0..<4).reduce(0) { $0 | (level(offset + $1) << ($1 * 8)) }
        case Register.word..<Register.word + 0x400: return level((offset - Register.word) / 4) != 0 ? .max : 0
        case Register.dir..<Register.dir + 0x20: return ports[port].direction
        case Register.pin..<Register.pin + 0x20: return ports[port].levels
        case Register.mpin..<Register.mpin + 0x20: return ports[port].levels & ~registers[Register.mask + offset & 0x1C]
        case Register.set..<Register.set + 0x20: return ports[port].out
        case Register.clr..<Register.clr + 0x20, Register.not..<Register.not + 0x20: return 0
        default: return registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        let port = Int(offset >> 2 & 7)
        switch offset {
        case Register.byte..<Register.byte + 0x100:
            for byte: UInt32 in 0..<4 where lanes >> (byte * 8) & 1 != 0 { put(offset + byte, value >> (byte * 8) & 0xFF) }
        case Register.word..<Register.word + 0x400: put((offset - Register.word) / 4, value)
        case Register.dir..<Register.dir + 0x20: ports[port].direction = ports[port].direction & ~lanes | value
        case Register.pin..<Register.pin + 0x20: ports[port].out = ports[port].out & ~lanes | value
        case Register.mpin..<Register.mpin + 0x20:
            let taken = ~registers[Register.mask + offset & 0x1C] & lanes
            ports[port].out = ports[port].out & ~taken | value & taken
        case Register.set..<Register.set + 0x20: ports[port].out |= value
        case Register.clr..<Register.clr + 0x20: ports[port].out &= ~value
        case Register.not..<Register.not + 0x20: ports[port].out ^= value
        default: registers.store(offset, value, lanes: lanes)
        }
        show(&context)
    }

    /// Drives pins by `port.pin=level` pairs; false, and nothing driven, when they do not read.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        var changed = ports
        for word in bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
            let parts = word.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].count == 1, let digit = parts[0].first, (0x30...0x37).contains(digit),
                changed[Int(digit - 0x30)].pins.apply(Array(parts[1]), count: 32)
            else { return false }
        }
        guard changed != ports else { return !bytes.isEmpty }
        ports = changed
        show(&context)
        return true
    }

    private func level(_ pin: UInt32) -> UInt32 { ports[Int(pin >> 5 & 7)].levels >> (pin & 31) & 1 }

    private mutating func put(_ pin: UInt32, _ value: UInt32) {
        let bit: UInt32 = 1 << (pin & 31)
        let port = Int(pin >> 5 & 7)
        ports[port].out = value != 0 ? ports[port].out | bit : ports[port].out & ~bit
    }

    private mutating func show(_ context: inout DeviceContext) {
        for (index, port) in ports.enumerated() where port.levels != shown[index] {
            shown[index] = port.levels
            context.drive(index, port.levels)
        }
    }
}
