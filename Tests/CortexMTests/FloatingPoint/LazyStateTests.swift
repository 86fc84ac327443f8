import ArmMProfile
import CortexM
import Testing

/// Section 9: the lazy save, and the faults derived from it and from frames with floating-point state.
@Suite("Lazy floating-point state")
struct LazyStateTests {
    /// What a floating-point instruction at the program counter does to the context: the check, or its fault.
    static func useFloatingPoint(_ machine: inout Machine) {
        do throws(Fault) {
            try machine.executeFPCheck()
        } catch {
            machine.raise(error, instruction: machine.pc, next: machine.pc + 4)
        }
    }

    /// A machine in the handler of SVC at `priority`, with room on the process stack for the context of Thread mode.
    static func inHandler(
        priority: UInt8 = 0x80, enabled: UInt32 = SCS.allFaults, lazy: Bool = true, unprivileged: Bool = false,
        psp: UInt32 = Bench.ram + 0x800
    ) -> Machine {
        var machine = FloatingPointFrameTests.machine(lazy: lazy, handlers: [11: [Thumb.nop, Thumb.nop, Thumb.bxLR]])
        machine.set(SCS.shcsr, enabled)
        machine.set(SCS.shpr2, UInt32(priority) << 24)
        machine[.psp] = psp
        machine[.control] = unprivileged ? 7 : 6
        machine.steps(1)
        return machine
    }

    @Test("9.3: the first floating-point instruction of a handler saves the state, and begins a new context")
    func save() {
        var machine = Self.inHandler()
        machine.set(SCS.fpdscr, 0x0100_0000)
        let before = machine.cycles
        Self.useFloatingPoint(&machine)
        let frame = machine[.psp]
        for index in 0..<16 { #expect(machine.frame(8 + index, at: frame) == 0x100 + UInt32(index)) }
        #expect(machine.frame(24, at: frame) == 0x2000_0010)
        #expect(machine.word(SCS.fpccr) & 1 == 0)
        #expect(machine[.control] == 4)
        #expect(machine[.fpscr] == 0x2100_0010)
        #expect(machine.cycles - before == 17)
        machine[single: 2] = 0
        machine.steps(3)
        #expect(machine[single: 2] == 0x102, "and the return loads it again")
        #expect(machine[.fpscr] == 0x2000_0010)
    }

    @Test("9.2: USER, THREAD and the RDY bits are those of the priority before the entry, of the raw priorities and the enable bits")
    func snapshot() {
        // BusFault alone is enabled, MemManage and DebugMonitor are not.
        #expect(Self.inHandler(enabled: SCS.busFault).word(SCS.fpccr) == 0xC000_0059)
        #expect(Self.inHandler(unprivileged: true).word(SCS.fpccr) == 0xC000_007B)
        var monitor = FloatingPointFrameTests.machine()
        monitor.set(SCS.demcr, 1 << 16)
        monitor.steps(1)
        #expect(monitor.word(SCS.fpccr) == 0xC000_0119)
        // At priority 0x40, 0x30 is above it and 0x40 is not.
        var nested = FloatingPointFrameTests.machine(handlers: [11: [Thumb.nop, Thumb.loop]])
        nested.set(SCS.shcsr, SCS.allFaults)
        nested.set(SCS.shpr1, 0x0000_3040)
        nested.set(SCS.shpr2, 0xC000_0000)
        nested.enable(0, priority: 0)
        nested.steps(1)
        machineBase(&nested)
        _ = nested.pend(.interrupt(0))
        nested.steps(1)
        #expect(nested.word(SCS.fpccr) == 0xC000_0051, "Handler mode; BusFault at 0x30 only")
        var masked = FloatingPointFrameTests.machine([Thumb.loop])
        masked[.faultmask] = 1
        masked.set(SCS.shcsr, SCS.allFaults)
        _ = masked.pend(.nmi)
        masked.steps(1)
        #expect(masked.word(SCS.fpccr) == 0xC000_0009, "nothing could be pended at -1")
    }

    /// A context in the handler, whose execution priority is 0x40.
    private func machineBase(_ machine: inout Machine) {
        Self.useFloatingPoint(&machine)
        machine[.basepri] = 0x40
    }

    @Test("9.5: an exception that finds no context pushes a basic frame, and the state of the outer one stays to be saved")
    func nested() {
        var machine = Self.inHandler()
        machine.enable(0, priority: 0)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine[.lr] == 0xFFFF_FFF1)
        #expect(machine[.sp] == Bench.stack - 0x20)
        #expect(machine.word(SCS.fpccr) & 1 == 1)
        #expect(machine.word(SCS.fpcar) == machine[.psp] + 0x20)
        Self.useFloatingPoint(&machine)
        #expect(machine.frame(9, at: machine[.psp]) == 0x101)
    }

    @Test("9.7: software can clear LSPACT, and the state is dropped; FPCAR is a multiple of 8")
    func dropped() {
        var machine = Self.inHandler()
        machine.set(SCS.fpccr, 0xC000_0000)
        Self.useFloatingPoint(&machine)
        #expect(machine.frame(8, at: machine[.psp]) == 0)
        machine.set(SCS.fpcar, 0xFFFF_FFFF)
        #expect(machine.word(SCS.fpcar) == 0xFFFF_FFF8)
    }

    @Test("9.11: without ASPEN a handler's floating point goes into no frame, and what it interrupted loses its registers")
    func withoutAutomaticContext() {
        var machine = FloatingPointFrameTests.machine()
        machine.set(SCS.fpccr, 0)
        machine[.control] = 0
        Self.useFloatingPoint(&machine)
        machine.steps(1)
        #expect(machine[.lr] == 0xFFFF_FFF9)
        #expect(machine[.sp] == Bench.stack - 0x20)
        Self.useFloatingPoint(&machine)
        machine[single: 0] = 9
        machine.steps(1)
        #expect(machine[single: 0] == 9)
    }
}
