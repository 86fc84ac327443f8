import ArmMProfile

extension Machine {
    /// MUL, MLA, MLS. Only N and Z are set, by MULS.
    mutating func executeMultiply(_ i: Instruction, accumulate: UInt32, subtract: Bool = false) {
        let product = operand(i.rn) &* operand(i.rm)
        let result = subtract ? accumulate &- product : accumulate &+ product
        if setsFlags(i) { setNZ(result) }
        setRegister(i.rd, result)
    }

    /// SMULL, SMLAL, UMULL, UMLAL, UMAAL: RdHi in `rd`, RdLo in `ra`.
    mutating func executeLongMultiply(_ i: Instruction, signed: Bool, _ accumulate: LongAccumulate) {
        let n = operand(i.rn)
        let m = operand(i.rm)
        cycles &+= UInt64(longMultiplyCycles(n, m, signed: signed, accumulates: accumulate == .sum))
        var result =
            signed
            ? UInt64(bitPattern: Int64(Int32(bitPattern: n)) &* Int64(Int32(bitPattern: m)))
            : UInt64(n) &* UInt64(m)
        switch accumulate {
        case .none: break
        case .sum: result &+= UInt64(operand(i.rd)) << 32 | UInt64(operand(i.ra))
        case .both: result &+= UInt64(operand(i.rd)) &+ UInt64(operand(i.ra))
        }
        setLong(i, result)
    }

    /// What a long multiply adds to its product.
    enum LongAccumulate {
        case none, sum, both
    }

    private mutating func setLong(_ i: Instruction, _ result: UInt64) {
        setRegister(i.ra, UInt32(truncatingIfNeeded: result))
        setRegister(i.rd, UInt32(truncatingIfNeeded: result >> 32))
    }

    /// UDIV.
    mutating func executeUDIV(_ i: Instruction) throws(Fault) {
        let n = operand(i.rn)
        let m = operand(i.rm)
        if m == 0, trapsDivideByZero { throw Fault(.divbyzero) }
        cycles &+= UInt64(divisionCycles(unsigned: n, m))
        setRegister(i.rd, m == 0 ? 0 : n / m)
    }

    /// SDIV: the most negative number by -1 is itself.
    mutating func executeSDIV(_ i: Instruction) throws(Fault) {
        let n = Int32(bitPattern: operand(i.rn))
        let m = Int32(bitPattern: operand(i.rm))
        if m == 0, trapsDivideByZero { throw Fault(.divbyzero) }
        cycles &+= UInt64(divisionCycles(signed: n, m))
        setRegister(i.rd, m == 0 ? 0 : UInt32(bitPattern: n.dividedReportingOverflow(by: m).partialValue))
    }

    /// SMULxy and SMLAxy: the product of two halves, added to Ra with Q on signed overflow.
    mutating func executeHalfMultiply(_ i: Instruction, accumulates: Bool) {
        let product =
            signedHalf(operand(i.rn), top: i.immediate & 2 != 0) &* signedHalf(operand(i.rm), top: i.immediate & 1 != 0)
        setSaturatingSum(i.rd, product, accumulates ? operand(i.ra) : 0)
    }

    /// SMULWy and SMLAWy: the top 32 bits of a 32 by 16 product, added to Ra with Q on signed overflow.
    mutating func executeWideMultiply(_ i: Instruction, accumulates: Bool) {
        let product = Int64(Int32(bitPattern: operand(i.rn))) &* signedHalf(operand(i.rm), top: i.immediate & 1 != 0)
        setSaturatingSum(i.rd, product >> 16, accumulates ? operand(i.ra) : 0)
    }

    /// SMLALxy.
    mutating func executeLongHalfMultiply(_ i: Instruction) {
        let product =
            signedHalf(operand(i.rn), top: i.immediate & 2 != 0) &* signedHalf(operand(i.rm), top: i.immediate & 1 != 0)
        let sum = UInt64(operand(i.rd)) << 32 | UInt64(operand(i.ra))
        setLong(i, sum &+ UInt64(bitPattern: product))
    }

    /// SMUAD, SMUSD, SMLAD, SMLSD: two products of halves.
    mutating func executeDualMultiply(_ i: Instruction, subtract: Bool, accumulates: Bool) {
        setSaturatingSum(i.rd, dualProduct(i, subtract: subtract), accumulates ? operand(i.ra) : 0)
    }

    /// SMLALD, SMLSLD.
    mutating func executeLongDualMultiply(_ i: Instruction, subtract: Bool) {
        let sum = UInt64(operand(i.rd)) << 32 | UInt64(operand(i.ra))
        setLong(i, sum &+ UInt64(bitPattern: dualProduct(i, subtract: subtract)))
    }

    private func dualProduct(_ i: Instruction, subtract: Bool) -> Int64 {
        let n = operand(i.rn)
        let m = i.immediate & 1 != 0 ? rotateRight(operand(i.rm), 16) : operand(i.rm)
        let low = signedHalf(n, top: false) &* signedHalf(m, top: false)
        let high = signedHalf(n, top: true) &* signedHalf(m, top: true)
        return subtract ? low &- high : low &+ high
    }

    private mutating func setSaturatingSum(_ rd: UInt8, _ product: Int64, _ addend: UInt32) {
        let sum = product &+ Int64(Int32(bitPattern: addend))
        if sum != Int64(Int32(truncatingIfNeeded: sum)) { flags.saturation = 1 }
        setRegister(rd, UInt32(truncatingIfNeeded: sum))
    }

    /// SMMUL, SMMLA, SMMLS: the top word of a 64-bit sum, rounded when bit 0 of `immediate` is set.
    mutating func executeTopMultiply(_ i: Instruction, accumulates: Bool, subtract: Bool = false) {
        let product = Int64(Int32(bitPattern: operand(i.rn))) &* Int64(Int32(bitPattern: operand(i.rm)))
        let addend = accumulates ? Int64(Int32(bitPattern: operand(i.ra))) << 32 : 0
        var result = subtract ? addend &- product : addend &+ product
        if i.immediate & 1 != 0 { result &+= 0x8000_0000 }
        setRegister(i.rd, UInt32(truncatingIfNeeded: result >> 32))
    }

    /// USAD8 and USADA8: the sum of four absolute differences, added to Ra where there is one.
    mutating func executeAbsoluteDifferences(_ i: Instruction, accumulates: Bool) {
        let n = operand(i.rn)
        let m = operand(i.rm)
        var sum = accumulates ? operand(i.ra) : 0
        for shift: UInt32 in [0, 8, 16, 24] {
            let x = n >> shift & 0xFF
            let y = m >> shift & 0xFF
            sum &+= x > y ? x - y : y - x
        }
        setRegister(i.rd, sum)
    }
}
