import TestSupport

/// Where the cases run.
enum VectorMemory {
    static let base: UInt32 = 0x2000_0000
    static let size = 0x2_0000

    /// What RAM holds before every case.
    static let initial: [UInt8] = {
        var generator = SplitMix64(seed: 1)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        for _ in 0..<size / 8 {
            let value = generator.next()
            for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * byte))) }
        }
        return bytes
    }()
}

extension VectorCase {
    private static let corners: [UInt32] = [
        0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000, 0x8000_8000, 0x7FFF_8000,
        0x8080_8080, 0xFFFF_FFFF,
    ]

    /// R0 to R12, SP, LR, PC and APSR before the case, and for a floating-point row S0 to S31 and FPSCR.
    var before: [UInt32] {
        var generator = SplitMix64(seed: seed)
        var values: [UInt32] = []
        for register in 0..<15 {
            let number = generator.next()
            let low = UInt32(truncatingIfNeeded: number)
            switch (register, number >> 62) {
            case (13, _): values.append(0x2000_4000 + low & 0x3FFC)
            case (_, 0): values.append(Self.corners[Int(low & 15)])
            case (_, 1): values.append(low & 0x3F)
            default: values.append(low)
            }
        }
        values.append(start)
        values.append(UInt32(truncatingIfNeeded: generator.next()) & 0xF80F_0000)
        if let kind { values += VectorFloatingPoint.values(&generator, kind: kind) }
        for (register, value) in initial { values[register] = value }
        return values
    }

    /// The same after it.
    var after: [UInt32] {
        var values = before
        values[15] = start + 2 * UInt32(code.count)
        for (register, value) in changes { values[register] = value }
        return values
    }
}
