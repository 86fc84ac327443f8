internal import CortexM
internal import Diagnostics

/// The points of a sweep: a run stops at marks and at counts of instructions, and a stimulus comes that is no step's.
extension ScenarioRunner {
    /// Runs one point of the scenario's sweep by itself.
    mutating func run(_ machine: inout Machine, _ boots: BootPoints?, at point: SweepPoint) -> RunEnd {
        guard let sweep = scenario.sweep else { return run(&machine, boots) }
        let end = run(&machine, boots, until: sweep.from.value)
        guard case .marked = end else { return end }
        mark(sweep.to.value, &machine)
        return go(to: point, of: sweep, &machine)
    }

    /// Runs from the sweep's beginning, where the machine stands, through the stimuli of a point to the end.
    mutating func go(to point: SweepPoint, of sweep: CompiledSweep, _ machine: inout Machine) -> RunEnd {
        let start = machine.instructions
        for (stimulus, offset) in point.order where sweep.stimuli.indices.contains(stimulus) {
            let end = proceed(&machine, through: start.saturatingAdd(offset))
            // A replay may stop before the stimulus.
            guard case .paused = end, machine.instructions >= start.saturatingAdd(offset) else { return end }
            if let end = apply(sweep.stimuli[stimulus], &machine) { return end }
        }
        unmark()
        return proceed(&machine)
    }

    /// Carries out a stimulus of the sweep. An error that it injects need not be met at every point.
    mutating func apply(_ actions: [CompiledAction], _ machine: inout Machine) -> RunEnd? {
        let address = machine.pc
        recorder?.add(.note(.stimulus, "stimulus of the sweep"), machine)
        for action in actions {
            if let end = perform(action, &machine) { return end }
            if case .inject = action.kind { injections[injections.count - 1] = nil }
        }
        if machine.pc != address { acknowledged = nil }
        return nil
    }

    /// Whether an access has met an error that the sweep injected.
    func hasMetSweep(_ machine: borrowing Machine) -> Bool {
        zip(machine.injectedErrors, injections).contains { error, span in span == nil && error.count > 0 }
    }
}
