internal import ArmMProfile
internal import CortexM
internal import ScenarioLanguage

/// What is still to happen in a run: the triggers of the stimuli and of `until`, with the hits they wait for.
struct StimulusSchedule {
    private let triggers: [CompiledTrigger]
    private let until: CompiledTrigger?
    /// Hits still to come before a stimulus fires; 0 once it has.
    private var left: [UInt64]
    private var untilLeft: UInt64

    init(_ scenario: CompiledScenario) {
        triggers = scenario.steps.map(\.trigger)
        until = scenario.until
        left = triggers.map(\.hits)
        untilLeft = until?.hits ?? 0
    }

    /// What a moment calls for: stimuli in the order of the file, and whether it is the end.
    struct Due {
        var steps: [Int] = []
        var isEnd = false
        var isNothing: Bool { steps.isEmpty && !isEnd }
    }

    /// The addresses that runs have to stop at, ascending.
    var hooks: [UInt32] {
        var addresses: [UInt32] = []
        for trigger in triggers + (until.map { [$0] } ?? []) {
            if case .pc(let address, _) = trigger, !addresses.contains(address) { addresses.append(address) }
        }
        return addresses.sorted()
    }

    /// Whether a trigger waits for returns.
    var wantsReturns: Bool {
        (triggers + (until.map { [$0] } ?? [])).contains {
            if case .exception(_, .return, _) = $0 { true } else { false }
        }
    }

    /// Whether a trigger waits for the processor to sleep.
    var wantsSleeps: Bool {
        (triggers + (until.map { [$0] } ?? [])).contains {
            if case .sleep = $0 { true } else { false }
        }
    }

    /// The stimuli that have not fired.
    var unfired: [Int] { left.indices.filter { left[$0] > 0 } }

    /// The next cycle and the next count of instructions that something waits for.
    var next: (cycle: UInt64, instruction: UInt64) {
        var next = (cycle: UInt64.max, instruction: UInt64.max)
        for index in triggers.indices where left[index] > 0 { Self.earliest(triggers[index], &next) }
        if let until, untilLeft > 0 { Self.earliest(until, &next) }
        return next
    }

    /// Whether a stimulus waits for a time.
    var hasTimedStimulus: Bool {
        triggers.indices.contains { index in
            if left[index] > 0, case .time = triggers[index] { true } else { false }
        }
    }

    private static func earliest(_ trigger: CompiledTrigger, _ next: inout (cycle: UInt64, instruction: UInt64)) {
        switch trigger {
        case .time(.cycles(let cycle)): next.cycle = min(next.cycle, cycle)
        case .time(.instructions(let count)): next.instruction = min(next.instruction, count)
        default: break
        }
    }

    mutating func start() -> Due { hit { $0 == .start } }

    /// What is due at a time.
    mutating func time(cycles: UInt64, instructions: UInt64) -> Due {
        hit { trigger in
            switch trigger {
            case .time(.cycles(let cycle)): cycle <= cycles
            case .time(.instructions(let count)): count <= instructions
            default: false
            }
        }
    }

    /// The instruction at an address is about to execute.
    mutating func arrival(_ address: UInt32) -> Due {
        hit { if case .pc(address, _) = $0 { true } else { false } }
    }

    mutating func exception(_ exception: ExceptionNumber, _ phase: TriggerDescription.Phase) -> Due {
        hit { if case .exception(exception, phase, _) = $0 { true } else { false } }
    }

    /// The processor has gone to sleep.
    mutating func sleep(_ kind: SleepKind) -> Due {
        hit { if case .sleep(kind, _) = $0 { true } else { false } }
    }

    /// The debug unit has halted it.
    mutating func halted(_ word: HaltWord) -> Due {
        hit { if case .halted(let wanted, _) = $0 { wanted == nil || wanted == word } else { false } }
    }

    /// The machine has reset itself.
    mutating func reset() -> Due {
        hit { if case .reset = $0 { true } else { false } }
    }

    private mutating func hit(_ matches: (CompiledTrigger) -> Bool) -> Due {
        var due = Due()
        for index in triggers.indices where left[index] > 0 && matches(triggers[index]) {
            left[index] -= 1
            if left[index] == 0 { due.steps.append(index) }
        }
        if let until, untilLeft > 0, matches(until) {
            untilLeft -= 1
            due.isEnd = untilLeft == 0
        }
        return due
    }
}

extension CompiledTrigger {
    /// How often it has to happen before it fires.
    fileprivate var hits: UInt64 {
        switch self {
        case .start, .time: 1
        case .pc(_, let hit), .exception(_, _, let hit), .sleep(_, let hit), .halted(_, let hit), .reset(let hit): max(1, hit)
        }
    }
}
