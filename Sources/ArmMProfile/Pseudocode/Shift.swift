/// `Shift_C()`: the shifted value and the carry out (0 or 1). The amount is 0 to 255 (DDI 0403 A7.4.2).
@inlinable @inline(__always)
public func shiftC(
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
@inlinable @inline(__always)
public func rotateRight(_ value: UInt32, _ amount: UInt32) -> UInt32 {
    value &>> amount | value &<< (0 &- amount)
}
