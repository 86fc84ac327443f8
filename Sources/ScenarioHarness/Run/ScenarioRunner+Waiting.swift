internal import CortexM

/// What a run waits for, and what the machine comes back for.
extension ScenarioRunner {
    /// Waits for what is in a schedule from now on, and for nothing else.
    mutating func watch(_ schedule: StimulusSchedule, _ machine: inout Machine) {
        self.schedule = schedule
        hooks = schedule.hooks
        arm(&machine)
    }

    /// Waits for a place beside all else, from here on.
    mutating func mark(_ trigger: CompiledTrigger, _ machine: inout Machine) {
        isMarkDue = false
        schedule.mark(trigger, machine)
        watch(schedule, &machine)
    }

    /// Waits for no place any more. What the machine came back for there it still comes back for, and nothing comes of it.
    mutating func unmark() {
        isMarkDue = false
        schedule.unmark()
    }

    /// Tells the machine what runs have to come back for. It goes back to a snapshot after that, not before.
    mutating func arm(_ machine: inout Machine) {
        machine.setHooks(hooks)
        let watches = schedule.watches
        watchCount = watches.count
        machine.watchAccesses(watches)
        machine.observation = [.entries]
        if schedule.wantsReturns || recorder != nil || recordedReturns != nil { machine.observation.insert(.returns) }
        if schedule.wantsSleeps || recorder != nil { machine.observation.insert(.sleeps) }
        if schedule.wantsPrints { machine.observation.insert(.prints) }
    }

    /// Looks no more for accesses and prints that nothing waits for any longer: the machine is faster without.
    mutating func disarm(_ machine: inout Machine) {
        if watchCount > 0 {
            let watches = schedule.watches
            if watches.count != watchCount { machine.watchAccesses(watches) }
            watchCount = watches.count
        }
        if machine.observation.contains(.prints), !schedule.wantsPrints { machine.observation.remove(.prints) }
    }
}
