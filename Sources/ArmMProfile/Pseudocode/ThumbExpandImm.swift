/// `ThumbExpandImm()`: the constant that i:imm3:imm8 stands for (DDI 0403 A5.3.2).
@inlinable
public func thumbExpandImm(_ imm12: UInt32) -> UInt32 {
    thumbExpandImmC(imm12, carryIn: false).value
}

/// `ThumbExpandImm_C()`: the constant that i:imm3:imm8 stands for, and the carry (DDI 0403 A5.3.2).
@inlinable
public func thumbExpandImmC(_ imm12: UInt32, carryIn: Bool) -> (value: UInt32, carry: Bool) {
    let byte = imm12 & 0xFF
    if imm12 & 0xC00 == 0 {
        switch (imm12 >> 8) & 3 {
        case 0: return (byte, carryIn)
        case 1: return (byte << 16 | byte, carryIn)
        case 2: return (byte << 24 | byte << 8, carryIn)
        default: return (byte << 24 | byte << 16 | byte << 8 | byte, carryIn)
        }
    }
    let unrotated = 0x80 | (imm12 & 0x7F)
    let amount = (imm12 >> 7) & 0x1F
    let value = unrotated &>> amount | unrotated &<< (32 &- amount)
    return (value, value >> 31 != 0)
}
