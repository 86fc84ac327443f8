import TestSupport

/// The floating-point registers before a case, as Tools/vectors/floating_point.py draws them.
enum VectorFloatingPoint {
    private static let singles: [UInt32] = [
        0, 1, 0x0040_0000, 0x007F_FFFF, 0x0080_0000, 0x0080_0001, 0x3F80_0000, 0x3F80_0001, 0x3F7F_FFFF, 0x3F00_0000,
        0x3EFF_FFFF, 0x3FC0_0000, 0x4020_0000, 0x4AFF_FFFF, 0x4B00_0000, 0x4B7F_FFFF, 0x4EFF_FFFF, 0x4F00_0000, 0x4F7F_FFFF,
        0x4F80_0000, 0x477F_E000, 0x477F_F000, 0x3880_0000, 0x3380_0000, 0x3300_0000, 0x7F00_0000, 0x7F7F_FFFF, 0x7F80_0000,
        0x7FC0_0000, 0x7FC1_2345, 0x7F80_0001, 0x7FA0_0000,
    ]
    private static let doubles: [UInt64] = [
        0, 1, 0x0008_0000_0000_0000, 0x000F_FFFF_FFFF_FFFF, 0x0010_0000_0000_0000, 0x0010_0000_0000_0001,
        0x3FF0_0000_0000_0000, 0x3FF0_0000_0000_0001, 0x3FEF_FFFF_FFFF_FFFF, 0x3FE0_0000_0000_0000, 0x3FDF_FFFF_FFFF_FFFF,
        0x3FF8_0000_0000_0000, 0x4004_0000_0000_0000, 0x432F_FFFF_FFFF_FFFF, 0x4330_0000_0000_0000, 0x41DF_FFFF_FFFF_FFFF,
        0x41E0_0000_0000_0000, 0x41EF_FFFF_FFE0_0000, 0x41EF_FFFF_FFF0_0000, 0x41F0_0000_0000_0000, 0x40EF_FC00_0000_0000,
        0x40EF_FE00_0000_0000, 0x3810_0000_0000_0000, 0x36A0_0000_0000_0000, 0x47EF_FFFF_E000_0000, 0x47EF_FFFF_F000_0000,
        0x7FEF_FFFF_FFFF_FFFF, 0x7FF0_0000_0000_0000, 0x7FF8_0000_0000_0000, 0x7FF8_1234_5678_9ABC, 0x7FF0_0000_0000_0001,
        0x7FF4_0000_0000_0000,
    ]
    private static let halves: [UInt32] = [
        0, 1, 0x03FF, 0x0400, 0x0401, 0x3C00, 0x3C01, 0x3BFF, 0x3800, 0x3E00, 0x7BFF, 0x7C00, 0x7C01, 0x7D55, 0x7E00, 0x7FFF,
    ]

    /// S0 to S31 and FPSCR; the kind is the letter after a case's seed.
    static func values(_ generator: inout SplitMix64, kind: UInt8) -> [UInt32] {
        let isSpecial = kind & 0x20 == 0
        var values: [UInt32] = []
        switch kind | 0x20 {
        case UInt8(ascii: "d"):
            for _ in 0..<16 {
                let value = double(generator.next(), isSpecial)
                values += [UInt32(truncatingIfNeeded: value), UInt32(value >> 32)]
            }
        case UInt8(ascii: "h"): for _ in 0..<32 { values.append(pair(generator.next(), isSpecial)) }
        default: for _ in 0..<32 { values.append(single(generator.next(), isSpecial)) }
        }
        let number = generator.next()
        let low = UInt32(truncatingIfNeeded: number)
        let modes = number >> 62 == 0 ? 0 : low & 0x07C0_0000
        values.append(low & 0xF000_0000 | modes | (number >> 61 & 1 != 0 ? low & 0x9F : 0))
        return values
    }

    private static func single(_ number: UInt64, _ isSpecial: Bool) -> UInt32 {
        let low = UInt32(truncatingIfNeeded: number)
        let (sign, fraction) = (low & 0x8000_0000, low & 0x7F_FFFF)
        let middle = UInt32(truncatingIfNeeded: number >> 32)
        switch (isSpecial, number >> 61) {
        case (true, _), (_, 0), (_, 1): return sign | singles[Int(low & 31)]
        case (_, 2): return sign | (119 + middle & 15) << 23 | fraction
        case (_, 3):
            let kept = ~((1 << (UInt32(truncatingIfNeeded: number >> 40 & 31) % 24)) - 1) as UInt32
            return sign | (125 + (middle & 63) % 36) << 23 | fraction & kept
        case (_, 4): return sign | (middle & 3) << 23 | fraction
        default: return low
        }
    }

    private static func double(_ number: UInt64, _ isSpecial: Bool) -> UInt64 {
        let (sign, fraction) = (number & 1 << 63, number & 0xF_FFFF_FFFF_FFFF)
        switch (isSpecial, number >> 60 & 7) {
        case (true, _), (_, 0), (_, 1): return sign | doubles[Int(number & 31)]
        case (_, 2): return sign | (1015 + (number >> 54 & 15)) << 52 | fraction
        case (_, 3): return sign | (1021 + (number >> 54 & 63) % 36) << 52 | fraction & ~((1 << ((number & 63) % 53)) - 1)
        case (_, 4): return sign | (number >> 54 & 3) << 52 | fraction
        case (_, 5): return sign | (868 + (number >> 53 & 63) % 40) << 52 | fraction & ~0x0FFF_FFFF
        default: return number
        }
    }

    private static func pair(_ number: UInt64, _ isSpecial: Bool) -> UInt32 {
        let low = UInt32(truncatingIfNeeded: number)
        if !isSpecial, number >> 63 != 0 { return low }
        return low & 0x8000_8000 | halves[Int(low & 15)] | halves[Int(low >> 16 & 15)] << 16
    }
}
