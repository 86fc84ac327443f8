import ArmMProfile

// The manual's arithmetic (DDI 0403 A2.2.1, A7.4.2), written for the executor: small enough to be inlined everywhere.

/// `AddWithCarry()`: the sum, the carry out (0 or 1) and the overflow (0 or 1).
@inline(__always)
func addWithCarry(_ x: UInt32, _ y: UInt32, _ carryIn: UInt32) -> (result: UInt32, carry: UInt32, overflow: UInt32) {
    let sum = UInt64(x) &+ UInt64(y) &+ UInt64(carryIn)
    let result = UInt32(truncatingIfNeeded: sum)
    return (result, UInt32(truncatingIfNeeded: sum >> 32), ((x ^ result) & (y ^ result)) >> 31)
}

/// `Shift_C()`: the shifted value and the carry out (0 or 1). The amount is 0 to 255.
@inline(__always)
func shiftC(
    _ value: UInt32, _ type: ShiftType, _ amount: UInt32, _ carryIn: UInt32
) -> (result: UInt32, carry: UInt32) {
    if type == .rrx { return (carryIn << 31 | value >> 1, value & 1) }
    if amount == 0 { return (value, carryIn) }
    switch type {
    case .lsl:
        return (value << amount, amount > 32 ? 0 : value >> (32 - amount) & 1)
    case .lsr:
        return (value >> amount, amount > 32 ? 0 : value >> (amount - 1) & 1)
    case .asr:
        let signed = Int32(bitPattern: value)
        let result = UInt32(bitPattern: signed >> Int32(min(amount, 31)))
        return (result, UInt32(bitPattern: signed >> Int32(min(amount - 1, 31))) & 1)
    case .ror, .rrx:
        let result = rotateRight(value, amount)
        return (result, result >> 31)
    }
}

/// `ROR()`, of any amount.
@inline(__always)
func rotateRight(_ value: UInt32, _ amount: UInt32) -> UInt32 {
    value &>> amount | value &<< (0 &- amount)
}

/// `SignedSatQ()`: the value saturated to `width` bits (1 to 32), and whether it did not fit.
@inline(__always)
func signedSaturate(_ value: Int64, _ width: UInt32) -> (result: UInt32, saturated: Bool) {
    let limit = Int64(1) << Int64(width - 1)
    if value >= limit { return (UInt32(truncatingIfNeeded: limit - 1), true) }
    if value < -limit { return (UInt32(truncatingIfNeeded: -limit), true) }
    return (UInt32(truncatingIfNeeded: value), false)
}

/// `UnsignedSatQ()`: the value saturated to `width` bits (0 to 31), and whether it did not fit.
@inline(__always)
func unsignedSaturate(_ value: Int64, _ width: UInt32) -> (result: UInt32, saturated: Bool) {
    let limit = Int64(1) << Int64(width) - 1
    if value > limit { return (UInt32(truncatingIfNeeded: limit), true) }
    if value < 0 { return (0, true) }
    return (UInt32(truncatingIfNeeded: value), false)
}

/// A half of a word, sign-extended: the top one, or the bottom one.
@inline(__always)
func signedHalf(_ value: UInt32, top: Bool) -> Int64 {
    Int64(Int16(truncatingIfNeeded: top ? value >> 16 : value))
}
