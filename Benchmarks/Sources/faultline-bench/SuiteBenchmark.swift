import Foundation
import ScenarioHarness

/// 1,000 scenarios of 10,000 instructions, from YAML to results, next to one process of the peer for each.
enum SuiteBenchmark {
    /// Runs `image` on `machine`, and `peerImage`, the same program at the peer's addresses, on the peer.
    static func run(image: String, machine: String = "mps2-an385", peerImage: String? = nil, folder: String) throws {
        let count = 1_000
        let path = folder + "/suite.yaml"
        var text = "version: 1\ndefaults: { image: \(image), machine: \(machine) }\nscenarios:\n"
        for index in 0..<count { text += "  - { id: s\(index), expect: { outcome: exit } }\n" }
        try text.write(toFile: path, atomically: true, encoding: .utf8)

        var options = RunOptions()
        options.jobs = 1
        var whole: [Double] = []
        var running: [Double] = []
        var instructions: UInt64 = 0
        for _ in 0..<5 {
            var result: PlanResult?
            var runTime = Duration.zero
            let time = ContinuousClock().measure {
                let plan = Plan.make(paths: [path], options: PlanOptions(allowOutsideRoot: true))
                runTime = ContinuousClock().measure { result = plan.run(options) }
            }
            let cases = result?.files.flatMap(\.cases) ?? []
            guard cases.count == count, cases.allSatisfy({ $0.status == .passed }) else {
                throw SuiteFailed(first: cases.first { $0.status != .passed }.map { "\($0.status) \($0.diagnostics)" } ?? "nothing ran")
            }
            instructions = cases[0].run?.instructions ?? 0
            whole.append(time / .seconds(1))
            running.append(runTime / .seconds(1))
        }
        let ours = median(whole)
        print(
            "suite on \(machine): \(count) scenarios of \(instructions) instructions in \(milliseconds(ours)) on one core, "
                + "\(milliseconds(median(running))) of it running")
        guard let peer = Peer() else { return print("suite on \(machine): no ratio, qemu-system-arm is not installed") }
        let samples = 20
        let theirs = try (0..<samples).map { _ in try peer.seconds(image: peerImage ?? image) }.reduce(0, +) / Double(samples)
        print(
            "suite on \(machine): \(Int(theirs * Double(count) / ours)) times faster than one qemu-system-arm process for each "
                + "(\(milliseconds(theirs)) a process); bar 50")
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.1f ms", seconds * 1000) }

    struct SuiteFailed: Error {
        var first: String
    }
}
