/// A GPIO port of STM32F2, F4, F7, L0, L4 and H7 (RM0090 section 8): 16 pins.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | MODER | 2 bits per pin: 0 input, 1 output, 2 alternate, 3 analog |
/// | 0x04 to 0x0C | OTYPER, OSPEEDR, PUPDR | PUPDR 1 reads as one when nothing drives the pin |
/// | 0x10 | IDR | read-only: an output's own level, else what drives the pin, else the pull |
/// | 0x14 | ODR | |
/// | 0x18 | BSRR | write-only: sets bits 0 to 15, clears by bits 16 to 31; a set wins |
/// | 0x1C | LCKR | holds what is stored; locks nothing |
/// | 0x20, 0x24 | AFRL, AFRH | |
///
/// Input: `pin=level` pairs, such as `0=1 13=0`.
public struct STM32GPIO: RegisterDevice {
    package enum Register {
        package static let moder: UInt32 = 0x00
        package static let otyper: UInt32 = 0x04
        package static let ospeedr: UInt32 = 0x08
        package static let pupdr: UInt32 = 0x0C
        package static let idr: UInt32 = 0x10
        package static let odr: UInt32 = 0x14
        package static let bsrr: UInt32 = 0x18
        package static let lckr: UInt32 = 0x1C
        package static let afrl: UInt32 = 0x20
        package static let afrh: UInt32 = 0x24
    }

    package static func table(moder: UInt32, ospeedr: UInt32, pupdr: UInt32) -> RegisterTable {
        RegisterTable([
            RegisterRow("MODER", Register.moder, reset: moder),
            RegisterRow("OTYPER", Register.otyper, writable: 0xFFFF),
            RegisterRow("OSPEEDR", Register.ospeedr, reset: ospeedr),
            RegisterRow("PUPDR", Register.pupdr, reset: pupdr),
            .special("IDR", Register.idr, reset: Self.inputs(moder: moder, pupdr: pupdr, odr: 0, PinLevels())),
            RegisterRow("ODR", Register.odr, writable: 0xFFFF), .special("BSRR", Register.bsrr),
            RegisterRow("LCKR", Register.lckr, writable: 0x1_FFFF),
            RegisterRow("AFRL", Register.afrl), RegisterRow("AFRH", Register.afrh),
        ])
    }

    package var registers: RegisterFile
    private var pins = PinLevels()

    /// The reset values differ by port: A and B hold the debug pins.
    public init(moder: UInt32 = 0, ospeedr: UInt32 = 0, pupdr: UInt32 = 0) {
        registers = RegisterFile(Self.table(moder: moder, ospeedr: ospeedr, pupdr: pupdr))
    }

    /// Gives registers their reset values; the levels driven on the pins go at power-on alone.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        if kind == .powerOn { pins = PinLevels() }
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.idr:
            Self.inputs(
                moder: registers[Register.moder], pupdr: registers[Register.pupdr], odr: registers[Register.odr], pins)
        case Register.bsrr: 0
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.idr: break
        case Register.bsrr: registers[Register.odr] = registers[Register.odr] & ~(value >> 16) | value & 0xFFFF
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    /// Drives pins 0 to 15 by `pin=level` pairs; false, and nothing driven, when they do not read.
    public mutating func receive(_ bytes: [UInt8], _ context: inout DeviceContext) -> Bool {
        pins.apply(bytes, count: 16)
    }

    private static func inputs(moder: UInt32, pupdr: UInt32, odr: UInt32, _ pins: PinLevels) -> UInt32 {
        var levels: UInt32 = 0
        for pin: UInt32 in 0..<16 {
            let bit: UInt32 = 1 << pin
            let high: Bool =
                switch moder >> (pin * 2) & 3 {
                case 1: odr & bit != 0
                case 3: false
                default: pins.driven & bit != 0 ? pins.levels & bit != 0 : pupdr >> (pin * 2) & 3 == 1
                }
            if high { levels |= bit }
        }
        return levels
    }
}
