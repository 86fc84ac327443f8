import ArmMProfile
import CortexM
import Testing

@Suite("Counts of executed instructions")
struct ExecutionCountsTests {
    @Test("a loop's instructions are counted as often as they execute, its exit once")
    func loop() {
        // movs r0, #3; 1: subs r0, #1; bne 1b; nop; b .
        var machine = Bench.machine(Bench.m3, [0x2003, 0x3801, 0xD1FD, 0xBF00, 0xE7FE])
        machine.countsExecutions = true
        _ = machine.run(instructions: 10)
        #expect(
            machine.takeExecutionCounts()
                == [(0, 1), (2, 3), (4, 3), (6, 1), (8, 2)].map {
                    ExecutionCount(address: Bench.code + $0.0, count: $0.1)
                })
        #expect(machine.takeExecutionCounts().isEmpty, "what was taken is not counted again")
    }

    @Test("what a condition skips is not counted, what faults is")
    func skippedAndFaulting() {
        // movs r0, #0; cmp r0, #0; ite ne; movne r1, #1; moveq r2, #1; udf
        var machine = Bench.machine(Bench.m3, [0x2000, 0x2800, 0xBF14, 0x2101, 0x2201, 0xDE00])
        machine.countsExecutions = true
        machine.observation = .entries
        _ = machine.run(instructions: 10)
        #expect(machine.takeExecutionCounts().map { $0.address - Bench.code } == [0, 2, 4, 8, 10])
    }

    @Test("off, nothing is counted")
    func off() {
        var machine = Bench.machine(Bench.m3, [0x2003, 0xE7FE])
        _ = machine.run(instructions: 10)
        #expect(machine.takeExecutionCounts().isEmpty)
    }

    @Test("counting changes nothing, and counts what steps of one instruction see", arguments: RandomStopTests.cores)
    func randomPrograms(_ core: CoreConfiguration) {
        for seed in 3000...3100 as ClosedRange<UInt64> {
            let program = RandomProgram(core, seed: seed)
            var counted = program.machine()
            counted.countsExecutions = true
            _ = counted.run(instructions: 150)
            var stepped = program.machine()
            var expected: [UInt32: UInt64] = [:]
            // An entry is a step of its own, so that the program counter is that of the instruction.
            stepped.observation = .entries
            for _ in 0..<300 where stepped.instructions < 150 {
                let (address, before, isSkipped) = (stepped.pc, stepped.instructions, Self.isSkipped(stepped))
                _ = stepped.run(instructions: 1)
                if stepped.instructions > before, !isSkipped { expected[address, default: 0] += 1 }
            }
            #expect(MachineState(counted) == MachineState(stepped), "seed \(seed)")
            let counts = Dictionary(uniqueKeysWithValues: counted.takeExecutionCounts().map { ($0.address, $0.count) })
            #expect(counts == expected, "seed \(seed)")
        }
    }

    /// Whether the next instruction is in an IT block and its condition fails.
    private static func isSkipped(_ machine: borrowing Machine) -> Bool {
        let epsr = machine[.epsr]
        let state = (epsr >> 25 & 3) | (epsr >> 8 & 0xFC)
        guard state & 0xF != 0 else { return false }
        let flags = machine[.apsr]
        return !ITBlockTests.holds(
            Int(state >> 4), flags >> 31 & 1 != 0, flags >> 30 & 1 != 0, flags >> 29 & 1 != 0, flags >> 28 & 1 != 0)
    }
}
