internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Weighs each exception entry, as it happens, against one list of `exceptions`.
struct ExceptionList {
    private let expected: CompiledExceptions
    private let instructions: InstructionText
    /// Entries of the list that have been met, in order.
    private var met = 0
    /// An exact list that did not fit: the rest of it is not compared.
    private(set) var isOutOfStep = false
    /// What failed so far.
    private var failures: [Diagnostic] = []
    /// For a subset: an entry of the right exception that was otherwise not the one wanted next.
    private var nearMiss: [Diagnostic] = []

    init(_ expected: CompiledExceptions, _ instructions: InstructionText) {
        self.expected = expected
        self.instructions = instructions
    }

    /// The exception that an exact list wants next; nil after its last.
    var next: Located<ExceptionNumber>? { met < expected.entries.count ? expected.entries[met].exception : nil }

    /// An exception was entered; `timeline` ends with it.
    mutating func weigh(_ entry: ExceptionEntry, _ timeline: @autoclosure () -> [String], _ machine: borrowing Machine) {
        guard !isOutOfStep else { return }
        switch expected.mode {
        case .exact: weighExact(entry, timeline, machine)
        case .subset: weighSubset(entry, machine)
        }
    }

    private mutating func weighExact(_ entry: ExceptionEntry, _ timeline: () -> [String], _ machine: borrowing Machine) {
        guard met < expected.entries.count else {
            isOutOfStep = true
            failures.append(.oneExceptionTooMany(entry, at: expected.span, instructions, machine, timeline()))
            return
        }
        let wanted = expected.entries[met]
        met += 1
        guard wanted.exception.value == entry.exception else {
            isOutOfStep = true
            failures.append(.otherException(entry, wanted, instructions, machine, timeline()))
            return
        }
        failures += EntryCheck(wanted, entry, instructions).failures(machine)
    }

    private mutating func weighSubset(_ entry: ExceptionEntry, _ machine: borrowing Machine) {
        guard met < expected.entries.count, expected.entries[met].exception.value == entry.exception else { return }
        let misses = EntryCheck(expected.entries[met], entry, instructions).failures(machine)
        if misses.isEmpty {
            met += 1
            nearMiss = []
        } else if nearMiss.isEmpty {
            nearMiss = misses
        }
    }

    /// Whether a frame is looked at to weigh an entry, while it is in memory.
    func looksAtFrame(of entry: ExceptionEntry) -> Bool {
        guard !isOutOfStep, met < expected.entries.count, expected.entries[met].exception.value == entry.exception else { return false }
        return !expected.entries[met].frame.isEmpty
    }

    /// Whether an entry so far was not as wanted.
    var hasFailed: Bool { isOutOfStep || !failures.isEmpty || !nearMiss.isEmpty }

    /// What failed, when no more entries are to come.
    func finish(_ timeline: [String]) -> [Diagnostic] {
        guard !isOutOfStep, met < expected.entries.count else { return failures }
        if !nearMiss.isEmpty { return failures + nearMiss }
        return failures + [.exceptionNotTaken(expected.entries[met], of: expected, number: met + 1, timeline)]
    }
}
