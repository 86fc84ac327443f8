internal import CortexM
internal import Diagnostics

/// Makes the failures of a case explain themselves: runs it once more to the moment of the first, and adds what that shows.
///
/// The passing case costs nothing. A scenario whose firmware may open files is not run again: they may be other ones now.
struct FailureExplainer {
    let planned: PlannedCase
    let scenario: CompiledScenario

    /// The failures with their notes completed, and the state that the first happened in.
    func explain(
        _ run: CaseRun, _ replay: (Replay) -> ReplayState?
    ) -> (failures: [Diagnostic], state: ReplayState?) {
        var failures = run.failures
        guard !failures.isEmpty else { return ([], nil) }
        let moments = failures.indices.map { takeMoment(of: &failures[$0]) }
        // Where the host's time ran out is no moment of the run.
        if failures[0].code == DiagnosticEntry.wallLimit.code { return (failures, nil) }
        let moment = moments[0] ?? run.summary.instructions
        var state: ReplayState?
        if scenario.semihosting.folder == nil {
            state = replay(Replay(scenario: scenario, moment: moment, point: run.point))
        }
        if let shown = state {
            // The run came elsewhere only if it could not be run as before.
            if shown.instructions == moment { add(shown, run, to: &failures[0]) } else { state = nil }
        }
        var said: Set<UInt64> = []
        for index in failures.indices {
            guard let moment = moments[index] ?? (index == 0 ? moment : nil), said.insert(moment).inserted else { continue }
            failures[index].notes.append(Diagnostic.Note(FailureNotes.momentLabel, token(moment, run.point).command))
        }
        return (failures, state)
    }

    private func token(_ moment: UInt64, _ point: SweepPoint?) -> ReplayToken {
        ReplayToken(file: planned.span.file, id: planned.id, point: point?.description, instructions: moment)
    }

    private func takeMoment(of failure: inout Diagnostic) -> UInt64? {
        guard let index = failure.notes.firstIndex(where: { $0.label == FailureNotes.momentLabel }) else { return nil }
        return UInt64(failure.notes.remove(at: index).text)
    }

    private func add(_ state: ReplayState, _ run: CaseRun, to failure: inout Diagnostic) {
        failure.notes += state.notes(failure)
        let instructions = InstructionText(scenario.machine, scenario.images)
        // The entry that failed comes at the moment, or after others where the error of a store was late: the run before knows it.
        let known = Set(state.timeline.map(\.cycles))
        let later = run.summary.exceptions.filter { $0.moment >= state.instructions && !known.contains($0.cycles) }
        let failed = later.firstIndex { $0.lateStore != nil && $0.moment == state.instructions } ?? 0
        var more = later.prefix(failed + 1).map { TimelineEvent($0, grouping: 0, instructions).withoutReason }
        if failure.code == DiagnosticEntry.unexpectedLockup.code, state.timeline.last?.kind != .lockup {
            let (cycles, count) = (run.summary.cycles, run.summary.instructions)
            more.append(TimelineEvent(.lockup, cycles: cycles, instructions: count, text: "lockup"))
        }
        guard let timeline = state.timelineText(more) else { return }
        failure.notes.removeAll { $0.label == "taken" }
        failure.notes.append(Diagnostic.Note("timeline", timeline))
    }
}

extension TimelineEvent {
    /// The event of a failure that says its reason itself.
    fileprivate var withoutReason: TimelineEvent {
        var event = self
        event.reason = nil
        return event
    }
}
