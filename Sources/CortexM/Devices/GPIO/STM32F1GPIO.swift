/// A GPIO port of STM32F1 (RM0008 section 9): 16 pins, four bits of set-up each.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00, 0x04 | CRL, CRH | MODE 1:0 (0 input, else output), CNF 3:2: of an input 0 analog, 1 floating, 2 pulled; of an output bit 0 open drain, bit 1 alternate |
/// | 0x08 | IDR | read-only |
/// | 0x0C | ODR | of a pulled input: 1 up, 0 down |
/// | 0x10 | BSRR | write-only: sets bits 0 to 15, clears by bits 16 to 31; a set wins |
/// | 0x14 | BRR | write-only: clears |
/// | 0x18 | LCKR | the sequence 1, 0, 1 of LCKK freezes the set-up of the pins in it |
///
/// Only words can be accessed (RM0008 9.2): a byte or halfword takes its lanes, which no part promises. Input: `pin=level`
/// pairs. It drives the levels of its pins.
public struct STM32F1GPIO: STM32Port {
    package enum Register {
        package static let crl: UInt32 = 0x00
        package static let crh: UInt32 = 0x04
        package static let idr: UInt32 = 0x08
        package static let odr: UInt32 = 0x0C
        package static let bsrr: UInt32 = 0x10
        package static let brr: UInt32 = 0x14
        package static let lckr: UInt32 = 0x18
    }

    package static let table = RegisterTable(
        [
            RegisterRow("CRL", Register.crl, reset: 0x4444_4444), RegisterRow("CRH", Register.crh, reset: 0x4444_4444),
            .special("IDR", Register.idr), RegisterRow("ODR", Register.odr, writable: 0xFFFF),
            .special("BSRR", Register.bsrr), .special("BRR", Register.brr), .special("LCKR", Register.lckr),
        ], fields: fields)

    package var registers = RegisterFile(table)
    package var pins = STM32Pins()
    package var lock = STM32PinLock()

    /// A port whose pins float.
    public init() {}

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.idr: levels
        case Register.bsrr, Register.brr: 0
        case Register.lckr: lock.value
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        let before = levels
        switch offset {
        case Register.idr: break
        case Register.bsrr: registers[Register.odr] = registers[Register.odr] & ~(value >> 16) | value & 0xFFFF
        case Register.brr: registers[Register.odr] &= ~value
        case Register.lckr: lock.store(lock.value & 0xFFFF & ~lanes | value)
        case Register.crl: registers.store(offset, value, lanes: lanes & ~lock.frozen.nibbles)
        case Register.crh: registers.store(offset, value, lanes: lanes & ~(lock.frozen >> 8).nibbles)
        default: registers.store(offset, value, lanes: lanes)
        }
        pins.tell(from: before, to: levels, &context)
    }

    package var levels: UInt32 {
        let (crl, crh, odr) = (registers[Register.crl], registers[Register.crh], registers[Register.odr])
        let mode = Self.everyFourth(crl, crh, 0) | Self.everyFourth(crl, crh, 1)
        let low = Self.everyFourth(crl, crh, 2)
        let high = Self.everyFourth(crl, crh, 3)
        // An alternate function's output is not modelled: the pin is as if nothing drove it from inside.
        let modes = STM32Pins.Modes(
            outputs: mode & ~high, openDrain: low, analog: ~mode & ~low & ~high, pullUps: ~mode & high & ~low & odr)
        return pins.levels(modes, odr: odr)
    }

    /// Bit `place` of the four of each pin.
    private static func everyFourth(_ crl: UInt32, _ crh: UInt32, _ place: UInt32) -> UInt32 {
        (crl >> place).evenBits.evenBits & 0xFF | ((crh >> place).evenBits.evenBits & 0xFF) << 8
    }
}
