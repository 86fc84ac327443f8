internal import CortexM
internal import Diagnostics

/// Runs a scenario's sweep on a machine that holds its images.
///
/// The run goes to the sweep's beginning, and once to its end, which tells how many points there are. `SweepPoints` runs them.
struct SweepRun {
    /// Points that a sweep may have.
    static let limit: UInt64 = 1_000_000

    let scenario: CompiledScenario
    let sweep: CompiledSweep
    let options: RunOptions

    /// Runs all points. With `options.isCold` each of them is a run of its own from power-on: the same, but for the time that it takes.
    func run(_ machine: inout Machine, _ boots: BootPoints?) -> CaseRun {
        var runner = ScenarioRunner(scenario, options, traceLimit: nil)
        let begin = runner.run(&machine, boots, until: sweep.from.value)
        guard case .marked = begin else { return unreached(sweep.from, begin, &runner, &machine) }
        runner.mark(sweep.to.value, &machine)
        let origin = machine.snapshot()
        var scout = runner
        let end = scout.proceed(&machine)
        guard case .marked = end else { return unreached(sweep.to, end, &scout, &machine) }
        let length = machine.instructions - origin.instructions
        if let problem = problem(length) { return CaseRun(scout.verdict(end, [problem], machine), scout, machine) }
        runner.arm(&machine)
        machine.restore(origin)
        var points = SweepPoints(scenario, sweep, options, runner, origin)
        points.run(length, &machine)
        return points.report(&machine)
    }

    private func problem(_ length: UInt64) -> Diagnostic? {
        if length == 0 { return .sweepWithoutPoints(sweep) }
        let count = (length - 1) / sweep.every + 1
        let (pairs, overflow) = count.multipliedReportingOverflow(by: count)
        let points = sweep.isOfPairs ? (overflow ? .max : pairs) : count
        return points > Self.limit ? .sweepTooLong(sweep, points: points, length: length) : nil
    }

    /// The run without the sweep's stimulus did not come to where the sweep begins or ends.
    private func unreached(
        _ place: Located<CompiledTrigger>, _ end: RunEnd, _ runner: inout ScenarioRunner, _ machine: inout Machine
    ) -> CaseRun {
        switch end {
        case .stopped, .interrupted: break
        case _ where runner.hasBegun:
            let failure = Diagnostic.sweepUnreached(place, end, scenario, runner.instructions, machine)
            return CaseRun(runner.verdict(end, [failure], machine), runner, machine)
        default: break
        }
        let verdict = runner.conclude(end, &machine)
        return CaseRun(verdict, runner, machine)
    }
}
