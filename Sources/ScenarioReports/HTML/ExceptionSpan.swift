internal import ArmMProfile
internal import CortexM
internal import ScenarioHarness

/// An exception from its entry to its return.
struct ExceptionSpan {
    /// Counted from 1 in the order of the entries.
    var number: Int
    /// How it was entered.
    var entry: ExceptionEntry
    /// When it returned; the end of the run, or what took it away, when `isOpen`.
    var end: UInt64
    /// No return of it was seen.
    var isOpen = true

    /// The priority at which its handler executes: HardFault and NMI have fixed ones, whatever they stand for.
    var priority: Int {
        switch entry.exception {
        case .reset: -3
        case .nmi: -2
        case .hardFault: -1
        default: entry.priority
        }
    }
}

/// The exceptions of a run in time: which were active, and which of them executed.
struct ExceptionHistory {
    /// A time in which one handler executed, or Thread mode.
    struct Stretch: Equatable {
        /// The place of the exception in `spans`; nil for Thread mode.
        var span: Int?
        var time: Range<UInt64>
    }

    /// In the order of their entries.
    private(set) var spans: [ExceptionSpan] = []
    /// What executed, without a gap.
    private(set) var stretches: [Stretch] = []
    /// The places in `spans` of what is active, the innermost last.
    private var active: [Int] = []
    private var now: UInt64 = 0

    /// The history that a run's entries and returns tell.
    init(_ run: RunSummary) {
        for step in run.activity {
            switch step {
            case .entered(let entry): enter(entry)
            case .returned(let record): leave(record)
            }
        }
        // Nothing is known of what came after the entries that were not kept.
        advance(to: run.exceptionsDropped > 0 ? now : max(run.cycles, now))
        for index in active { spans[index].end = now }
    }

    /// What executes has done so until `time`.
    private mutating func advance(to time: UInt64) {
        guard now < time else { return }
        if let last = stretches.last, last.span == active.last {
            stretches[stretches.count - 1].time = last.time.lowerBound..<time
        } else {
            stretches.append(Stretch(span: active.last, time: now..<time))
        }
        now = time
    }

    private mutating func enter(_ entry: ExceptionEntry) {
        advance(to: entry.cycles)
        // What a reset took away has no return: it is seen by where the next exception comes from. One that is chained to a
        // return comes from the exception that has just returned.
        while entry.kind != .tailChained, let top = active.last, spans[top].entry.exception != entry.from {
            spans[top].end = now
            active.removeLast()
        }
        spans.append(ExceptionSpan(number: spans.count + 1, entry: entry, end: entry.cycles))
        active.append(spans.count - 1)
    }

    private mutating func leave(_ record: ExceptionReturnRecord) {
        guard let index = active.lastIndex(where: { spans[$0].entry.exception == record.exception }) else { return }
        advance(to: record.cycles)
        spans[active[index]].end = now
        spans[active[index]].isOpen = false
        active.remove(at: index)
    }
}
