import ArmMProfile

extension Machine {
    /// QADD, QSUB, QDADD, QDSUB: Rm plus or minus Rn (DDI 0403 A7.7: `R[m]` is the first operand).
    mutating func executeSaturatingSum(_ i: Instruction, doubles: Bool, subtract: Bool) {
        var n = Int64(Int32(bitPattern: operand(i.rn)))
        if doubles {
            let doubled = signedSaturate(2 * n, 32)
            if doubled.saturated { flags.saturation = 1 }
            n = Int64(Int32(bitPattern: doubled.result))
        }
        let m = Int64(Int32(bitPattern: operand(i.rm)))
        let sum = signedSaturate(subtract ? m - n : m + n, 32)
        if sum.saturated { flags.saturation = 1 }
        setRegister(i.rd, sum.result)
    }

    /// SSAT and USAT.
    mutating func executeSaturate(_ i: Instruction, signed: Bool) {
        let value = Int64(Int32(bitPattern: shiftC(operand(i.rn), i.shift, UInt32(i.amount), flags.carry).result))
        let saturated = signed ? signedSaturate(value, i.immediate) : unsignedSaturate(value, i.immediate)
        if saturated.saturated { flags.saturation = 1 }
        setRegister(i.rd, saturated.result)
    }

    /// SSAT16 and USAT16.
    mutating func executeSaturatePair(_ i: Instruction, signed: Bool) {
        let n = operand(i.rn)
        var result: UInt32 = 0
        for top in [false, true] {
            let value = signedHalf(n, top: top)
            let saturated = signed ? signedSaturate(value, i.immediate) : unsignedSaturate(value, i.immediate)
            if saturated.saturated { flags.saturation = 1 }
            result |= (saturated.result & 0xFFFF) << (top ? 16 : 0)
        }
        setRegister(i.rd, result)
    }

    /// SEL: each byte from Rn or Rm by its GE bit.
    mutating func executeSEL(_ i: Instruction) {
        var mask: UInt32 = 0
        for byte: UInt32 in 0..<4 where flags.greaterEqual >> byte & 1 == 1 { mask |= 0xFF << (8 * byte) }
        setRegister(i.rd, operand(i.rn) & mask | operand(i.rm) & ~mask)
    }

    /// PKHBT and PKHTB.
    mutating func executePack(_ i: Instruction, topFirst: Bool) {
        let n = operand(i.rn)
        let m = shiftC(operand(i.rm), i.shift, UInt32(i.amount), flags.carry).result
        setRegister(i.rd, topFirst ? n & 0xFFFF_0000 | m & 0xFFFF : m & 0xFFFF_0000 | n & 0xFFFF)
    }
}
