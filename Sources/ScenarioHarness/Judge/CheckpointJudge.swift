internal import CortexM
internal import Diagnostics

/// Weighs the checkpoints as the run comes to them, and the exceptions of each from the start. A value: all that is known of them.
struct CheckpointJudge {
    private let checkpoints: [CompiledCheckpoint]
    private let instructions: InstructionText
    /// The `exceptions` of each.
    private var lists: [ExceptionList?]
    /// What failed, in the order of time.
    private(set) var failures: [Diagnostic] = []
    /// What is doubtful.
    private(set) var warnings: [Diagnostic] = []

    init(_ scenario: CompiledScenario, _ instructions: InstructionText) {
        checkpoints = scenario.checkpoints
        self.instructions = instructions
        lists = checkpoints.map { $0.expect.exceptions.map { ExceptionList($0, instructions) } }
    }

    /// An exception was entered; `exceptions` has it already.
    mutating func entered(_ entry: ExceptionEntry, _ machine: borrowing Machine, _ exceptions: ExceptionJudge) {
        for index in lists.indices { lists[index]?.weigh(entry, exceptions.timeline, machine) }
    }

    /// An exception was entered before a boot point that is shared. False when it takes the machine as it was then to judge it.
    mutating func inherit(_ entry: ExceptionEntry, _ machine: borrowing Machine, _ exceptions: ExceptionJudge) -> Bool {
        if lists.contains(where: { $0?.looksAtFrame(of: entry) == true }) { return false }
        entered(entry, machine, exceptions)
        return lists.allSatisfy { $0?.hasFailed != true }
    }

    /// The run stands at a checkpoint.
    mutating func reached(_ index: Int, _ machine: borrowing Machine, _ exceptions: ExceptionJudge) {
        let expect = checkpoints[index].expect
        var failures = lists[index]?.finish(exceptions.timeline) ?? []
        if let faults = expect.faults, faults.value.map(\.value) != exceptions.faults {
            failures.append(.faultsDiffer(faults, exceptions.faults))
        }
        failures += StateJudge(expect: expect, instructions: instructions).failures(machine)
        warnings += UnknownValues(checks: expect.registers).warnings(exceptions.entries.last, machine)
        guard !failures.isEmpty else { return }
        let note = Diagnostic.Note("checkpoint", checkpoints[index].label)
        let place = FailureNotes.place(instructions, machine)
        self.failures += failures.map { failure in
            var failure = failure
            if !failure.notes.contains(where: { $0.label == "at" }) { failure.notes += place }
            failure.notes.insert(note, at: 0)
            return failure
        }
    }
}

extension CompiledCheckpoint {
    /// Its name, or its place.
    var label: String { name.map { "'\($0)'" } ?? "at line \(span.start.line)" }
}
