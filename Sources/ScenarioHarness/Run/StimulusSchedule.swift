internal import ArmMProfile
internal import CortexM
internal import ScenarioLanguage

/// What is still to happen in a run: the triggers of the stimuli, of the checkpoints and of `until`, with how far each has come. A
/// value, so that a copy of it is where the run was.
struct StimulusSchedule {
    /// Those of the stimuli in the order of the file, then those of the checkpoints, then that of `until`.
    private(set) var waits: [TriggerWait]
    private let stepCount: Int
    private let checkpointCount: Int
    /// The triggers that come after each step.
    private var followers: [[Int]]
    /// The place of a trigger at which the run is to stand still.
    private var mark: Int?

    /// What is to happen in a scenario from a moment on: power-on, or its boot point.
    init(_ scenario: CompiledScenario, from moment: RunMoment) {
        waits = scenario.steps.map { TriggerWait($0.trigger, $0.repetition, from: moment) }
        stepCount = waits.count
        checkpointCount = scenario.checkpoints.count
        waits += scenario.checkpoints.map { TriggerWait($0.trigger, from: moment) }
        if let until = scenario.until { waits.append(TriggerWait(until, from: moment)) }
        followers = [[Int]](repeating: [], count: stepCount)
        for index in waits.indices { follow(index) }
    }

    /// Nothing, until a boot point.
    init(boot: CompiledTrigger) {
        waits = [TriggerWait(boot, from: RunMoment(cycles: 0, instructions: 0))]
        stepCount = 0
        checkpointCount = 0
        followers = []
    }

    /// Waits for a place too, or for none any more; from where the machine stands.
    mutating func mark(_ trigger: CompiledTrigger?, _ machine: borrowing Machine) {
        unmark()
        guard let trigger else { return }
        mark = waits.count
        waits.append(TriggerWait(trigger, from: RunMoment(machine)))
        waits[waits.count - 1].skipPrints(machine)
        follow(waits.count - 1)
    }

    /// Waits for no place any more.
    mutating func unmark() {
        guard let mark else { return }
        waits.remove(at: mark)
        for step in followers.indices { followers[step].removeAll { $0 == mark } }
        self.mark = nil
    }

    /// What has been printed so far is nothing to wait for.
    mutating func skipPrints(_ machine: borrowing Machine) {
        for index in waits.indices { waits[index].skipPrints(machine) }
    }

    /// Notes the step that a trigger comes after.
    private mutating func follow(_ index: Int) {
        if case .after(let step, _, _, _) = waits[index].trigger, followers.indices.contains(step) { followers[step].append(index) }
    }

    /// What a moment calls for: stimuli in order, each with its cycle when it comes at one, then checkpoints, and whether it is
    /// the end.
    struct Due {
        var steps: [(index: Int, cycle: UInt64?)] = []
        var checkpoints: [Int] = []
        var isEnd = false
        var isMark = false
        var isNothing: Bool { steps.isEmpty && checkpoints.isEmpty && !isEnd && !isMark }
    }

    /// The addresses that runs have to stop at, ascending.
    var hooks: [UInt32] {
        var addresses: Set<UInt32> = []
        for wait in waits {
            if case .pc(let address, _) = wait.trigger { addresses.insert(address) }
        }
        return addresses.sorted()
    }

    /// Whether a trigger waits for returns.
    var wantsReturns: Bool {
        waits.contains { if case .exception(_, .return, _) = $0.trigger { true } else { false } }
    }

    /// Whether a trigger waits for the processor to sleep.
    var wantsSleeps: Bool {
        waits.contains { if case .sleep = $0.trigger { true } else { false } }
    }

    /// Whether a trigger still waits for something to be printed.
    var wantsPrints: Bool {
        waits.contains { if case .console = $0.trigger { $0.isCounting } else { false } }
    }

    /// The accesses that triggers still wait for.
    var watches: [AccessWatch] {
        waits.compactMap { if case .access(let access, _) = $0.trigger, $0.isCounting { access.watch } else { nil } }
    }

    /// The stimuli that have not fired as often as they are to.
    var unfired: [(index: Int, wait: TriggerWait)] {
        waits[..<stepCount].enumerated().filter { !$0.element.isDone }.map { (index: $0.offset, wait: $0.element) }
    }

    /// The checkpoints that have not been reached.
    var unreached: [(index: Int, wait: TriggerWait)] {
        waits[stepCount...].prefix(checkpointCount).enumerated().filter { !$0.element.isDone }
            .map { (index: $0.offset, wait: $0.element) }
    }

    /// The next cycle and the next count of instructions that something waits for.
    var next: (cycle: UInt64, instruction: UInt64) {
        var next = (cycle: UInt64.max, instruction: UInt64.max)
        for wait in waits {
            switch wait.due {
            case .cycles(let cycle): next.cycle = min(next.cycle, cycle)
            case .instructions(let count): next.instruction = min(next.instruction, count)
            case nil: break
            }
        }
        return next
    }

    /// Whether a stimulus waits for a time.
    var hasTimedStimulus: Bool { waits[..<stepCount].contains { $0.due != nil } }

    /// What is due by now.
    mutating func time(_ now: RunMoment) -> Due {
        var due = Due()
        for index in waits.indices where waits[index].hasCome(by: now) { fire(index, now, &due) }
        return due
    }

    /// What an event calls for.
    mutating func happened(_ event: TriggerEvent, at now: RunMoment) -> Due {
        var due = Due()
        for index in waits.indices where waits[index].hit(event) { fire(index, now, &due) }
        return due
    }

    /// What something that has been printed calls for.
    mutating func printed(_ machine: borrowing Machine) -> Due {
        var due = Due()
        for index in waits.indices {
            guard case .console(let name, _, _) = waits[index].trigger, waits[index].hit(printed: machine.console(name)) else { continue }
            fire(index, RunMoment(machine), &due)
        }
        return due
    }

    /// Fires a trigger, then those that come right after it, and all of them again that are due again.
    private mutating func fire(_ first: Int, _ now: RunMoment, _ due: inout Due) {
        var queue = [first]
        while let index = queue.popLast() {
            var cycle: UInt64?
            if case .cycles(let time)? = waits[index].due { cycle = time }
            let moment = waits[index].fire(now: now)
            guard index < stepCount else {
                if index < stepCount + checkpointCount {
                    due.checkpoints.append(index - stepCount)
                } else if index == mark {
                    due.isMark = true
                } else {
                    due.isEnd = true
                }
                continue
            }
            due.steps.append((index, cycle))
            if waits[index].hasCome(by: now) { queue.append(index) }
            for follower in followers[index].reversed() where waits[follower].hit(at: moment, now: now) { queue.append(follower) }
        }
    }
}
