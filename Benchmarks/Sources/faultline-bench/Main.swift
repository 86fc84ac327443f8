import Foundation

/// `faultline-bench FOLDER [NAME…]`: figures of one run; without a name, all of them.
@main
enum Main {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let folder = arguments.first else { return usage("the folder of the benchmark firmware is missing") }
        let benchmarks: [(name: String, run: () throws -> Void)] = [
            ("stepper", { try StepperBenchmark.run(image: folder + "/mixed.elf", tiny: folder + "/scenario.elf") }),
            ("float", { try FloatingPointBenchmark.run(image: folder + "/floating-point.elf") }),
            ("suite", { try SuiteBenchmark.run(image: folder + "/scenario.elf", folder: folder) }),
            ("reset", { try ResetBenchmark.run() }),
            ("memory", { try MemoryBenchmark.run() }),
            ("restore", { try RestoreBenchmark.run(image: folder + "/fork.elf") }),
            ("fork", { try ForkBenchmark.run(image: folder + "/fork.elf", folder: folder) }),
            ("machines", { try MachinesBenchmark.run(folder: folder) }),
            ("sweep", { try SweepBenchmark.run(image: folder + "/fork.elf", folder: folder) }),
        ]
        let chosen = benchmarks.filter { arguments.count == 1 || arguments.dropFirst().contains($0.name) }
        if chosen.isEmpty { return usage("there is no such benchmark") }
        for benchmark in chosen { try benchmark.run() }
    }

    private static func usage(_ mistake: String) {
        FileHandle.standardError.write(Data("\(mistake): faultline-bench FOLDER [NAME…]\n".utf8))
        exit(64)
    }
}
