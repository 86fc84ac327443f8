/// A GPIO port of STM32F2, F4, F7, L0, L4 and H7 (RM0090 section 8): 16 pins.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | MODER | 2 bits per pin: 0 input, 1 output, 2 alternate, 3 analog |
/// | 0x04 to 0x0C | OTYPER, OSPEEDR, PUPDR | OTYPER 1 is open drain; PUPDR 1 reads as one when nothing drives the pin |
/// | 0x10 | IDR | read-only: an output's own level, else what drives the pin, else the pull |
/// | 0x14 | ODR | |
/// | 0x18 | BSRR | write-only: sets bits 0 to 15, clears by bits 16 to 31; a set wins |
/// | 0x1C | LCKR | the sequence 1, 0, 1 of LCKK freezes the set-up of the pins in it |
/// | 0x20, 0x24 | AFRL, AFRH | |
/// | 0x28 | BRR | write-only: clears bits; of L0, L4 and F3 |
///
/// Input: `pin=level` pairs, such as `0=1 13=0`. It drives the levels of its pins.
public struct STM32GPIO: STM32Port {
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
        package static let brr: UInt32 = 0x28
    }

    package static func table(moder: UInt32, ospeedr: UInt32, pupdr: UInt32, hasBRR: Bool) -> RegisterTable {
        let pins = STM32Pins().levels(Self.modes(moder, 0, pupdr), odr: 0)
        let rows: [RegisterRow] = [
            RegisterRow("MODER", Register.moder, reset: moder),
            RegisterRow("OTYPER", Register.otyper, writable: 0xFFFF),
            RegisterRow("OSPEEDR", Register.ospeedr, reset: ospeedr),
            RegisterRow("PUPDR", Register.pupdr, reset: pupdr),
            .special("IDR", Register.idr, reset: pins),
            RegisterRow("ODR", Register.odr, writable: 0xFFFF), .special("BSRR", Register.bsrr),
            .special("LCKR", Register.lckr),
            RegisterRow("AFRL", Register.afrl), RegisterRow("AFRH", Register.afrh),
        ]
        return RegisterTable(rows + (hasBRR ? [.special("BRR", Register.brr)] : []), fields: fields)
    }

    package var registers: RegisterFile
    private let hasBRR: Bool
    package var pins = STM32Pins()
    package var lock = STM32PinLock()

    /// The reset values differ by port: A and B hold the debug pins.
    public init(moder: UInt32 = 0, ospeedr: UInt32 = 0, pupdr: UInt32 = 0, hasBRR: Bool = false) {
        registers = RegisterFile(Self.table(moder: moder, ospeedr: ospeedr, pupdr: pupdr, hasBRR: hasBRR))
        self.hasBRR = hasBRR
    }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.idr: levels
        case Register.bsrr: 0
        case Register.brr where hasBRR: 0
        case Register.lckr: lock.value
        default: registers[offset]
        }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        let before = levels
        switch offset {
        case Register.idr: break
        case Register.bsrr: registers[Register.odr] = registers[Register.odr] & ~(value >> 16) | value & 0xFFFF
        case Register.brr where hasBRR: registers[Register.odr] &= ~value
        case Register.lckr: lock.store(lock.value & 0xFFFF & ~lanes | value)
        default: registers.store(offset, value, lanes: lanes & ~frozenBits(offset))
        }
        pins.tell(from: before, to: levels, &context)
    }

    package var levels: UInt32 {
        let modes = Self.modes(registers[Register.moder], registers[Register.otyper], registers[Register.pupdr])
        return pins.levels(modes, odr: registers[Register.odr])
    }

    private static func modes(_ moder: UInt32, _ otyper: UInt32, _ pupdr: UInt32) -> STM32Pins.Modes {
        let low = moder.evenBits
        let high = (moder >> 1).evenBits
        return STM32Pins.Modes(
            outputs: low & ~high, openDrain: otyper, analog: low & high, pullUps: pupdr.evenBits & ~(pupdr >> 1).evenBits)
    }

    /// The bits of a set-up register that LCKR has frozen.
    private func frozenBits(_ offset: UInt32) -> UInt32 {
        let pins = lock.frozen
        guard pins != 0 else { return 0 }
        switch offset {
        case Register.moder, Register.ospeedr, Register.pupdr: return pins.doubledBits
        case Register.otyper: return pins
        case Register.afrl: return pins.nibbles
        case Register.afrh: return (pins >> 8).nibbles
        default: return 0
        }
    }
}

extension UInt32 {
    /// Bits 0 to 7, each as four bits.
    package var nibbles: UInt32 {
        let pairs = (self & 0xFF).doubledBits
        return pairs.doubledBits
    }
}
