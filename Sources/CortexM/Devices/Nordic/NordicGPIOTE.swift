/// The GPIOTE of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 15; nRF52833 Product Specification, GPIOTE): events of
/// edges on pins, tasks that drive pins, and the event of the ports' DETECT.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000, 0x030, 0x060 | TASKS_OUT[n], SET[n], CLR[n] | SET and CLR on nRF52 |
/// | 0x100, 0x17C | EVENTS_IN[n], EVENTS_PORT | |
/// | 0x510 | CONFIG[n] | MODE 1:0 (1 event, 3 task), PSEL 12:8, PORT 13, POLARITY 17:16 (1 rising, 2 falling, 3 both), OUTINIT 20 |
///
/// Interrupt output 0. Inputs `pins0`, `detect0`, `pins1`, `detect1` come from the ports; it drives `taken0`, `levels0`, `taken1`,
/// `levels1` to them.
public struct NordicGPIOTE: NordicPeripheral {
    package enum Register {
        package static let out: UInt32 = 0x000
        package static let set: UInt32 = 0x030
        package static let clr: UInt32 = 0x060
        package static let config: UInt32 = 0x510
    }

    package static func table(channels: UInt32, hasSet: Bool) -> RegisterTable {
        let writable: UInt32 = hasSet ? 0x13_3F03 : 0x13_1F03
        let set =
            hasSet
            ? tasks((0..<channels).flatMap { [(Register.set + $0 * 4, "SET\($0)"), (Register.clr + $0 * 4, "CLR\($0)")] }) : []
        return RegisterTable(
            tasks((0..<channels).map { ($0 * 4, "OUT\($0)") }) + set
                + NordicEvents.rows((0..<channels).map { ($0, "IN\($0)") } + [(31, "PORT")])
                + (0..<channels).map { RegisterRow("CONFIG\($0)", Register.config + $0 * 4, writable: writable) })
    }

    package var registers: RegisterFile
    package var events: NordicEvents
    private let channels: UInt32
    private var pins: [UInt32] = [0, 0]
    private var detects: [Bool] = [false, false]
    /// The levels of the channels in task mode.
    private var levels: UInt32 = 0

    /// 4 channels on nRF51; 8, with the tasks SET and CLR, on nRF52.
    public init(channels: Int = 4) {
        self.channels = UInt32(min(max(1, channels), 8))
        registers = RegisterFile(Self.table(channels: self.channels, hasSet: channels > 4))
        events = NordicEvents((1 << self.channels) - 1 | 1 << 31)
    }

    /// Gives registers their reset values; the ports take their pins back by themselves.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        events.reset()
        levels = 0
    }

    package mutating func trigger(_ offset: UInt32, _ context: inout DeviceContext) {
        let channel = offset % Register.set / 4
        guard config(channel) & 3 == 3 else { return }
        let bit: UInt32 = 1 << channel
        switch offset {
        case Register.set..<Register.clr: levels |= bit
        case Register.clr...: levels &= ~bit
        default:
            switch config(channel) >> 16 & 3 {
            case 1: levels |= bit
            case 2: levels &= ~bit
            case 3: levels ^= bit
            default: break
            }
        }
        drive(&context)
    }

    package mutating func storeSetting(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        let isConfig = (Register.config..<Register.config + channels * 4).contains(offset)
        let channel = isConfig ? (offset - Register.config) / 4 : 0
        let wasTask = config(channel) & 3 == 3
        registers.store(offset, value, lanes: lanes)
        guard isConfig else { return }
        if config(channel) & 3 == 3, !wasTask {
            levels = levels & ~(1 << channel) | (config(channel) >> 20 & 1) << channel
        }
        drive(&context)
    }

    /// A port's pins or its DETECT have changed.
    public mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext) {
        let port = input / 2 & 1
        guard input & 1 == 0 else {
            if value != 0, !detects[port] { raise(31, &context) }
            detects[port] = value != 0
            return
        }
        let changed = pins[port] ^ value
        pins[port] = value
        for channel in 0..<channels where config(channel) & 3 == 1 && config(channel) >> 13 & 1 == UInt32(port) {
            let pin = config(channel) >> 8 & 31
            let polarity = config(channel) >> 16 & 3
            let edge: UInt32 = value >> pin & 1 != 0 ? 1 : 2
            if changed >> pin & 1 != 0, polarity & edge != 0 { raise(channel, &context) }
        }
    }

    private func config(_ channel: UInt32) -> UInt32 { registers[Register.config + channel * 4] }

    /// Tells the ports which pins they lend, and at which levels.
    private func drive(_ context: inout DeviceContext) {
        var taken: [UInt32] = [0, 0]
        var high: [UInt32] = [0, 0]
        for channel in 0..<channels where config(channel) & 3 == 3 {
            let port = Int(config(channel) >> 13 & 1)
            let pin = config(channel) >> 8 & 31
            taken[port] |= 1 << pin
            high[port] |= (levels >> channel & 1) << pin
        }
        for port in 0..<2 {
            context.drive(port * 2 + 1, high[port])
            context.drive(port * 2, taken[port])
        }
    }
}
