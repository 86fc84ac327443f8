internal import ScenarioHarness

extension JSONState {
    /// The state that was written as this.
    func state() throws(RecordedReport.Unreadable) -> ReplayState {
        var events: [TimelineEvent] = []
        for event in timeline {
            guard let kind = TimelineEvent.Kind(rawValue: event.kind) else { throw .init(reason: "there is no event '\(event.kind)'") }
            events.append(
                TimelineEvent(kind, cycles: event.cycles, instructions: event.instructions, text: event.text, reason: event.reason))
        }
        var values: [ReplayState.Register] = []
        for register in registers { values.append(.init(name: register.name, value: try word(inReport: register.value))) }
        var changes: [ReplayState.Change] = []
        for change in changed {
            changes.append(
                .init(name: change.register, before: try word(inReport: change.before), after: try word(inReport: change.after)))
        }
        var frames: [StackFrame] = []
        for frame in stack {
            frames.append(
                StackFrame(
                    address: try word(inReport: frame.address), place: frame.place, source: frame.source,
                    interruptedBy: frame.interruptedBy))
        }
        return ReplayState(
            instructions: instructions, cycles: cycles, end: end, pc: try word(inReport: pc), registers: values, faults: faults,
            priority: executionPriority, active: active.map { .init(name: $0.name, text: $0.text) },
            pending: pending.map { .init(name: $0.name, text: $0.text) }, code: try lines(code), last: try lines(last), stack: frames,
            timeline: events, earlierEvents: earlierEvents ?? 0, fault: since, changes: changes)
    }

    private func lines(_ lines: [Line]) throws(RecordedReport.Unreadable) -> [CodeLine] {
        var result: [CodeLine] = []
        for line in lines {
            result.append(CodeLine(address: try word(inReport: line.address), text: line.text, place: line.place, source: line.source))
        }
        return result
    }
}
