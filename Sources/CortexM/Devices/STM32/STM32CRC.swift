import ArmMProfile

/// The CRC unit of STM32 parts (RM0090 section 4, RM0351 section 15): a polynomial over what is stored to DR, highest bit first.
///
/// | offset | register | |
/// | --- | --- | --- |
/// | 0x00 | DR | a store feeds it; a load gives the remainder |
/// | 0x04 | IDR | a place for firmware's own use: 8 bits, 32 on parts with a programmable unit |
/// | 0x08 | CR | RESET 0; POLYSIZE 4:3 (32, 16, 8, 7 bits), REV_IN 6:5 (byte, halfword, word), REV_OUT 7 |
/// | 0x10, 0x14 | INIT, POL | of a programmable unit |
///
/// F1 and F4 have the fixed unit: words alone, and the polynomial 0x04C11DB7. The others are programmable, and feed as many bits
/// as are stored.
public struct STM32CRC: RegisterDevice {
    package enum Register {
        package static let dr: UInt32 = 0x00
        package static let idr: UInt32 = 0x04
        package static let cr: UInt32 = 0x08
        package static let initial: UInt32 = 0x10
        package static let polynomial: UInt32 = 0x14
    }

    package static func table(isProgrammable: Bool) -> RegisterTable {
        let fields: [RegisterField] = [
            RegisterField("RESET", 0, "stored as one, it begins anew"), RegisterField("POLYSIZE", 3, width: 2, "32, 16, 8 or 7 bits"),
            RegisterField("REV_IN", 5, width: 2, "what is turned round as it comes in: nothing, bytes, half-words, words"),
            RegisterField("REV_OUT", 7, "the remainder is turned round"),
        ]
        let more: [RegisterRow] = [
            .special("INIT", Register.initial, reset: .max), .special("POL", Register.polynomial, reset: 0x04C1_1DB7),
        ]
        return RegisterTable(
            [.special("DR", Register.dr, reset: .max), .special("IDR", Register.idr), .special("CR", Register.cr)]
                + (isProgrammable ? more : []),
            fields: [RegisterFields("CR", fields: isProgrammable ? fields : [fields[0]])])
    }

    package var registers: RegisterFile
    private let isProgrammable: Bool
    private var remainder: UInt32 = .max
    private var idr: UInt32 = 0
    private var cr: UInt32 = 0
    private var initial: UInt32 = .max
    private var polynomial: UInt32 = 0x04C1_1DB7

    /// A fixed or a programmable unit.
    public init(isProgrammable: Bool = false) {
        self.isProgrammable = isProgrammable
        registers = RegisterFile(Self.table(isProgrammable: isProgrammable))
    }

    /// Gives registers their reset values.
    public mutating func reset(_ kind: ResetKind) { self = Self(isProgrammable: isProgrammable) }

    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 {
        switch offset {
        case Register.dr: cr & 1 << 7 == 0 ? remainder : Self.reversed(remainder, bits: width, by: width)
        case Register.idr: idr
        case Register.cr: cr
        case Register.initial where isProgrammable: initial
        case Register.polynomial where isProgrammable: polynomial
        default: registers[offset]
        }
    }

    /// A store: to DR it feeds the unit.
    public mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        let lane = RegisterLane(offset, size)
        guard lane.register != Register.dr else { return feed(value, bits: isProgrammable ? UInt32(size.rawValue) * 8 : 32) }
        if !registers.table.models(lane.register) { context.unmodelled = lane.register }
        store(lane.register, lane.place(value), lanes: lane.mask, &context)
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        switch offset {
        case Register.idr: idr = (idr & ~lanes | value) & (isProgrammable ? .max : 0xFF)
        case Register.cr:
            cr = (cr & ~lanes | value) & (isProgrammable ? 0xF8 : 0)
            if value & 1 != 0 { remainder = initial & mask }
        case Register.initial where isProgrammable: initial = initial & ~lanes | value
        case Register.polynomial where isProgrammable: polynomial = polynomial & ~lanes | value
        default: registers.store(offset, value, lanes: lanes)
        }
    }

    private var width: UInt32 { [32, 16, 8, 7][Int(cr >> 3 & 3)] }
    private var mask: UInt32 { .max >> (32 - width) }

    private mutating func feed(_ value: UInt32, bits: UInt32) {
        let unit: UInt32 = [0, 8, 16, 32][Int(cr >> 5 & 3)]
        let data = unit == 0 ? value : Self.reversed(value, bits: bits, by: min(unit, bits))
        for bit in (0..<bits).reversed() {
            let feedback = (remainder >> (width - 1) ^ data >> bit) & 1
            remainder = (remainder << 1 ^ (feedback != 0 ? polynomial : 0)) & mask
        }
    }

    /// The lowest `bits` of `value`, with the order of bits turned round in each unit of them.
    private static func reversed(_ value: UInt32, bits: UInt32, by unit: UInt32) -> UInt32 {
        (0..<bits).reduce(0) { result, bit in
            let place = bit / unit * unit + (unit - 1 - bit % unit)
            return value >> bit & 1 != 0 ? result | 1 << place : result
        }
    }
}
