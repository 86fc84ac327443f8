import ArmMProfile
import CortexM
import Testing

/// Interrupts that come while an instruction of several cycles is busy (exception-model items 3.16 to 3.18).
@Suite("Abandoned instructions")
struct AbandonedInstructionTests {
    /// A machine whose SysTick pends at cycle `due`, before `code` at cycle 0.
    static func machine(_ core: CoreConfiguration, _ code: [UInt16], due: UInt32, ici: Bool = false) -> Machine {
        var machine = Bench.machine(
            core, code, handlers: [15: [Thumb.bxLR]], timing: TimingConfiguration(continuesMultiples: ici))
        machine.set(0xE000_E014, due - 1)
        machine.set(0xE000_E018, 0)
        machine.set(0xE000_E010, 7)
        machine[.r0] = Bench.ram + 0x100
        for index in 0..<8 as Range<UInt32> { machine.set(Bench.ram + 0x100 + 4 * index, 0x100 + index) }
        machine.observation = [.entries, .returns]
        return machine
    }

    /// ldmia r0, {r1-r8} after three additions; the load begins at cycle 3 and takes 9.
    static let load: [UInt16] = [0x3001, 0x3801, 0xBF00, 0xE890, 0x01FE]

    @Test(
        "3.16: an interrupt in a load multiple, a push or a division has the latency that it has anywhere",
        arguments: [
            (CoreConfiguration.cortexM0, 16 as UInt64), (.cortexM0Plus, 15), (.cortexM3, 12), (.cortexM4, 12), (.cortexM7, 12),
        ])
    func latency(_ core: CoreConfiguration, _ cycles: UInt64) {
        let isArmv6M = core.architecture == .armv6M
        let codes: [[UInt16]] =
            [[0xC8FE, 0xE7FD], [0xB5FF, 0xB008, 0xB001, 0xE7FB]] + (isArmv6M ? [] : [[0xFBB2, 0xF1F3, 0xE7FC]])
        for code in codes {
            for due in 20..<60 as Range<UInt32> {
                var machine = Self.machine(core, code, due: due)
                machine[.r2] = .max
                machine[.r3] = 1
                guard case .entered(let entry) = machine.run(untilCycle: 1_000) else {
                    Issue.record("no SysTick")
                    continue
                }
                // The instructions that are not abandoned take four cycles at most.
                #expect(machine.cycles >= UInt64(due) + cycles && machine.cycles <= UInt64(due) + cycles + 3)
                #expect(entry.started - entry.cycles == cycles)
            }
        }
    }

    @Test("3.17: a load multiple that an interrupt comes into begins again after it")
    func restart() {
        var machine = Self.machine(.cortexM3, Self.load, due: 8)
        guard case .entered(let entry) = machine.run() else { return }
        #expect(entry.cycles == 8)
        machine.set(0xE000_E010, 0)
        #expect(entry.returnAddress == Bench.code + 6)
        #expect(machine[.r2] == 0)
        #expect(machine.frame(7, at: entry.frame) & 0x0600_FC00 == 0)
        _ = machine.run()
        let returned = machine.cycles
        _ = machine.run(instructions: 1)
        #expect(machine[.r8] == 0x107)
        #expect(machine.cycles == returned + 9)
    }

    @Test("3.17: with ICI it goes on where it stood, and the stacked xPSR says where")
    func continuation() {
        var machine = Self.machine(.cortexM3, Self.load, due: 8, ici: true)
        guard case .entered(let entry) = machine.run() else { return }
        machine.set(0xE000_E010, 0)
        // Five of its cycles have passed, and the first was no transfer: R1 to R4 are loaded.
        #expect(machine.frame(7, at: entry.frame) & 0x0600_FC00 == 5 << 12)
        #expect(machine.frame(1, at: entry.frame) == 0x100)
        #expect(machine[.r4] == 0x103)
        #expect(machine[.r5] == 0)
        #expect(machine[.epsr] & 0x0600_FC00 == 0)
        _ = machine.run()
        #expect(machine[.epsr] & 0x0600_FC00 == 5 << 12)
        let returned = machine.cycles
        // What was loaded before the interrupt is not loaded again.
        machine.set(Bench.ram + 0x100, 0xAAAA)
        _ = machine.run(instructions: 1)
        #expect((1...8).map { machine[CoreRegister(number: $0) ?? .r0] } == (0x100...0x107).map { UInt32($0) })
        #expect(machine.cycles == returned + 5)
        #expect(machine[.epsr] & 0x0600_FC00 == 0)
    }

    @Test("3.17: a store multiple with write-back goes on too, and its base is written at the end")
    func continuedStore() {
        // stmdb r0!, {r1-r8} with R0 at the end of the block
        var machine = Self.machine(.cortexM4, [0x3020, 0xBF00, 0xBF00, 0xE920, 0x01FE], due: 8, ici: true)
        for number in 1...8 { machine[CoreRegister(number: number) ?? .r0] = UInt32(number) }
        guard case .entered(let entry) = machine.run() else { return }
        machine.set(0xE000_E010, 0)
        #expect(machine.frame(7, at: entry.frame) >> 12 & 0xF == 5)
        #expect(machine.frame(0, at: entry.frame) == Bench.ram + 0x120)
        #expect(machine.word(Bench.ram + 0x10C) == 4 && machine.word(Bench.ram + 0x110) == 0x104)
        _ = machine.run()
        _ = machine.run(instructions: 1)
        #expect(machine[.r0] == Bench.ram + 0x100)
        #expect((0..<8).map { machine.word(Bench.ram + 0x100 + 4 * $0) } == (1...8).map { UInt32($0) })
    }

    @Test("3.17: in an IT block it always begins again")
    func inITBlock() {
        var machine = Self.machine(.cortexM3, [0x4280, 0xBF00, 0xBF08, 0xE890, 0x01FE], due: 8, ici: true)  // cmp; nop; it eq
        guard case .entered(let entry) = machine.run() else { return }
        #expect(entry.returnAddress == Bench.code + 6)
        // ITSTATE of the load itself, not ICI.
        #expect(machine.frame(7, at: entry.frame) & 0x0600_FC00 == 0x0800)
        #expect(machine[.r2] == 0)
    }

    @Test("3.17: ICI with another instruction at the return address is INVSTATE")
    func badContinuation() {
        for ici in [false, true] {
            var machine = Self.machine(.cortexM3, [0x3001, 0x3801, 0xBF00, 0xBF00, 0xBF00], due: 40, ici: ici)
            machine.set(SCS.shcsr, SCS.allFaults)
            guard case .entered(let entry) = machine.run() else { return }
            machine.set(0xE000_E010, 0)
            machine.set(entry.frame + 28, machine.frame(7, at: entry.frame) | 5 << 12)
            _ = machine.run()
            guard case .entered(let fault) = machine.run() else { return }
            #expect(fault.exception == .usageFault)
            #expect(fault.cfsr == 1 << 17)
        }
    }

    @Test("3.18: with the base in the list, or the program counter, it begins again with the base as it was")
    func baseInList() {
        // ldmia r0, {r0-r7}; pop {r1-r7, pc}
        var machine = Self.machine(.cortexM3, [0x3001, 0x3801, 0xBF00, 0xE890, 0x00FF], due: 8, ici: true)
        guard case .entered(let entry) = machine.run() else { return }
        #expect(machine.frame(7, at: entry.frame) & 0x0600_FC00 == 0)
        #expect(machine.frame(0, at: entry.frame) == Bench.ram + 0x100)
        var popping = Self.machine(.cortexM3, [0x3001, 0x3801, 0xBF00, 0xBDFE], due: 8, ici: true)
        popping[.sp] = Bench.ram + 0x100
        guard case .entered(let popped) = popping.run() else { return }
        popping.set(0xE000_E010, 0)
        #expect(popping.frame(7, at: popped.frame) & 0x0600_FC00 == 0)
        #expect(popped.frame == Bench.ram + 0xE0)
        _ = popping.run()
        #expect(popping[.sp] == Bench.ram + 0x100)
    }

    @Test("an event that brings no interrupt costs an instruction nothing")
    func harmlessEvent() {
        for due in 3..<14 as Range<UInt32> {
            var machine = Self.machine(.cortexM3, Self.load, due: due)
            machine[.primask] = 1
            _ = machine.run(instructions: 4)
            #expect(machine.cycles == 3 + 9)
            #expect(machine[.r8] == 0x107)
        }
    }
}
