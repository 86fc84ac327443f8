import ArmMProfile

/// The operands of a decoded instruction, each read from the decode cache where it is used: reading all of them first costs more
/// registers than the host has.
struct Operands {
    private let place: UnsafeMutablePointer<Instruction>

    /// The operands of the entry at `place`.
    @inline(__always)
    init(_ place: UnsafeMutablePointer<Instruction>) { self.place = place }

    /// Rd or Rt.
    @inline(__always)
    var rd: UInt8 { place.pointee.rd }
    /// Rn.
    @inline(__always)
    var rn: UInt8 { place.pointee.rn }
    /// Rm.
    @inline(__always)
    var rm: UInt8 { place.pointee.rm }
    /// Ra or Rt2.
    @inline(__always)
    var ra: UInt8 { place.pointee.ra }
    /// The shift, or what the form keeps there.
    @inline(__always)
    var amount: UInt8 { place.pointee.amount }
    /// The constant, offset or register list.
    @inline(__always)
    var immediate: UInt32 { place.pointee.immediate }
    /// Bytes, 2 or 4.
    @inline(__always)
    var length: UInt8 { place.pointee.length }
    /// The cycles that it takes.
    @inline(__always)
    var cycles: UInt8 { place.pointee.cycles }
    /// The base register is written back.
    @inline(__always)
    var writesBack: Bool { place.pointee.flags.rawValue & 1 << 3 != 0 }
}

/// What the forms of the run loop are made of. Register numbers are the decoder's, below 16.
extension Machine {
    /// A register's value.
    @inline(__always)
    func r(_ register: UInt8) -> UInt32 { registers[unchecked: Int(register)] }

    /// Writes a register; not the program counter, and SP only aligned.
    @inline(__always)
    mutating func setR(_ register: UInt8, _ value: UInt32) { registers[unchecked: Int(register)] = value }

    /// A sum, with its flags.
    @inline(__always)
    mutating func addS(_ x: UInt32, _ y: UInt32) -> UInt32 {
        let (result, carry) = x.addingReportingOverflow(y)
        setNZ(result)
        flags.carry = carry ? 1 : 0
        flags.overflow = ((x ^ result) & (y ^ result)) &>> 31
        return result
    }

    /// A difference, with its flags.
    @inline(__always)
    mutating func subtractS(_ x: UInt32, _ y: UInt32) -> UInt32 {
        let result = x &- y
        setNZ(result)
        flags.carry = x >= y ? 1 : 0
        flags.overflow = ((x ^ y) & (x ^ result)) &>> 31
        return result
    }

    /// A sum with the carry, with its flags.
    @inline(__always)
    mutating func addCarryS(_ x: UInt32, _ y: UInt32) -> UInt32 {
        let sum = addWithCarry(x, y, flags.carry)
        setNZ(sum.result)
        flags.carry = sum.carry
        flags.overflow = sum.overflow
        return sum.result
    }

    /// A logical result, with N and Z.
    @inline(__always)
    mutating func logicalS(_ result: UInt32) -> UInt32 {
        setNZ(result)
        return result
    }

    /// LSL by 1 to 31, with its flags.
    @inline(__always)
    mutating func shiftLeftS(_ value: UInt32, _ amount: UInt32) -> UInt32 {
        flags.carry = value &>> (0 &- amount) & 1
        return logicalS(value &<< amount)
    }

    /// LSR by 1 to 31, with its flags.
    @inline(__always)
    mutating func shiftRightS(_ value: UInt32, _ amount: UInt32) -> UInt32 {
        flags.carry = value &>> (amount &- 1) & 1
        return logicalS(value &>> amount)
    }

    /// ASR by 1 to 31, with its flags.
    @inline(__always)
    mutating func shiftRightArithmeticS(_ value: UInt32, _ amount: UInt32) -> UInt32 {
        flags.carry = value &>> (amount &- 1) & 1
        return logicalS(UInt32(bitPattern: Int32(bitPattern: value) &>> Int32(bitPattern: amount)))
    }

    /// A shift by a register, with its flags.
    @inline(__always)
    mutating func shiftS(_ value: UInt32, _ type: ShiftType, _ amount: UInt32) -> UInt32 {
        let shifted = shiftC(value, type, amount, flags.carry)
        flags.carry = shifted.carry
        return logicalS(shifted.result)
    }

    /// A branch in the window: its distance in the decode cache is in `immediate`, what it takes more in `amount`, signed.
    @inline(__always)
    func branch(
        if taken: Bool, _ i: Operands, _ place: inout UnsafeMutablePointer<Instruction>, _ cycles: inout UInt64
    ) {
        cycles &+= UInt64(i.cycles)
        if taken {
            cycles &+= UInt64(bitPattern: Int64(Int8(bitPattern: i.amount)))
            place = UnsafeMutableRawPointer(place).advanced(by: Int(Int32(bitPattern: i.immediate)))
                .assumingMemoryBound(to: Instruction.self)
        } else {
            place += Int(i.length) >> 1
        }
    }

    /// What an indirect branch in the window takes more because of its target.
    @inline(__always)
    func landing(_ target: UInt32, _ taken: UInt8) -> UInt64 {
        target & 2 == 0 && !target.isInSRAM ? 0 : landingSlowly(target & ~1, taken)
    }

    @inline(never)
    private func landingSlowly(_ target: UInt32, _ taken: UInt8) -> UInt64 {
        UInt64(landingCycles(target, takes: Int(taken)))
    }

    /// Goes past an instruction to the conditional branch after it, and does that too unless the deadline is between them.
    @inline(__always)
    func fusedBranch(
        _ i: Operands, _ place: inout UnsafeMutablePointer<Instruction>, _ cycles: inout UInt64, _ executed: inout UInt64,
        _ deadline: UInt64
    ) {
        cycles &+= UInt64(i.cycles)
        executed &+= 1
        place += Int(i.length) >> 1
        guard cycles < deadline else { return }
        let next = Operands(place)
        let n = flags.negative &>> 31
        let z: UInt32 = flags.zeroIfZero == 0 ? 4 : 0
        let nzcv = n &<< 3 | z | flags.carry &<< 1 | flags.overflow
        let passing = UInt32(next.rd) | UInt32(next.rn) &<< 8
        executed &+= 1
        branch(if: passing &>> nzcv & 1 != 0, next, &place, &cycles)
    }

    /// A long multiply; gives the cycles that its operands add.
    mutating func multiplyLong(_ i: Operands, signed: Bool, accumulates: Bool) -> UInt8 {
        let n = r(i.rn)
        let m = r(i.rm)
        var result =
            signed
            ? UInt64(bitPattern: Int64(Int32(bitPattern: n)) &* Int64(Int32(bitPattern: m))) : UInt64(n) &* UInt64(m)
        if accumulates { result &+= UInt64(r(i.rd)) << 32 | UInt64(r(i.ra)) }
        setR(i.ra, UInt32(truncatingIfNeeded: result))
        setR(i.rd, UInt32(truncatingIfNeeded: result >> 32))
        return longMultiplyCycles(n, m, signed: signed, accumulates: accumulates)
    }

    /// LDM and POP from the fast window, without the program counter; false when not all of it is there.
    @inline(__always)
    mutating func loadMultiple(_ i: Operands) -> Bool {
        let address = r(i.rn)
        let count = UInt32(i.amount)
        let offset = address &- memory.ram.base
        let first = offset &>> 2 | offset &<< 30
        guard first < memory.ram.wordCount, memory.ram.wordCount &- first >= count else { return false }
        var list = i.immediate & 0x7FFF
        if i.writesBack { setR(i.rn, address &+ count &* 4) }
        var source = memory.ram.bytes + Int(offset)
        while list != 0 {
            registers[unchecked: list.trailingZeroBitCount] = UInt32(littleEndian: source.loadUnaligned(as: UInt32.self))
            source += 4
            list &= list &- 1
        }
        return true
    }

    /// The word that POP would load into the program counter, if it is in the fast window.
    @inline(__always)
    func popTarget(_ i: Operands) -> UInt32? {
        memory.fastLoad(r(i.rn) &+ 4 &* (UInt32(i.amount) &- 1), .word)
    }

    /// STM, STMDB and PUSH to pages of the fast window that need nothing more; false when not all of it is there.
    @inline(__always)
    mutating func storeMultiple(_ i: Operands, down: Bool) -> Bool {
        let count = UInt32(i.amount)
        let base = r(i.rn)
        let address = down ? base &- count &* 4 : base
        guard memory.canStore(address, words: count) else { return false }
        var list = i.immediate & 0x7FFF
        var target = memory.ram.bytes + Int(address &- memory.ram.base)
        while list != 0 {
            let value = registers[unchecked: list.trailingZeroBitCount]
            target.storeBytes(of: value.littleEndian, as: UInt32.self)
            target += 4
            list &= list &- 1
        }
        if i.writesBack { setR(i.rn, down ? address : address &+ count &* 4) }
        return true
    }
}

extension Memory {
    /// A literal: the read-only window first.
    @inline(__always)
    func fastLiteral(_ address: UInt32) -> UInt32? {
        let offset = address &- readOnly.base
        if readOnly.contains(offset, .word) { return readOnly.value(offset, .word) }
        let ramOffset = address &- ram.base
        if ram.contains(ramOffset, .word) { return ram.value(ramOffset, .word) }
        return nil
    }

    /// Whether a few words can be stored with nothing more to do.
    @inline(__always)
    func canStore(_ address: UInt32, words: UInt32) -> Bool {
        let offset = address &- ram.base
        let first = offset &>> 2 | offset &<< 30
        guard first < ram.wordCount, ram.wordCount &- first >= words else { return false }
        let last = offset &+ words &* 4 &- 1
        return ram.storeGuard[Int(offset >> UInt32(MemoryBank.pageShift))]
            | ram.storeGuard[Int(last >> UInt32(MemoryBank.pageShift))] == 0
    }

    /// Stores a word where `canStore` holds.
    @inline(__always)
    func storeWord(_ address: UInt32, _ value: UInt32) { ram.setValue(address &- ram.base, .word, value) }
}
