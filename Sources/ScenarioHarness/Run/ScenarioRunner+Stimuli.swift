internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// What an event, a time or a step calls for.
extension ScenarioRunner {
    /// Does what an event calls for.
    mutating func happened(_ event: TriggerEvent, _ machine: inout Machine) -> RunEnd? {
        fire(schedule.happened(event, at: RunMoment(machine)), &machine)
    }

    mutating func fire(_ due: StimulusSchedule.Due, _ machine: inout Machine) -> RunEnd? {
        if due.isNothing { return nil }
        disarm(&machine)
        for (index, cycle) in due.steps {
            let step = scenario.steps[index]
            recorder?.add(.note(.stimulus, "stimulus \(step.name ?? "at line \(step.span.start.line)")"), machine)
            // What comes at a cycle comes then, though the boundary between two instructions may be later.
            machine.inputTime = cycle
            defer { machine.inputTime = nil }
            for action in step.actions { if let end = perform(action, &machine) { return end } }
        }
        for index in due.checkpoints {
            recorder?.add(.note(.checkpoint, "checkpoint \(scenario.checkpoints[index].label)"), machine)
            checkpoints.reached(index, machine, exceptions)
        }
        if due.isMark {
            isMarkDue = call != nil
            if !isMarkDue { return .marked }
        }
        return due.isEnd ? .reached : nil
    }

    mutating func perform(_ action: CompiledAction, _ machine: inout Machine) -> RunEnd? {
        if case .debugger(let request, let words) = action.kind {
            let refusal = debugger.perform(request, &machine)
            let problem = DebuggerCheck(action: action, refused: words).failure(refusal, instructions, machine)
            return problem.map { .stopped(outcome: "debugger's request", $0) }
        }
        if case .call(let call) = action.kind { return weigh(perform(call, &machine), call.fails, machine) }
        if case .loader(let loader) = action.kind { return weigh(perform(loader, &machine), loader.fails, machine) }
        guard machine.perform(action.kind) else { return refused(action, machine) }
        switch action.kind {
        case .reset:
            forgetArrivals()
            if let call { return .stopped(outcome: "reset in a call", .callLost(call, instructions, machine)) }
        case .inject: injections.append(action.span)
        default: break
        }
        return nil
    }

    private func refused(_ action: CompiledAction, _ machine: borrowing Machine) -> RunEnd {
        .stopped(outcome: "stimulus refused", .stimulusRefused(action, scenario, instructions, machine))
    }
}
