internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Weighs each exception entry as it happens: against the faults and the exceptions that the scenario names.
///
/// A fault is named by `faults`, in order, or, where there is no `faults`, by an entry of `exceptions`. Any other is a failure at
/// that instruction. Exact `exceptions` are all entries up to the end of the run, of SysTick and interrupts too.
struct ExceptionJudge {
    /// Entries kept for the summary.
    static let bound = 1000

    private let expect: CompiledExpect
    private let id: Located<String>
    /// Every entry, up to the bound.
    private(set) var entries: [ExceptionEntry] = []
    private(set) var dropped: UInt64 = 0
    private var faultsSeen = 0
    /// Entries of `exceptions` that have been met, in order.
    private var met = 0
    /// An exact list that did not fit: the rest of it is not compared.
    private var isOutOfStep = false
    /// What failed so far, to be reported at the end of the run.
    private var failures: [Diagnostic] = []
    /// For a subset: an entry of the right exception that was otherwise not the one wanted next.
    private var nearMiss: [Diagnostic] = []

    init(_ scenario: CompiledScenario) {
        expect = scenario.expect
        id = scenario.id
    }

    /// The entries so far in words, the last few of them.
    var timeline: [String] {
        let shown = entries.suffix(8).map(\.summary)
        let left = UInt64(entries.count - shown.count) + dropped
        return left == 0 ? shown : ["\(left) more"] + shown
    }

    /// An exception was entered. Gives what is wrong when the run has to stop for it.
    mutating func entered(
        _ entry: ExceptionEntry, _ machine: borrowing Machine, _ instructions: InstructionText
    ) -> Diagnostic? {
        if entries.count < Self.bound { entries.append(entry) } else { dropped += 1 }
        if entry.exception.isFault, let unnamed = unnamed(entry) {
            let timeline = timeline
            return .unexpectedFault(entry, unnamed, instructions, machine, timeline)
        }
        weigh(entry, machine, instructions)
        return nil
    }

    /// A fault that the scenario does not name here: the place to point at, and what it names instead.
    struct Unnamed {
        var span: SourceSpan
        var expected: String?
    }

    /// The processor has locked up: whether `faults` names that here.
    mutating func lockedUp() -> Bool {
        guard let faults = expect.faults, faultsSeen < faults.value.count, faults.value[faultsSeen].value == .lockup else {
            return false
        }
        faultsSeen += 1
        return true
    }

    private mutating func unnamed(_ entry: ExceptionEntry) -> Unnamed? {
        if let faults = expect.faults {
            guard faultsSeen < faults.value.count else { return Unnamed(span: faults.span) }
            let expected = faults.value[faultsSeen]
            faultsSeen += 1
            return expected.value == .exception(entry.exception)
                ? nil : Unnamed(span: expected.span, expected: expected.value.description)
        }
        guard let exceptions = expect.exceptions else { return Unnamed(span: id.span) }
        if exceptions.mode == .exact, !isOutOfStep {
            guard met < exceptions.entries.count else { return Unnamed(span: exceptions.span) }
            let expected = exceptions.entries[met].exception
            return expected.value == entry.exception
                ? nil : Unnamed(span: expected.span, expected: expected.value.description)
        }
        let named = exceptions.entries.count { $0.exception.value == entry.exception }
        faultCounts[Int(entry.exception.rawValue) & 15] += 1
        return faultCounts[Int(entry.exception.rawValue) & 15] <= named ? nil : Unnamed(span: exceptions.span)
    }

    /// How often each fault was entered, by its number.
    private var faultCounts = [Int](repeating: 0, count: 16)

    private mutating func weigh(_ entry: ExceptionEntry, _ machine: borrowing Machine, _ instructions: InstructionText) {
        guard let exceptions = expect.exceptions, !isOutOfStep else { return }
        switch exceptions.mode {
        case .exact:
            guard met < exceptions.entries.count else {
                isOutOfStep = true
                let timeline = timeline
                failures.append(.oneExceptionTooMany(entry, at: exceptions.span, instructions, machine, timeline))
                return
            }
            let expected = exceptions.entries[met]
            met += 1
            guard expected.exception.value == entry.exception else {
                isOutOfStep = true
                let timeline = timeline
                failures.append(.otherException(entry, expected, instructions, machine, timeline))
                return
            }
            failures += EntryCheck(expected, entry, instructions).failures(machine)
        case .subset:
            guard met < exceptions.entries.count else { return }
            let expected = exceptions.entries[met]
            guard expected.exception.value == entry.exception else { return }
            let misses = EntryCheck(expected, entry, instructions).failures(machine)
            if misses.isEmpty {
                met += 1
                nearMiss = []
            } else if nearMiss.isEmpty {
                nearMiss = misses
            }
        }
    }

    /// What failed once the run is over.
    func finish() -> [Diagnostic] {
        var failures = self.failures
        if let faults = expect.faults {
            for missing in faults.value.dropFirst(faultsSeen) { failures.append(.faultNotTaken(missing, timeline)) }
        }
        guard let exceptions = expect.exceptions, !isOutOfStep, met < exceptions.entries.count else { return failures }
        if nearMiss.isEmpty {
            failures.append(.exceptionNotTaken(exceptions.entries[met], of: exceptions, number: met + 1, timeline))
        } else {
            failures += nearMiss
        }
        return failures
    }
}
