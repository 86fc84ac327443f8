/// Cycles that the operands decide, above those of ``CycleTable``. The rules were found by measuring silicon.
extension Machine {
    /// What UDIV takes above its fastest.
    func divisionCycles(unsigned n: UInt32, _ m: UInt32) -> UInt8 {
        Self.divisionCycles(n, m, correction: 0)
    }

    /// What SDIV takes above its fastest.
    func divisionCycles(signed n: Int32, _ m: Int32) -> UInt8 {
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

    /// What UMULL and kind take above their fastest: on the M3, by which halves of the operands are 0. The signed forms use
    /// the magnitudes, which is an approximation.
    func longMultiplyCycles(_ n: UInt32, _ m: UInt32, signed: Bool, accumulates: Bool) -> UInt8 {
        guard cycleTable.longMultiplyDependsOnOperands else { return 0 }
        let x = signed ? Int32(bitPattern: n).magnitude : n
        let y = signed ? Int32(bitPattern: m).magnitude : m
        if x == 0 || y == 0 { return 0 }
        let (xHigh, xLow) = (x >> 16 != 0, x & 0xFFFF != 0)
        let (yHigh, yLow) = (y >> 16 != 0, y & 0xFFFF != 0)
        let onlyLow = !xHigh && !yHigh
        let all = xHigh && xLow && yHigh && yLow
        if accumulates {
            if onlyLow { return 0 }
            if all { return 4 }
            let bothAndHigh = (xHigh && xLow && yHigh && !yLow) || (yHigh && yLow && xHigh && !xLow)
            return bothAndHigh ? 3 : 2
        }
        if onlyLow || (!xLow && !yLow) { return 0 }
        return all ? 2 : 1
    }
}
