/// `DecodeImmShift()`: what a type and a five-bit amount stand for (DDI 0403 A7.4.2).
@inlinable
public func decodeImmShift(type: UInt32, imm5: UInt32) -> (shift: ShiftType, amount: UInt8) {
    let amount = UInt8(truncatingIfNeeded: imm5 & 31)
    switch type & 3 {
    case 0: return (.lsl, amount)
    case 1: return (.lsr, amount == 0 ? 32 : amount)
    case 2: return (.asr, amount == 0 ? 32 : amount)
    default: return amount == 0 ? (.rrx, 1) : (.ror, amount)
    }
}
