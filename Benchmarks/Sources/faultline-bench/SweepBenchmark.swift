import Foundation
import ScenarioHarness

/// Points a second of a sweep with an interrupt before every instruction of a stretch, on one core, and of one over pairs.
enum SweepBenchmark {
    static func run(image: String, folder: String) throws {
        try sweep("interrupt: 0, at: every_instruction", ran: 1, image, folder)
        try sweep("pair: [{ interrupt: 0 }, { pend: IRQ0 }], at: { every: 20 }", ran: nil, image, folder)
    }

    private static func sweep(_ sweep: String, ran: Int?, _ image: String, _ folder: String) throws {
        let path = folder + "/sweep.yaml"
        let expect = ran.map { "memory: { interrupts: \($0) }" } ?? "outcome: reached"
        try """
        version: 1
        scenarios:
          - id: sweep
            image: \(image)
            machine: mps2-an385
            boot: { until: { pc: ready } }
            until: { pc: done }
            settle: 0 instructions
            sweep: { \(sweep), between: [{ pc: begin }, { pc: done }] }
            expect: { \(expect) }
        """.write(toFile: path, atomically: true, encoding: .utf8)
        let plan = Plan.make(paths: [path], options: PlanOptions(allowOutsideRoot: true))
        var speeds: [Double] = []
        var summary: SweepSummary?
        for _ in 0..<5 {
            var result: PlanResult?
            let time = ContinuousClock().measure { result = plan.run(RunOptions(jobs: 1)) }
            let cases = result?.files.flatMap(\.cases) ?? []
            guard cases.count == 1, cases[0].status == .passed, let found = cases[0].run?.sweep else {
                throw SuiteBenchmark.SuiteFailed(first: "\(plan.diagnostics) \(cases.map(\.diagnostics))")
            }
            summary = found
            speeds.append(Double(found.points) / (time / .seconds(1)))
        }
        guard let summary else { return }
        print(
            "sweep: \(Int(median(speeds))) points a second (\(summary.points) points of \(summary.instructions / max(1, summary.points)) "
                + "instructions, boot included); bar 20000")
    }
}
