import Foundation
import ScenarioHarness

/// The bars of the other benchmarks on parts with many memories and devices, as scenarios meet them.
enum MachinesBenchmark {
    static func run(folder: String) throws {
        for machine in ["stm32f407", "stm32h753"] {
            try stepper(machine, folder)
            try SuiteBenchmark.run(
                image: folder + "/scenario-stm32.elf", machine: machine, peerImage: folder + "/scenario.elf", folder: folder)
            try reset(machine, folder)
        }
    }

    /// Million instructions a second of one long scenario.
    private static func stepper(_ machine: String, _ folder: String) throws {
        let plan = try plan(
            "  - { id: long, limits: { instructions: 2_000_000_000, time: 1000 s, wall: 100 s }, expect: { outcome: exit } }\n",
            machine, "mixed", folder)
        var speeds: [Double] = []
        var theirs: [Double] = []
        for _ in 0..<3 {
            var result: PlanResult?
            let time = ContinuousClock().measure { result = plan.run(RunOptions(jobs: 1)) }
            let instructions = Double(try passed(result, 1).instructions)
            speeds.append(instructions / (time / .seconds(1)) / 1e6)
            if let peer = Peer() {
                let seconds = try peer.seconds(image: folder + "/mixed.elf") - peer.seconds(image: folder + "/scenario.elf")
                theirs.append(instructions / seconds / 1e6)
            }
        }
        let ratio = theirs.isEmpty ? "no peer" : String(format: "%.3f of the peer's", median(speeds) / median(theirs))
        print("stepper on \(machine): \(Int(median(speeds))) MIPS in a scenario, \(ratio); bar 0.15")
    }

    /// What a scenario of ten instructions costs, with its reset, its checks and its result.
    private static func reset(_ machine: String, _ folder: String) throws {
        let count = 10_000
        let scenarios = (0..<count).map { "  - { id: s\($0), limits: { instructions: 10 }, expect: { outcome: limit } }\n" }
        let plan = try plan(scenarios.joined(), machine, "scenario", folder)
        var times: [Double] = []
        for _ in 0..<5 {
            var result: PlanResult?
            let time = ContinuousClock().measure { result = plan.run(RunOptions(jobs: 1)) }
            _ = try passed(result, count)
            times.append(time / .microseconds(1) / Double(count))
        }
        print("reset on \(machine): \(String(format: "%.2f", median(times))) us for a scenario of 10 instructions, reset included")
    }

    private static func plan(_ scenarios: String, _ machine: String, _ image: String, _ folder: String) throws -> Plan {
        let path = folder + "/machines.yaml"
        try "version: 1\ndefaults: { image: \(folder)/\(image)-stm32.elf, machine: \(machine) }\nscenarios:\n\(scenarios)"
            .write(toFile: path, atomically: true, encoding: .utf8)
        return Plan.make(paths: [path], options: PlanOptions(allowOutsideRoot: true))
    }

    /// The run of the first of `count` scenarios, all of which must have passed.
    private static func passed(_ result: PlanResult?, _ count: Int) throws -> RunSummary {
        let cases = result?.files.flatMap(\.cases) ?? []
        guard cases.count == count, cases.allSatisfy({ $0.status == .passed }), let run = cases[0].run else {
            throw SuiteBenchmark.SuiteFailed(
                first: cases.first { $0.status != .passed }.map { "\($0.status) \($0.diagnostics)" } ?? "nothing ran")
        }
        return run
    }
}
