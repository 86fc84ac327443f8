internal import CortexM
internal import Diagnostics

/// Runs a scenario once more to a moment of it. Runs are deterministic: what it shows is what happened before.
struct Replay {
    let scenario: CompiledScenario
    /// The instructions executed before the moment.
    let moment: UInt64
    /// How many of the last instructions are kept.
    var last = 16
    /// How many of the last events are kept.
    var events = 32
    /// The point of its sweep whose run it is.
    var point: SweepPoint?

    /// Goes there on a machine that holds the scenario's images. With a trace, everything on the way is recorded.
    func run(on machine: inout Machine, _ cancellation: CancellationFlag, traceLimit: Int? = nil) -> (state: ReplayState, trace: String?) {
        var runner = ScenarioRunner(scenario, RunOptions(jobs: 1, cancellation: cancellation), traceLimit: nil)
        let start = traceLimit == nil ? moment.saturatingSubtract(UInt64(last)) : 0
        runner.recorder = TraceRecorder(limit: traceLimit ?? events + last, from: start)
        runner.pausesBefore = moment
        var end = point.map { runner.run(&machine, nil, at: $0) } ?? runner.run(&machine, nil)
        if case .reached = end, machine.instructions < moment { end = runner.settle(&machine) ?? end }
        var ended: String? = end.text
        if case .paused = end { ended = nil }
        let state = ReplayState(machine, runner.instructions, runner.recorder, last: last, events: events, end: ended)
        let title = ReplayToken(
            file: scenario.id.span.file, id: scenario.id.value, point: point?.description, instructions: moment
        ).description
        return (state, traceLimit == nil ? nil : runner.recorder?.text(title: title, runner.instructions))
    }
}
