internal import CortexM
internal import Diagnostics

/// The points of a sweep, run one after the other: the run goes on instruction by instruction and forks at every point. There the
/// stimulus comes, the run goes to its end and is judged, and the machine goes back.
struct SweepPoints {
    private let scenario: CompiledScenario
    private let sweep: CompiledSweep
    private let options: RunOptions
    /// The run and the machine at the sweep's beginning.
    private let origin: ScenarioRunner
    private let snapshot: MachineSnapshot
    private var tally = SweepTally()

    init(
        _ scenario: CompiledScenario, _ sweep: CompiledSweep, _ options: RunOptions, _ origin: ScenarioRunner,
        _ snapshot: MachineSnapshot
    ) {
        self.scenario = scenario
        self.sweep = sweep
        self.options = options
        self.origin = origin
        self.snapshot = snapshot
    }

    /// Runs every point, from the sweep's beginning, where the machine stands.
    mutating func run(_ length: UInt64, _ machine: inout Machine) {
        if !sweep.isOfPairs { return run(stimulus: 0, length, &machine) { SweepPoint([$0]) } }
        for first in 0...1 {
            goBack(&machine)
            run(stimulus: first, length, &machine, point: nil)
        }
    }

    /// Lets a stimulus come at every instruction of the sweep: the point's last, or, without `point`, the first of a pair.
    private mutating func run(
        stimulus: Int, _ length: UInt64, _ machine: inout Machine, point: ((UInt64) -> SweepPoint)?
    ) {
        let base = machine.snapshot()
        var runner = origin
        for offset in stride(from: 0, to: length, by: Int(sweep.every)) {
            guard case .paused = runner.proceed(&machine, through: snapshot.instructions + offset) else { return }
            machine.update(base)
            if let point {
                attempt(point(offset), stimulus, runner, &machine)
            } else {
                seconds(after: stimulus, at: offset, runner, &machine)
            }
            if tally.isOver { return }
            runner.arm(&machine)
            machine.restore(base)
        }
    }

    /// The first stimulus of a pair comes now, and the other at every instruction from here on, in the run that the first has changed,
    /// up to where that comes to the sweep's end.
    private mutating func seconds(after first: Int, at offset: UInt64, _ runner: ScenarioRunner, _ machine: inout Machine) {
        let address = machine.pc
        var runner = runner
        guard runner.apply(sweep.stimuli[first], &machine) == nil else {
            // The machine refuses it: the other one makes no difference.
            return tally.add(SweepPoint(first == 0 ? [offset, nil] : [nil, offset]), at: address, hasFailed: true, instructions: 0)
        }
        let base = machine.snapshot()
        // Both at one instruction are one point, whichever is named first.
        var second = first == 0 ? offset : offset + sweep.every
        while true {
            if tally.points >= 2 * SweepRun.limit {
                tally.isTooLong = true
                return
            }
            guard case .paused = runner.proceed(&machine, through: snapshot.instructions + second) else { return }
            machine.update(base)
            attempt(SweepPoint(first == 0 ? [offset, second] : [second, offset]), 1 - first, runner, &machine)
            if tally.isOver { return }
            runner.arm(&machine)
            machine.restore(base)
            second += sweep.every
        }
    }

    /// Lets the last stimulus of a point come now, and judges what comes of it.
    private mutating func attempt(_ point: SweepPoint, _ stimulus: Int, _ runner: ScenarioRunner, _ machine: inout Machine) {
        let address = machine.pc
        let before = machine.instructions
        var fork = runner
        let end: RunEnd
        if options.isCold {
            fork = ScenarioRunner(scenario, options, traceLimit: nil)
            end = fork.run(&machine, nil, at: point)
        } else {
            fork.renewGuard(options)
            fork.unmark()
            end = fork.apply(sweep.stimuli[stimulus], &machine) ?? fork.proceed(&machine)
        }
        let verdict = fork.conclude(end, &machine)
        if case .interrupted = verdict.end { tally.isInterrupted = true }
        if fork.hasMetSweep(machine) { tally.hasMet = true }
        tally.add(point, at: address, hasFailed: !verdict.failures.isEmpty, instructions: machine.instructions &- before)
    }

    // MARK: Report

    /// The run of the first point that failed, or of the first of all, with what the sweep came to.
    func report(_ machine: inout Machine) -> CaseRun {
        let failing = tally.firstFailure.map { minimised($0.point, &machine) }
        let shown = failing ?? SweepPoint(sweep.stimuli.map { _ in 0 })
        let (runner, verdict) = rerun(shown, &machine)
        var run = CaseRun(verdict, runner, machine)
        run.point = shown
        run.isInterrupted = run.isInterrupted || tally.isInterrupted
        run.summary.sweep = tally.summary(failing, scenario.images)
        if let failing, let first = tally.firstFailure {
            var failure = Diagnostic.sweepFailed(sweep, tally, failing, runner.instructions.address(first.address), scenario.images)
            // The first failure is what is explained: the moment is that of the point's.
            failure.notes += run.failures.first?.notes.filter { $0.label == FailureNotes.momentLabel } ?? []
            run.failures.insert(failure, at: 0)
        } else if tally.isTooLong {
            run.failures.append(.sweepTooLong(sweep))
        } else if sweep.injects, !tally.hasMet {
            run.failures.append(.sweepUnmet(sweep))
        }
        return run
    }

    /// The run at the sweep's beginning again.
    @discardableResult
    private func goBack(_ machine: inout Machine) -> ScenarioRunner {
        var runner = origin
        runner.arm(&machine)
        machine.restore(snapshot)
        return runner
    }

    /// The run of a point, from the sweep's beginning.
    private func rerun(_ point: SweepPoint, _ machine: inout Machine) -> (runner: ScenarioRunner, verdict: RunVerdict) {
        var runner = goBack(&machine)
        runner.renewGuard(options)
        let end = runner.go(to: point, of: sweep, &machine)
        let verdict = runner.conclude(end, &machine)
        return (runner, verdict)
    }

    /// Of a pair, the one stimulus that is enough, if one is.
    private func minimised(_ point: SweepPoint, _ machine: inout Machine) -> SweepPoint {
        guard sweep.isOfPairs, !point.offsets.contains(nil) else { return point }
        let alone = [SweepPoint([point.offsets[0], nil]), SweepPoint([nil, point.offsets[1]])]
        return alone.first { !rerun($0, &machine).verdict.failures.isEmpty } ?? point
    }
}
