import ArmMProfile

/// How an instruction uses the load/store unit, as far as its neighbours notice.
enum MemoryUse: Sendable {
    /// Not at all.
    case none
    /// One load, which the access after it can overlap.
    case load
    /// One store at an immediate offset: it goes on by itself.
    case store
    /// One store at a register offset.
    case storeRegister
    /// Several accesses, or one that nothing overlaps.
    case several
}

/// What the timing of an instruction's neighbours depends on. Sets of registers are a bit each.
extension Instruction {
    /// How it uses the load/store unit.
    var memoryUse: MemoryUse {
        switch operation {
        case .ldrImmediate, .ldrLiteral, .ldrRegister, .ldrt, .ldrbImmediate, .ldrbLiteral, .ldrbRegister, .ldrbt,
            .ldrhImmediate, .ldrhLiteral, .ldrhRegister, .ldrht, .ldrsbImmediate, .ldrsbLiteral, .ldrsbRegister, .ldrsbt,
            .ldrshImmediate, .ldrshLiteral, .ldrshRegister, .ldrsht:
            .load
        case .strImmediate, .strt, .strbImmediate, .strbt, .strhImmediate, .strht: .store
        case .strRegister, .strbRegister, .strhRegister: .storeRegister
        case .ldm, .ldmdb, .pop, .stm, .stmdb, .push, .ldrdImmediate, .ldrdLiteral, .strdImmediate, .tbb, .tbh,
            .ldrex, .ldrexb, .ldrexh, .strex, .strexb, .strexh:
            .several
        default: .none
        }
    }

    /// An instruction of the floating-point extension.
    var isFloatingPoint: Bool { FloatingPointCycles.cortexM4.cycles(self) != nil }

    /// The registers that make the address of its access; the program counter is always at hand.
    var addressRegisters: UInt16 {
        switch operation {
        case .ldrRegister, .ldrbRegister, .ldrhRegister, .ldrsbRegister, .ldrshRegister, .strRegister, .strbRegister,
            .strhRegister, .tbb, .tbh:
            (1 << UInt16(rn & 15) | 1 << UInt16(rm & 15)) & 0x7FFF
        default: memoryUse == .none ? 0 : 1 << UInt16(rn & 15) & 0x7FFF
        }
    }

    /// The registers that an instruction without a load or store writes with its last cycle. Of a long multiply that takes several
    /// (`longMultiplyIsLate`), the low word is there a cycle before.
    func results(longMultiplyIsLate: Bool) -> UInt16 {
        switch operation {
        case .cmpImmediate, .cmpRegister, .cmnImmediate, .cmnRegister, .tstImmediate, .tstRegister, .teqImmediate,
            .teqRegister, .b, .bl, .blx, .bx, .cbz, .cbnz, .it, .cps, .msr, .nop, .yield, .dbg, .dmb, .dsb, .isb, .pld, .pli,
            .sev, .wfe, .wfi, .svc, .bkpt, .udf, .undefined, .notDecoded, .hook, .clrex, .coprocessor:
            0
        case .umull, .smull, .umlal, .smlal:
            longMultiplyIsLate ? 1 << UInt16(rd & 15) : 1 << UInt16(rd & 15) | 1 << UInt16(ra & 15)
        case _ where isFloatingPoint: 0
        case .umaal, .smlald, .smlsld, .smlalxy: 1 << UInt16(rd & 15) | 1 << UInt16(ra & 15)
        default: memoryUse == .none ? 1 << UInt16(rd & 15) : 0
        }
    }

    /// Whether it writes LR, going on to the next instruction.
    var writesLR: Bool {
        switch operation {
        case .ldm, .ldmdb, .pop: immediate & 0xC000 == 0x4000
        case .ldrdImmediate, .ldrdLiteral: rd == 14 || ra == 14
        default:
            switch memoryUse {
            case .load: rd == 14
            case .none: results(longMultiplyIsLate: false) & 1 << 14 != 0
            default: false
            }
        }
    }

    /// Whether it reads the single-precision register that `first`, right before it, computes: not as the addend of a
    /// multiplication, which is read a cycle later.
    func waitsForFloatingPoint(_ first: Instruction) -> Bool {
        guard first.computesFloatingPoint, !first.flags.contains(.doublePrecision), !flags.contains(.doublePrecision) else {
            return false
        }
        if operation == .vstr { return rd == first.rd }
        return computesFloatingPoint && (rn == first.rd || rm == first.rd)
    }

    /// Floating-point arithmetic, whose result is there a cycle after it.
    private var computesFloatingPoint: Bool {
        switch operation {
        case .vadd, .vsub, .vmul, .vnmul, .vmla, .vmls, .vnmla, .vnmls, .vfma, .vfms, .vfnma, .vfnms, .vcvtFromInteger,
            .vcvtToInteger, .vcvtFromFixed, .vcvtToFixed, .vcvtFromHalf, .vcvtToHalf:
            true
        default: false
        }
    }

    /// A branch to LR.
    var branchesToLR: Bool {
        switch operation {
        case .bx, .blx: rm == 14
        case .movRegister: rd == 15 && rm == 14
        default: false
        }
    }

    /// An IT right after it can be decoded with it, and then takes no cycle.
    var letsITFold: Bool {
        guard length == 2, memoryUse == .none else { return false }
        switch operation {
        case .b, .bl, .blx, .bx, .cbz, .cbnz, .cps, .it, .svc, .bkpt, .udf, .undefined, .wfi, .wfe, .sev: return false
        case .cmpRegister: return rn != 13
        default: return rd != 15 || results(longMultiplyIsLate: false) == 0
        }
    }

    /// A 32-bit instruction that takes a cycle and leaves the fetching no time to spare.
    var keepsFetchBusy: Bool {
        guard length == 4, !isFloatingPoint else { return false }
        switch operation {
        case .b, .bl, .isb, .dmb, .dsb, .mrs, .msr, .mla, .mls, .umull, .smull, .umlal, .smlal, .udiv, .sdiv, .undefined, .udf,
            .coprocessor:
            return false
        default: return memoryUse == .none || memoryUse == .store
        }
    }
}
