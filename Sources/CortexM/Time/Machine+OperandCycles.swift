/// Cycles that the operands decide, above those of ``CycleTable``. The rules were found by measuring silicon.
extension Machine {
    /// What UDIV takes above its fastest.
    func divisionCycles(unsigned n: UInt32, _ m: UInt32) -> UInt8 {
        timing.dividesByOperands ? Self.divisionCycles(n, m, correction: 0) : 0
    }

    /// What SDIV takes above its fastest.
    func divisionCycles(signed n: Int32, _ m: Int32) -> UInt8 {
        guard timing.dividesByOperands else { return 0 }
        var correction = 0
        if m < 0 {
            let isPowerOfTwo = m.magnitude & (m.magnitude &- 1) == 0
            if isPowerOfTwo, n != .min { correction = 1 }
            if !isPowerOfTwo, n == .min { correction = -1 }
        }
        return Self.divisionCycles(n.magnitude, m.magnitude, correction: correction)
    }

    /// The quotient's length decides: 2 with an operand of 0, 3 when the quotient is 0, else 5 and one for every 4 bits.
    private static func divisionCycles(_ n: UInt32, _ m: UInt32, correction: Int) -> UInt8 {
        if n == 0 || m == 0 { return 0 }
        let difference = m.leadingZeroBitCount - n.leadingZeroBitCount + correction
        return difference < 0 ? 1 : UInt8(truncatingIfNeeded: 3 + difference / 4)
    }

    /// What UMULL and kind take above their fastest: on the M3, by which halves of the operands are 0, and by their signs.
    func longMultiplyCycles(_ n: UInt32, _ m: UInt32, signed: Bool, accumulates: Bool) -> UInt8 {
        guard timing.dividesByOperands, timing.table.longMultiplyDependsOnOperands, n != 0, m != 0 else { return 0 }
        let (nHigh, nLow) = (n >> 16 != 0, n & 0xFFFF != 0)
        let (mHigh, mLow) = (m >> 16 != 0, m & 0xFFFF != 0)
        let nIsNegative = signed && n >> 31 != 0
        let mIsNegative = signed && m >> 31 != 0
        let oneIsNegative = nIsNegative || mIsNegative
        // The parts of the product that are not 0: both low halves, both high ones, …
        switch (nHigh, nLow, mHigh, mLow) {
        case (true, true, true, true): return accumulates ? 4 : 2
        case (false, true, false, true): return 0
        case (true, false, true, false): return (accumulates ? 2 : 0) + (oneIsNegative ? 1 : 0)
        case (true, true, true, false): return (accumulates ? 3 : 1) + (oneIsNegative ? 1 : 0)
        case (true, false, true, true): return accumulates ? 3 : 1
        default: return (accumulates ? 2 : 1) + (mIsNegative ? 1 : 0)
        }
    }
}
