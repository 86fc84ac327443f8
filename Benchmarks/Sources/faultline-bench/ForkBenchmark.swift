import CortexM
import Firmware
import Foundation
import ScenarioHarness

/// 1,000 scenarios behind one boot of 2 million instructions, next to the boot and the runs by themselves, on one core.
enum ForkBenchmark {
    static func run(image: String, folder: String) throws {
        let count = 1_000
        var text = "version: 1\ndefaults: { image: \(image), machine: mps2-an385, boot: { until: { pc: ready } } }\nscenarios:\n"
        for index in 0..<count { text += "  - { id: s\(index), setup: { registers: { R7: \(index) } }, expect: { outcome: exit } }\n" }
        let path = folder + "/fork.yaml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let plan = Plan.make(paths: [path], options: PlanOptions(allowOutsideRoot: true))
        var forked: [Double] = []
        for _ in 0..<5 {
            var result: PlanResult?
            forked.append(ContinuousClock().measure { result = plan.run(RunOptions(jobs: 1)) } / .seconds(1))
            let cases = result?.files.flatMap(\.cases) ?? []
            guard cases.count == count, cases.allSatisfy({ $0.status == .passed }) else {
                throw SuiteBenchmark.SuiteFailed(first: "\(cases.first { $0.status != .passed }?.diagnostics ?? [])")
            }
        }
        let (boot, runs) = try bare(image: image, count: count)
        let ratio = median(forked) / (boot + runs)
        print(
            "fork: \(count) scenarios in \(milliseconds(median(forked))), the boot alone \(milliseconds(boot)), the runs alone \(milliseconds(runs)): "
                + "\(String(format: "%.2f", ratio)) times their sum; bar 3")
    }

    /// The same instructions on a machine alone: the boot, and `count` times what follows.
    private static func bare(image: String, count: Int) throws -> (boot: Double, runs: Double) {
        var machine = Machine(BareMachine.configuration())
        try BareMachine.load(image, into: &machine)
        let symbols = try FirmwareImage.read([UInt8](Data(contentsOf: URL(filePath: image)))).symbols
        machine.setHooks([symbols.symbol(named: "ready")?.address ?? 0])
        let boot = ContinuousClock().measure { _ = machine.run() }
        machine.setHooks([])
        let snapshot = machine.snapshot()
        var runs = Duration.zero
        for _ in 0..<count {
            machine.restore(snapshot)
            runs += ContinuousClock().measure { _ = machine.run() }
        }
        return (boot / .seconds(1), runs / .seconds(1))
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.1f ms", seconds * 1000) }
}
