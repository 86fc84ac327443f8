internal import ArmMProfile
internal import CortexM
internal import ScenarioLanguage

/// Something that happens in a run and that a trigger can wait for.
enum TriggerEvent {
    case start
    /// The instruction at an address is about to execute.
    case arrival(UInt32)
    case exception(ExceptionNumber, TriggerDescription.Phase)
    /// A load or store has been made, and so has its instruction.
    case access(WatchpointHit)
    /// The processor has gone to sleep.
    case sleep(SleepKind)
    /// The debug unit has halted it.
    case halted(HaltWord)
    /// The machine has reset itself.
    case reset
}

extension CompiledTrigger {
    /// Whether an event is what it waits for.
    func matches(_ event: TriggerEvent) -> Bool {
        switch (self, event) {
        case (.start, .start), (.reset, .reset): true
        case (.pc(let wanted, _), .arrival(let address)): wanted == address
        case (.exception(let wanted, let phase, _), .exception(let exception, let happened)): wanted == exception && phase == happened
        case (.access(let wanted, _), .access(let access)): wanted.watch.covers(access) && wanted.fits(access)
        case (.sleep(let wanted, _), .sleep(let kind)): wanted == kind
        case (.halted(let wanted, _), .halted(let word)): wanted == nil || wanted == word
        default: false
        }
    }

    /// How often it has to happen before it fires.
    var hits: UInt64 {
        switch self {
        case .start, .time: 1
        case .pc(_, let hit), .exception(_, _, let hit), .access(_, let hit), .console(_, _, let hit), .sleep(_, let hit),
            .halted(_, let hit), .reset(let hit), .after(_, _, _, let hit):
            max(1, hit)
        }
    }
}

extension CompiledAccess {
    /// Whether an access reads or writes what is wanted: from the first address on that is meant.
    func fits(_ access: WatchpointHit) -> Bool {
        guard let value else { return true }
        let first = watch.range.lowerBound
        let skipped = first > access.address ? min(first &- access.address, 4) : 0
        return value.matches(UInt64(access.value) >> UInt64(8 * skipped))
    }
}
