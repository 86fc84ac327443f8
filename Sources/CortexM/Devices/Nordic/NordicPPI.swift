/// The registers of the PPI of nRF51 and nRF52 (nRF51 Reference Manual 3.0, section 16; nRF52833 Product Specification, PPI):
/// channels are enabled, disabled and grouped, but events do not travel along them.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x000 | TASKS_CHG[n].EN, .DIS | enable and disable the channels of a group |
/// | 0x500 to 0x508 | CHEN, CHENSET, CHENCLR | |
/// | 0x510 | CH[n].EEP, .TEP | |
/// | 0x800 | CHG[n] | |
/// | 0x910 | FORK[n].TEP | nRF52 |
public struct NordicPPI: RegisterDevice {
    package enum Register {
        package static let chen: UInt32 = 0x500
        package static let chenset: UInt32 = 0x504
        package static let chenclr: UInt32 = 0x508
        package static let channel: UInt32 = 0x510
        package static let group: UInt32 = 0x800
        package static let fork: UInt32 = 0x910
    }

    package static func table(channels: UInt32, groups: UInt32) -> RegisterTable {
        let tasks: [RegisterRow] = (0..<groups).flatMap {
            [.special("TASKS_CHG\($0)_EN", $0 * 8), .special("TASKS_CHG\($0)_DIS", $0 * 8 + 4)]
        }
        let points: [RegisterRow] = (0..<channels).flatMap {
            [
                RegisterRow("CH\($0)_EEP", Register.channel + $0 * 8),
                RegisterRow("CH\($0)_TEP", Register.channel + $0 * 8 + 4),
            ]
        }
        let chg = (0..<groups).map { RegisterRow("CHG\($0)", Register.group + $0 * 4) }
        let fork = groups > 4 ? (0..<32).map { RegisterRow("FORK\($0)_TEP", Register.fork + $0 * 4) } : []
        return RegisterTable(
            tasks + points + chg + fork + [
                .special("CHEN", Register.chen), .special("CHENSET", Register.chenset), .special("CHENCLR", Register.chenclr),
            ])
    }

    package var registers: RegisterFile
    private let groups: UInt32
    private var enabled: UInt32 = 0

    /// 16 channels and 4 groups on nRF51, 20 and 6 on nRF52.
    public init(channels: Int = 16, groups: Int = 4) {
        self.groups = UInt32(min(max(1, groups), 6))
        registers = RegisterFile(Self.table(channels: UInt32(min(max(1, channels), 20)), groups: self.groups))
    }

    /// Disables every channel and gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        enabled = 0
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.chen, Register.chenset, Register.chenclr: enabled
        case 0..<groups * 8: 0
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.chen: enabled = enabled & ~lanes | value
        case Register.chenset: enabled |= value
        case Register.chenclr: enabled &= ~value
        case 0..<groups * 8:
            guard value & 1 != 0 else { break }
            let channels = registers[Register.group + offset / 8 * 4]
            if offset & 4 == 0 { enabled |= channels } else { enabled &= ~channels }
        default: registers.store(offset, value, lanes: lanes)
        }
        if enabled != 0 { context.warn("PPI: a channel is enabled, but events do not travel along it here") }
    }
}
