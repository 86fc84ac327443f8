import ArmMProfile
import CortexM
import Testing

@Suite("Random stops")
struct RandomStopTests {
    static let cores: [CoreConfiguration] = [.cortexM0, .cortexM3, .cortexM4]

    @Test("one run of N instructions is N runs of one", arguments: cores)
    func runEqualsSteps(_ core: CoreConfiguration) {
        for seed in 1...150 as ClosedRange<UInt64> {
            let program = RandomProgram(core, seed: seed)
            var random = SeededRandom(seed ^ 0xABCD)
            let count = UInt64.random(in: 1...200, using: &random)
            var whole = program.machine()
            _ = whole.run(instructions: count)
            var stepped = program.machine()
            for _ in 0..<count { _ = stepped.run(instructions: 1) }
            #expect(MachineState(whole) == MachineState(stepped), "seed \(seed), \(count) instructions")
            #expect(whole.instructions == count || whole.isLockedUp)
        }
    }

    @Test("the run loop's forms do what the executor does", arguments: cores)
    func formsEqualExecutor(_ core: CoreConfiguration) {
        var executed: UInt64 = 0
        for seed in 1000...1400 as ClosedRange<UInt64> {
            let program = RandomProgram(core, seed: seed)
            var forms = program.machine()
            var executor = program.machine(usesForms: false)
            // The first difference is the one to see.
            for count in 1...200 {
                _ = forms.run(instructions: 1)
                _ = executor.run(instructions: 1)
                guard MachineState(forms, memory: false) == MachineState(executor, memory: false) else {
                    Issue.record("seed \(seed), instruction \(count), before \(String(executor.pc, radix: 16))")
                    return
                }
            }
            #expect(MachineState(forms).memory == MachineState(executor).memory, "seed \(seed)")
            executed += forms.instructions
        }
        #expect(executed > 20_000)
    }

    @Test("a run stopped at random cycles is the run that is not", arguments: cores)
    func cyclesStops(_ core: CoreConfiguration) {
        for seed in 2000...2100 as ClosedRange<UInt64> {
            let program = RandomProgram(core, seed: seed)
            var random = SeededRandom(seed)
            var whole = program.machine()
            _ = whole.run(untilCycle: 400)
            var parts = program.machine()
            while parts.cycles < 400 {
                let next = min(400, parts.cycles + UInt64.random(in: 1...37, using: &random))
                _ = parts.run(untilCycle: next)
            }
            #expect(MachineState(whole) == MachineState(parts), "seed \(seed)")
        }
    }
}
