import ArmMProfile

/// The timing of a machine's instructions, resolved from its core and its configuration when the machine is made.
struct InstructionTiming: Sendable {
    /// How neighbours affect each other.
    enum Pipeline: Sendable {
        /// Not at all: the M0 and M0+, and the level `instructions`.
        case none
        /// As on the M3 and M4.
        case threeStage(PipelineRules)
        /// As on the M7, approximately.
        case dualIssue
    }

    /// How closely time follows the core's clock.
    let level: TimingLevel
    /// What each instruction takes alone.
    let table: CycleTable
    /// How neighbours affect each other.
    let pipeline: Pipeline
    /// What each bus access of an unaligned one takes, after the first.
    let split: UInt64
    /// What raising the execution priority adds to MSR and CPS.
    let maskRaise: UInt64
    /// Whether division and long multiplication look at their operands.
    let dividesByOperands: Bool
    /// Whether indirect branches look at their target.
    let looksAtTargets: Bool

    /// The timing of a core on a machine.
    init(_ core: CoreTiming, _ configuration: TimingConfiguration) {
        level = configuration.level
        table = CycleTable(core, multiplyCycles: configuration.multiplyCycles)
        let isCounted = level != .instructions
        switch core {
        case _ where !isCounted, .cortexM0, .cortexM0Plus: pipeline = .none
        case .cortexM3: pipeline = .threeStage(PipelineRules(longMultiplyIsLate: true))
        case .cortexM4: pipeline = .threeStage(PipelineRules(longMultiplyIsLate: false))
        case .cortexM7: pipeline = .dualIssue
        }
        split = isCounted ? 1 : 0
        maskRaise = isCounted ? UInt64(table.maskRaise) : 0
        dividesByOperands = isCounted && (core == .cortexM3 || core == .cortexM4)
        if case .threeStage = pipeline { looksAtTargets = true } else { looksAtTargets = false }
    }
}
