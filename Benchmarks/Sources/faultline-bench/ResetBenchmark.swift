import CortexM

/// Microseconds for a power-on reset between two short runs, on a machine with 128 KiB of RAM.
enum ResetBenchmark {
    static func run() throws {
        var machine = Machine(BareMachine.configuration())
        try BareMachine.loadToucher(into: &machine)
        let clock = ContinuousClock()
        let rounds = 10_000
        var time = Duration.zero
        for _ in 0..<rounds {
            _ = machine.run(instructions: 1_000)
            time += clock.measure { machine.reset(.powerOn) }
        }
        print("reset: \(time / rounds / .microseconds(1)) us")
    }
}
