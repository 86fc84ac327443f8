import ArmMProfile

/// The base cycles of every kind of instruction on one core, with zero-wait memory and nothing overlapped: one column of the
/// manufacturers' tables. What operands decide (division, the M3's long multiply) is in `Machine+OperandCycles.swift`.
struct CycleTable: Sendable, Hashable {
    /// LDR and kind.
    var load: UInt8 = 2
    /// STR and kind with an immediate offset.
    var storeImmediate: UInt8
    /// STR and kind with a register offset.
    var storeRegister: UInt8 = 2
    /// LDRD, STRD.
    var doubleword: UInt8 = 3
    /// LDM, STM, PUSH, POP of N take this and N.
    var multiple: UInt8 = 1
    /// What loading the program counter adds to POP and LDM.
    var multipleProgramCounter: UInt8
    /// LDR of the program counter.
    var loadProgramCounter: UInt8 = 5
    /// B taken; not taken it is 1.
    var branch: UInt8
    /// BL.
    var branchLink: UInt8
    /// BX and BLX of a register, and the data processing instructions that write the program counter.
    var branchRegister: UInt8
    /// BX LR and BLX LR, resolved early.
    var branchLR: UInt8
    /// CBZ, CBNZ taken; not taken it is 1.
    var compareAndBranch: UInt8 = 3
    /// TBB, TBH.
    var tableBranch: UInt8 = 6
    /// MLA, MLS.
    var multiplyAccumulate: UInt8 = 1
    /// UMULL, SMULL, UMLAL, SMLAL at their fastest.
    var longMultiply: UInt8 = 1
    /// MRS, MSR, DMB, DSB.
    var system: UInt8 = 1
    /// ISB.
    var isb: UInt8
    /// WFI, WFE, without the wait.
    var wait: UInt8
    /// What raising the execution priority adds to MSR and CPS.
    var maskRaise: UInt8
    /// UDIV, SDIV at their fastest.
    var divide: UInt8 = 2
    /// Whether long multiplies look at their operands.
    var longMultiplyDependsOnOperands = false
    /// The floating-point instructions.
    var floatingPoint = FloatingPointCycles.cortexM4
    /// MULS on an Armv6-M core with the small multiplier.
    var multiply: UInt8 = 1
    /// LDM and kind of N take this many more than N / 2, rounded up (M7), rather than `multiple` and N.
    var moves2RegistersAtOnce = false

    /// The table of a core.
    init(_ core: CoreTiming, multiplyCycles: Int = 1) {
        switch core {
        case .cortexM0: self = .cortexM0
        case .cortexM0Plus: self = .cortexM0Plus
        case .cortexM3: self = .cortexM3
        case .cortexM4: self = .cortexM4
        case .cortexM7: self = .cortexM7
        }
        floatingPoint = FloatingPointCycles(core)
        if core == .cortexM0 || core == .cortexM0Plus { multiply = UInt8(clamping: multiplyCycles) }
    }

    private init(
        storeImmediate: UInt8, multipleProgramCounter: UInt8, branch: UInt8, branchLink: UInt8, branchRegister: UInt8,
        branchLR: UInt8, isb: UInt8, wait: UInt8, maskRaise: UInt8
    ) {
        self.storeImmediate = storeImmediate
        self.multipleProgramCounter = multipleProgramCounter
        self.branch = branch
        self.branchLink = branchLink
        self.branchRegister = branchRegister
        self.branchLR = branchLR
        self.isb = isb
        self.wait = wait
        self.maskRaise = maskRaise
    }

    /// Cortex-M0 (DDI 0432C).
    static let cortexM0 = {
        var table = CycleTable(
            storeImmediate: 2, multipleProgramCounter: 3, branch: 3, branchLink: 4, branchRegister: 3, branchLR: 3, isb: 4,
            wait: 2, maskRaise: 0)
        table.system = 4
        return table
    }()

    /// Cortex-M0+ (DDI 0484C).
    static let cortexM0Plus = {
        var table = CycleTable(
            storeImmediate: 2, multipleProgramCounter: 2, branch: 2, branchLink: 3, branchRegister: 2, branchLR: 2, isb: 3,
            wait: 2, maskRaise: 0)
        table.system = 3
        return table
    }()

    /// Cortex-M3 (DDI 0337I, and measurements of silicon).
    static let cortexM3 = {
        var table = cortexM4
        table.multiplyAccumulate = 2
        table.longMultiply = 3
        table.longMultiplyDependsOnOperands = true
        return table
    }()

    /// Cortex-M7: nothing is published, so that this is an approximation from others' measurements.
    static let cortexM7 = {
        var table = cortexM4
        table.load = 1
        table.storeRegister = 1
        table.doubleword = 1
        table.moves2RegistersAtOnce = true
        table.multipleProgramCounter = 1
        table.loadProgramCounter = 2
        table.branch = 1
        table.branchLink = 1
        table.branchRegister = 2
        table.branchLR = 1
        table.compareAndBranch = 1
        table.tableBranch = 2
        table.divide = 7
        return table
    }()

    /// Cortex-M4 (100166 r0p1).
    static let cortexM4 = CycleTable(
        storeImmediate: 1, multipleProgramCounter: 3, branch: 2, branchLink: 2, branchRegister: 3, branchLR: 2, isb: 4,
        wait: 1, maskRaise: 1)
}

extension CycleTable {
    /// What `instruction` takes when nothing dynamic adds to it; a conditional branch, when it is not taken.
    func cycles(_ instruction: Instruction) -> UInt8 {
        switch instruction.operation {
        case .ldrImmediate, .ldrLiteral, .ldrRegister:
            instruction.rd == 15 ? loadProgramCounter : load
        case .ldrbImmediate, .ldrbLiteral, .ldrbRegister, .ldrbt, .ldrhImmediate, .ldrhLiteral, .ldrhRegister, .ldrht,
            .ldrsbImmediate, .ldrsbLiteral, .ldrsbRegister, .ldrsbt, .ldrshImmediate, .ldrshLiteral, .ldrshRegister,
            .ldrsht, .ldrt, .ldrex, .ldrexb, .ldrexh:
            load
        case .strImmediate, .strbImmediate, .strhImmediate: storeImmediate
        case .strRegister, .strbRegister, .strhRegister, .strbt, .strht, .strt, .strex, .strexb, .strexh: storeRegister
        case .ldrdImmediate, .ldrdLiteral, .strdImmediate: doubleword
        case .ldm, .ldmdb, .pop, .stm, .stmdb, .push:
            accesses(UInt8(truncatingIfNeeded: instruction.immediate.nonzeroBitCount))
                + (instruction.immediate & 0x8000 != 0 && loads(instruction) ? multipleProgramCounter : 0)
        case .bl: branchLink
        case .bx, .blx: instruction.rm == 14 ? branchLR : branchRegister
        case .tbb, .tbh: tableBranch
        case .mul: multiply
        case .mla, .mls: multiplyAccumulate
        case .umull, .smull, .umlal, .smlal: longMultiply
        case .udiv, .sdiv: divide
        case .mrs, .msr, .dmb, .dsb: system
        case .isb: isb
        case .wfi, .wfe: wait
        case .movRegister where instruction.rd == 15:
            instruction.rm == 14 ? branchLR : branchRegister
        case .addRegister where instruction.rd == 15: branchRegister
        default: floatingPoint.cycles(instruction) ?? 1
        }
    }

    /// What a load or store multiple of `count` registers takes.
    private func accesses(_ count: UInt8) -> UInt8 { moves2RegistersAtOnce ? max(1, (count + 1) / 2) : multiple + count }

    private func loads(_ instruction: Instruction) -> Bool {
        switch instruction.operation {
        case .ldm, .ldmdb, .pop: true
        default: false
        }
    }

    /// What a branch that is taken adds to `cycles(_:)`.
    func takenCycles(_ instruction: Instruction) -> UInt8 {
        switch instruction.operation {
        case .b: branch - 1
        case .cbz, .cbnz: compareAndBranch - 1
        default: 0
        }
    }
}
