import CortexM

/// Microseconds for going back to a snapshot between two short runs, and for letting it follow the machine by one instruction.
enum RestoreBenchmark {
    static func run(image: String) throws {
        var machine = Machine(BareMachine.configuration())
        try BareMachine.load(image, into: &machine)
        _ = machine.run(instructions: 1_000_000)
        let snapshot = machine.snapshot()
        let clock = ContinuousClock()
        let rounds = 10_000
        var restoring = Duration.zero
        var following = Duration.zero
        for _ in 0..<rounds {
            _ = machine.run(instructions: 1_000)
            restoring += clock.measure { machine.restore(snapshot) }
            _ = machine.run(instructions: 1)
            following += clock.measure { machine.update(snapshot) }
        }
        print(
            "restore: \(restoring / rounds / .microseconds(1)) us after 1,000 instructions, "
                + "\(following / rounds / .microseconds(1)) us to follow one; \(snapshot.byteCount / 1024) KiB held; bar 5")
    }
}
