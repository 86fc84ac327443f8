import ArmMProfile
import CortexM
import Testing

@Suite("Run control")
struct RunTests {
    /// Counts R0 up for ever.
    static let counter: [UInt16] = [
        0x2000,  // movs r0, #0
        0x3001,  // adds r0, #1
        0xE7FD,  // b .-2
    ]

    @Test("a limit of instructions is exact")
    func instructionLimit() {
        for count in 0...40 as ClosedRange<UInt64> {
            var machine = Bench.machine(Bench.m3, Self.counter)
            #expect(machine.run(instructions: count) == .limit)
            #expect(machine.instructions == count)
            #expect(machine[.r0] == UInt32(count / 2))
        }
    }

    @Test("a limit of cycles ends at the first boundary at or after it")
    func cycleLimit() {
        var machine = Bench.machine(Bench.m3, Self.counter)
        var last: UInt64 = 0
        for cycle in stride(from: UInt64(1), to: 200, by: 7) {
            #expect(machine.run(untilCycle: cycle) == .limit)
            #expect(machine.cycles >= cycle && machine.cycles < cycle + 2)
            #expect(machine.cycles >= last)
            last = machine.cycles
        }
    }

    @Test("a run that is already at its limit does nothing")
    func emptyRun() {
        var machine = Bench.machine(Bench.m3, Self.counter)
        #expect(machine.run(instructions: 0) == .limit)
        #expect(machine.run(untilCycle: 0) == .limit)
        #expect(machine.instructions == 0)
        #expect(machine.pc == Bench.code)
    }

    @Test("a hook stops before its instruction, and the next run goes past it")
    func hook() {
        var machine = Bench.machine(Bench.m3, Self.counter)
        machine.setHooks([Bench.code + 2])
        for round in 0..<5 as Range<UInt32> {
            #expect(machine.run(instructions: 100) == .hook)
            #expect(machine.pc == Bench.code + 2)
            #expect(machine[.r0] == round)
        }
        machine.setHooks([])
        #expect(machine.run(instructions: 10) == .limit)
    }

    @Test("a hook set while the code runs is seen, wherever it is, and replaces the others")
    func hooksReplace() {
        var machine = Bench.machine(Bench.m3, Self.counter)
        _ = machine.run(instructions: 50)
        machine.setHooks([Bench.code + 4, Bench.code + 5, 0x9000_0000])
        #expect(machine.run() == .hook)
        #expect(machine.pc == Bench.code + 4)
        machine.setHooks([Bench.code + 2])
        #expect(machine.run() == .hook)
        #expect(machine.pc == Bench.code + 2)
    }

    @Test("a hooked first instruction executes, in an IT block too")
    func hookInITBlock() {
        var machine = Bench.machine(
            Bench.m3,
            [
                0x2000,  // movs r0, #0
                0xBF1A,  // itte ne
                0x2101,  // movne r1, #1
                0x2202,  // movne r2, #2
                0x2303,  // moveq r3, #3
            ])
        machine.setHooks([Bench.code + 6, Bench.code + 8])
        #expect(machine.run() == .hook)
        #expect(machine.pc == Bench.code + 6)
        #expect(machine.run() == .hook)
        #expect(machine.pc == Bench.code + 8)
        #expect(machine.run(instructions: 1) == .limit)
        #expect((machine[.r1], machine[.r2], machine[.r3]) == (0, 0, 3))
        #expect(machine[.epsr] == 0x0100_0000)
    }

    @Test("a step is one instruction, or the entry before it")
    func step() {
        var machine = Bench.machine(Bench.m3, Self.counter)
        _ = machine.step()
        #expect(machine.instructions == 1)
        machine.enable(3, priority: 0)
        _ = machine.pend(.interrupt(3))
        #expect(machine.step() == .limit)
        #expect(machine.instructions == 1)
        #expect(machine.pc == Bench.handler(19))
    }

    @Test("observed entries and returns end runs, in order")
    func observation() {
        var machine = Bench.machine(Bench.m3, Self.counter, handlers: [19: [Thumb.bxLR]])
        machine.observation = [.entries, .returns]
        _ = machine.run(instructions: 3)
        machine.enable(3, priority: 0)
        _ = machine.pend(.interrupt(3))
        guard case .entered(let entry) = machine.run(instructions: 10) else {
            Issue.record("not entered")
            return
        }
        #expect(entry.exception == .interrupt(3))
        #expect(machine.pc == Bench.handler(19))
        guard case .returned(let returned) = machine.run(instructions: 10) else {
            Issue.record("not returned")
            return
        }
        #expect(returned.exception == .interrupt(3))
        #expect(machine.pc == entry.returnAddress)
    }

    @Test("a branch to an even address faults at its target with INVSTATE, and MOV PC does not")
    func interworking() {
        var machine = Bench.machine(
            Bench.m3,
            [
                0xF240, 0x4021,  // movw r0, #0x421
                0x4687,  // mov pc, r0
            ], words: [0x420: 0x4700_2006])  // movs r0, #6; bx r0
        machine.set(SCS.shcsr, SCS.allFaults)
        _ = machine.run(instructions: 4)
        #expect(machine.pc == 6)
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 1) else {
            Issue.record("no fault")
            return
        }
        #expect(entry.exception == .usageFault)
        #expect(entry.fault?.kind == .invstate)
        #expect(entry.returnAddress == 6)
    }

    @Test("an UNPREDICTABLE encoding executes, and is kept once")
    func unpredictable() {
        // ldr r0, [r0], #4
        var machine = Bench.machine(Bench.m3, [0xF850, 0x0B04, 0xE7FC])
        machine[.r0] = Bench.ram
        _ = machine.run(instructions: 4)
        #expect(machine.unpredictable.map(\.address) == [Bench.code])
        machine.reset(.powerOn)
        #expect(machine.unpredictable.isEmpty)
    }

    @Test("firmware that sleeps for ever with nothing scheduled is idle; with a cycle limit, time passes")
    func idle() {
        var machine = Bench.machine(Bench.m3, [Thumb.wfi])
        #expect(machine.run(instructions: 100) == .idle)
        #expect(machine.isSleeping == true)
        #expect(machine.run(untilCycle: 5_000) == .limit)
        #expect(machine.cycles == 5_000)
    }

    @Test("a loop in an alias of flash runs from its own window")
    func aliasedCode() throws {
        var machine = Machine(
            MachineConfiguration(
                name: "alias", core: Bench.m3, clockHz: 1,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .ignored), base: 0x0800_0000, size: 0x1000),
                    MemoryRegion(name: "boot", kind: .alias(of: "flash"), base: 0, size: 0x1000),
                    MemoryRegion(name: "sram", kind: .ram, base: 0x2000_0000, size: 0x1000),
                ], devices: []))
        // SP, reset at 0x08000009; ldr r0, [pc, #4]; bx r0; nop; b .; .word 0x0000000d
        try machine.load(
            [0, 0x10, 0, 0x20, 9, 0, 0, 8, 1, 0x48, 0, 0x47, 0, 0xBF, 0xFE, 0xE7, 0x0D, 0, 0, 0], at: 0x0800_0000)
        machine.reset(.powerOn)
        #expect(machine.pc == 0x0800_0008)
        machine.setHooks([0x0C])
        #expect(machine.run(instructions: 100) == .hook)
        #expect(machine.pc == 0x0C)
    }
}
