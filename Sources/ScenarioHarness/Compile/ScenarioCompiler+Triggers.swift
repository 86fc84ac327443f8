internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Triggers, and the checkpoints that have them.
extension ScenarioCompiler {
    mutating func checkpoint(_ description: CheckpointDescription) -> CompiledCheckpoint? {
        let trigger = trigger(description.trigger)
        let expect = expect(description.expect)
        return trigger.map {
            CompiledCheckpoint(
                name: description.name, trigger: $0, triggerSpan: description.trigger.span, expect: expect, span: description.span)
        }
    }

    mutating func trigger(_ trigger: Located<TriggerDescription>) -> CompiledTrigger? {
        switch trigger.value {
        case .start: return .start
        case .time(let duration): return time(Located(duration, at: trigger.span)).map { .time($0) }
        case .pc(let expression, let hit):
            guard let address = address(expression).map({ $0 & ~1 }) else { return nil }
            guard MemoryMap.firstMissing(address, count: 1, in: machine) == nil else {
                report(.absentMemory(address, machine.name, regions: MemoryMap.text(machine), at: expression.span))
                return nil
            }
            return .pc(address, hit: hit)
        case .exception(let name, let phase, let hit):
            return exception(name).map { .exception($0.value, phase: phase, hit: hit) }
        case .access(let access, let hit): return self.access(access).map { .access($0, hit: hit) }
        case .console(let device, let text, let hit): return console(device).map { .console($0, contains: Array(text.utf8), hit: hit) }
        case .sleep(let cause, let hit):
            let kind: SleepKind =
                switch cause {
                case .waitForInterrupt: .waitForInterrupt
                case .waitForEvent: .waitForEvent
                case .onExit: .onExit
                }
            return .sleep(kind, hit: hit)
        case .halted(let word, let hit): return .halted(word, hit: hit)
        case .reset(let hit): return .reset(hit: hit)
        case .after(let name, let delay, let hit):
            // The reader has refused names that no step has.
            guard let step = stepNames.firstIndex(of: name.value), let delay = delay.map({ time($0) }) ?? .cycles(0) else { return nil }
            return .after(step: step, name: name.value, delay: delay, hit: hit)
        }
    }

    /// Accesses to addresses where the machine has something. They end with the address space.
    private mutating func access(_ access: AccessDescription) -> CompiledAccess? {
        guard let first = memoryAddress(access.address) else { return nil }
        let (last, overflow) = first.addingReportingOverflow(access.size &- 1)
        var value: CompiledValue?
        if let wanted = access.value {
            guard let compiled = self.value(wanted, width: 32, "a value") else { return nil }
            value = compiled.value
        }
        return CompiledAccess(watch: AccessWatch(range: first...(overflow ? .max : last), isWrite: access.isWrite), value: value)
    }
}
