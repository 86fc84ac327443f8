import ArmMProfile
import CortexM
import Testing

@Suite("Runs that interrupts come into")
struct InterruptedRunTests {
    /// Counts in R4 and sleeps now and then; SysTick counts in R5 and pends interrupt 0, which counts in R6.
    static func machine(_ core: CoreConfiguration) -> Machine {
        var machine = Bench.machine(
            core,
            [
                0x3401,  // adds r4, #1
                0x0720,  // lsls r0, r4, #28
                0xD1FC,  // bne .-4
                Thumb.wfi,
                0xE7FA,  // b .-8
            ],
            handlers: [
                15: [
                    0x3501,  // adds r5, #1
                    0x6038,  // str r0, [r7]: clears COUNTFLAG and CVR
                    0x600A,  // str r2, [r1]: pends interrupt 0
                    Thumb.bxLR,
                ],
                16: [0x3601, Thumb.bxLR],  // adds r6, #1
            ])
        for register in [CoreRegister.r4, .r5, .r6] { machine[register] = 0 }
        machine[.r1] = SCS.ispr
        machine[.r2] = 1
        machine[.r7] = Bench.ram + 0x100
        machine.enable(0, priority: 0)
        machine.set(0xE000_E014, 96)
        machine.set(0xE000_E018, 0)
        machine.set(0xE000_E010, 7)
        return machine
    }

    @Test("stopped at random cycles and instructions, it is the run that is not", arguments: [Bench.m0, Bench.m3, Bench.m4])
    func stops(_ core: CoreConfiguration) {
        for seed in 1...60 as ClosedRange<UInt64> {
            var random = SeededRandom(seed)
            var whole = Self.machine(core)
            _ = whole.run(untilCycle: 3_000)
            var parts = Self.machine(core)
            while parts.cycles < 3_000 {
                if Bool.random(using: &random) {
                    _ = parts.run(untilCycle: min(3_000, parts.cycles + UInt64.random(in: 1...90, using: &random)))
                } else {
                    _ = parts.run(instructions: UInt64.random(in: 0...25, using: &random), untilCycle: 3_000)
                }
            }
            #expect(MachineState(whole) == MachineState(parts), "seed \(seed)")
            #expect(whole[.r5] > 20)
            #expect(whole[.r6] + 1 >= whole[.r5])
        }
    }

    @Test("an interrupt comes at the first boundary at or after its cycle")
    func latency() {
        for start in 0..<24 as Range<UInt32> {
            var machine = Bench.machine(Bench.m3, [0x3401, 0x3401, 0xE7FC])  // adds r4, #1 twice; b .-4
            machine.set(0xE000_E014, 100 + start)
            machine.set(0xE000_E018, 0)
            machine.set(0xE000_E010, 7)
            machine.observation = .entries
            guard case .entered(let entry) = machine.run(untilCycle: 1_000) else {
                Issue.record("no SysTick")
                continue
            }
            #expect(entry.exception == .sysTick)
            let due = UInt64(101 + start)
            #expect(entry.cycles >= due && entry.cycles < due + 2)
            #expect(machine.cycles == entry.cycles + 12)
        }
    }
}
