internal import CortexM

/// One trigger of a run, and how far it has come.
struct TriggerWait {
    let trigger: CompiledTrigger
    private let repetition: CompiledRepetition?
    /// How often it has happened, up to the hit that fires.
    private(set) var hits: UInt64 = 0
    /// How often it has fired.
    private(set) var firings: UInt64 = 0
    /// When it fires next, once that is a matter of time.
    private(set) var due: CompiledTime?
    /// Accesses to the addresses that read or wrote something else: how many, and the last.
    private(set) var misses: (count: UInt64, last: WatchpointHit?) = (0, nil)
    /// How much of a console has been looked at, and where the last hit in it ended.
    private var console = (seen: 0, from: 0)

    /// A trigger that is counted from a moment on.
    init(_ trigger: CompiledTrigger, _ repetition: CompiledRepetition? = nil, from moment: RunMoment) {
        self.trigger = trigger
        self.repetition = repetition
        if case .time(let time) = trigger { due = time.counted(from: moment) }
    }

    /// What its console has printed so far does not count.
    mutating func skipPrints(_ machine: borrowing Machine) {
        guard case .console(let name, _, _) = trigger else { return }
        let count = machine.console(name).count
        console = (seen: count, from: count)
    }

    /// How often it is to fire in all.
    var count: UInt64 { repetition?.count ?? 1 }
    /// Whether nothing more is to come of it.
    var isDone: Bool { firings >= count }
    /// Whether its time has come.
    func hasCome(by now: RunMoment) -> Bool { due?.hasCome(by: now) ?? false }

    /// An event: whether it fires with this one.
    mutating func hit(_ event: TriggerEvent) -> Bool {
        guard isCounting else { return false }
        if trigger.matches(event) { return isNextHit() }
        if case .access(let wanted, _) = trigger, case .access(let access) = event, wanted.watch.covers(access) {
            misses = (misses.count + 1, access)
        }
        return false
    }

    /// Looks at what its console has printed since the last look: whether it fires with that.
    mutating func hit(printed bytes: [UInt8]) -> Bool {
        guard case .console(_, let text, _) = trigger, isCounting else { return false }
        while console.seen < bytes.count {
            console.seen += 1
            let start = console.seen - text.count
            guard start >= console.from, bytes[start..<console.seen].elementsEqual(text) else { continue }
            console.from = console.seen
            if isNextHit() { return true }
        }
        return false
    }

    /// The step that it comes after has happened: whether it fires at once.
    mutating func hit(at moment: RunMoment, now: RunMoment) -> Bool {
        guard case .after(_, _, let delay, _) = trigger, isCounting, isNextHit() else { return false }
        due = delay.counted(from: moment)
        return hasCome(by: now)
    }

    /// It fires. Gives the moment from which what comes after is counted.
    mutating func fire(now: RunMoment) -> RunMoment {
        let moment = due?.moment(by: now) ?? now
        firings += 1
        due = isDone ? nil : repetition?.every.counted(from: moment)
        return moment
    }

    /// Whether it still waits for hits, and not for a time or for nothing.
    var isCounting: Bool { firings == 0 && due == nil }

    /// Counts a hit; true for the one that it waits for.
    private mutating func isNextHit() -> Bool {
        hits += 1
        return hits == trigger.hits
    }
}
