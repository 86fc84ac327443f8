internal import CortexM

/// A moment of a run, in both counts of virtual time.
struct RunMoment {
    var cycles: UInt64
    var instructions: UInt64

    init(cycles: UInt64, instructions: UInt64) {
        self.cycles = cycles
        self.instructions = instructions
    }

    /// Where a machine stands.
    init(_ machine: borrowing Machine) {
        self.init(cycles: machine.cycles, instructions: machine.instructions)
    }
}

extension CompiledTime {
    /// Whether this point has come by a moment.
    func hasCome(by moment: RunMoment) -> Bool {
        switch self {
        case .cycles(let cycle): cycle <= moment.cycles
        case .instructions(let count): count <= moment.instructions
        }
    }

    /// This stretch, counted from a moment.
    func counted(from moment: RunMoment) -> CompiledTime {
        switch self {
        case .cycles(let count): .cycles(moment.cycles.saturatingAdd(count))
        case .instructions(let count): .instructions(moment.instructions.saturatingAdd(count))
        }
    }

    /// The moment that this point stands for, when the machine stands at `now`: a cycle lies between two instructions, or in one.
    func moment(by now: RunMoment) -> RunMoment {
        switch self {
        case .cycles(let cycle): RunMoment(cycles: cycle, instructions: now.instructions)
        case .instructions(let count): RunMoment(cycles: now.cycles, instructions: count)
        }
    }
}
