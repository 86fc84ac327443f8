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
    /// The last entry of each system exception, by number.
    private var latest = [ExceptionEntry?](repeating: nil, count: 16)
    private var faultsSeen = 0
    /// The faults taken and the lockups, up to the bound.
    private(set) var faults: [NamedFault] = []
    private var list: ExceptionList?

    init(_ scenario: CompiledScenario, _ instructions: InstructionText) {
        expect = scenario.expect
        id = scenario.id
        list = scenario.expect.exceptions.map { ExceptionList($0, instructions) }
    }

    /// The entries so far in words, the last few of them.
    var timeline: [String] {
        let shown = entries.suffix(8).map(\.summary)
        let left = UInt64(entries.count - shown.count) + dropped
        return left == 0 ? shown : ["\(left) more"] + shown
    }

    /// The entries whose fault handlers are active, outermost first: how one fault led to another.
    func activeFaults(_ machine: borrowing Machine) -> [ExceptionEntry] {
        var active: [ExceptionEntry] = []
        for number in 2..<16 where machine.exceptions.active[number] {
            if let entry = latest[number], entry.exception.isFault { active.append(entry) }
        }
        return active.sorted { ($0.cycles, $0.exception) < ($1.cycles, $1.exception) }
    }

    /// An exception was entered. Gives what is wrong when the run has to stop for it.
    mutating func entered(
        _ entry: ExceptionEntry, _ machine: borrowing Machine, _ instructions: InstructionText
    ) -> Diagnostic? {
        if entries.count < Self.bound { entries.append(entry) } else { dropped += 1 }
        if entry.exception.isFault, faults.count < Self.bound { faults.append(.exception(entry.exception)) }
        if entry.exception.rawValue < 16 { latest[Int(entry.exception.rawValue)] = entry }
        if entry.exception.isFault, let unnamed = unnamed(entry) {
            let timeline = timeline
            return .unexpectedFault(entry, unnamed, instructions, machine, timeline)
        }
        weigh(entry, machine)
        return nil
    }

    /// An exception was entered before a boot point that is shared. False when it takes the machine as it was then to judge it: for
    /// what fails, and for a frame.
    mutating func inherit(_ entry: ExceptionEntry, _ machine: borrowing Machine, _ instructions: InstructionText) -> Bool {
        if list?.looksAtFrame(of: entry) == true { return false }
        return entered(entry, machine, instructions) == nil && list?.hasFailed != true
    }

    /// A fault that the scenario does not name here: the place to point at, and what it names instead.
    struct Unnamed {
        var span: SourceSpan
        var expected: String?
    }

    /// The processor has locked up: whether `faults` names that here.
    mutating func lockedUp() -> Bool {
        if faults.count < Self.bound { faults.append(.lockup) }
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
        if exceptions.mode == .exact, let list, !list.isOutOfStep {
            guard let expected = list.next else { return Unnamed(span: exceptions.span) }
            return expected.value == entry.exception
                ? nil : Unnamed(span: expected.span, expected: expected.value.description)
        }
        let named = exceptions.entries.count { $0.exception.value == entry.exception }
        faultCounts[Int(entry.exception.rawValue) & 15] += 1
        return faultCounts[Int(entry.exception.rawValue) & 15] <= named ? nil : Unnamed(span: exceptions.span)
    }

    /// How often each fault was entered, by its number.
    private var faultCounts = [Int](repeating: 0, count: 16)

    private mutating func weigh(_ entry: ExceptionEntry, _ machine: borrowing Machine) {
        guard var list else { return }
        self.list = nil
        list.weigh(entry, timeline, machine)
        self.list = list
    }

    /// What failed once the run is over.
    func finish() -> [Diagnostic] {
        var failures: [Diagnostic] = []
        if let faults = expect.faults {
            for missing in faults.value.dropFirst(faultsSeen) { failures.append(.faultNotTaken(missing, timeline)) }
        }
        return (list?.finish(timeline) ?? []) + failures
    }
}
