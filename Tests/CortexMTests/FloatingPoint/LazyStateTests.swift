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

    @Test("9.6 7.5 7.10: a fault of the save that can be taken is, at the instruction, and LSPACT stays", arguments: [true, false])
    func taken(_ byMPU: Bool) {
        var machine = Self.inHandler()
        let pc = machine.pc
        Self.breakRoom(&machine, byMPU)
        Self.useFloatingPoint(&machine)
        #expect(machine.currentException == (byMPU ? .memManage : .busFault))
        #expect(machine.word(SCS.cfsr) == (byMPU ? CFSR.mlsperr : CFSR.lsperr), "no address is valid")
        #expect(machine.word(SCS.fpccr) & 1 == 1)
        #expect(machine.frame(6, at: machine[.sp]) == pc, "the instruction is executed again")
        #expect(machine[.lr] == 0xFFFF_FFF1)
        #expect(machine[single: 4] == 0x104)
        #expect(machine.word(SCS.hfsr) == 0)
    }

    @Test("9.6: without its RDY bit the fault is HardFault, whatever is enabled by now")
    func escalated() {
        var machine = Self.inHandler(enabled: 0)
        machine.set(SCS.shcsr, machine.word(SCS.shcsr) | SCS.allFaults)
        Self.breakRoom(&machine, false)
        Self.useFloatingPoint(&machine)
        #expect(machine.currentException == .hardFault)
        #expect(machine.word(SCS.hfsr) == HFSR.forced)
        #expect(machine.word(SCS.cfsr) == CFSR.lsperr)
        #expect(machine.entry?.kind == .escalated && machine.entry?.of == .busFault)
    }

    @Test("9.6: a fault that cannot be taken now waits: LSPACT is clear, the instruction goes on, and the frame is lost")
    func pended() {
        var machine = Self.inHandler(priority: 0)
        Self.breakRoom(&machine, false)
        let pc = machine.pc
        Self.useFloatingPoint(&machine)
        #expect(machine.currentException == .svCall && machine.pc == pc)
        #expect(machine.word(SCS.fpccr) & 1 == 0)
        #expect(machine[.control] == 4)
        #expect(machine.exceptions.pending[.busFault])
        #expect(machine.word(SCS.cfsr) == CFSR.lsperr)
    }

    @Test("9.6: the state of HardFault's handler that NMI cannot save locks up, and FORCED is not set")
    func lockup() {
        var machine = FloatingPointFrameTests.machine([Thumb.udf], handlers: [3: [Thumb.nop, Thumb.loop]])
        machine.steps(1)
        machine.set(SCS.hfsr, 0)
        machine.set(SCS.cfsr, 0)
        Self.useFloatingPoint(&machine)
        _ = machine.pend(.nmi)
        machine.steps(1)
        #expect(machine.currentException == .nmi)
        #expect(machine.word(SCS.fpccr) & 0x171 == 1)
        machine.set(SCS.fpcar, 0x6000_0000)
        let pc = machine.pc
        Self.useFloatingPoint(&machine)
        #expect(machine.isLockedUp == true)
        #expect(machine.pc == pc)
        #expect(machine.word(SCS.cfsr) == CFSR.lsperr)
        #expect(machine.word(SCS.hfsr) == 0)
    }

    @Test("9.3: the save has the privilege of the code that the state belongs to")
    func privilege() {
        for unprivileged in [false, true] {
            var machine = Self.inHandler(unprivileged: unprivileged)
            machine.mpuRegion(0, at: Bench.ram, bits: 16, ap: 1)
            machine.startMPU()
            Self.useFloatingPoint(&machine)
            #expect(machine.word(SCS.cfsr) == (unprivileged ? CFSR.mlsperr : 0))
        }
    }

    @Test("9.6: the MPU is asked at the priority that HFRDY stands for, not at that of now")
    func negativePriority() {
        var machine = Self.inHandler(priority: 0)
        Self.breakRoom(&machine, true)
        machine[.faultmask] = 1
        Self.useFloatingPoint(&machine)
        #expect(machine.word(SCS.cfsr) == CFSR.mlsperr, "FAULTMASK, with HFNMIENA 0, would let a store of now pass")
        var negative = Self.inHandler(priority: 0)
        Self.breakRoom(&negative, true)
        negative.set(SCS.fpccr, 0xC000_0001)
        Self.useFloatingPoint(&negative)
        #expect(negative.word(SCS.cfsr) == 0)
    }

    @Test("9.6: CPACR that the handler has closed is NOCP before any save")
    func closed() {
        var machine = Self.inHandler()
        machine.set(SCS.cpacr, 0)
        Self.useFloatingPoint(&machine)
        #expect(machine.currentException == .usageFault)
        #expect(machine.word(SCS.cfsr) == CFSR.nocp)
        #expect(machine.word(SCS.fpccr) & 1 == 1)
    }

    @Test("8.7: without LSPEN and with CPACR closed, NOCP is derived from the entry")
    func derivedAtEntry() {
        for enabled in [true, false] {
            var machine = FloatingPointFrameTests.machine(lazy: false)
            machine.set(SCS.cpacr, 0)
            machine.set(SCS.shcsr, enabled ? SCS.allFaults : 0)
            machine.set(SCS.shpr2, 0x8000_0000)
            machine.steps(1)
            #expect(machine.currentException == (enabled ? .usageFault : .hardFault))
            #expect(machine.entry?.kind == .derived && machine.entry?.of == .svCall)
            #expect(machine.entry?.frameIsValid == false)
            #expect(machine.word(SCS.cfsr) == CFSR.nocp)
            #expect(machine[.lr] == 0xFFFF_FFE9)
            #expect(machine[.sp] == Bench.stack - 0x68)
            #expect(machine.exceptions.pending[.svCall])
        }
    }

    @Test("8.5: NOCP, a bus error and the MPU while loading floating-point state are derived from the return, and the frame stays")
    func derivedAtReturn() {
        for (cause, bit, exception) in [
            (0, CFSR.nocp, ExceptionNumber.usageFault), (1, CFSR.unstkerr, .busFault), (2, CFSR.munstkerr, .memManage),
        ] {
            var machine = Self.inHandler(lazy: false)
            let frame = machine[.psp]
            switch cause {
            case 0: machine.set(SCS.cpacr, 0)
            case 1:
                // The basic part is the last of RAM.
                let last = Bench.ram + 0x1_0000 - 0x20
                for index in 0..<8 { machine.set(last + 4 * UInt32(index), machine.frame(index, at: frame)) }
                machine[.psp] = last
            default:
                // The basic part is below the region that is closed.
                let edge = Bench.ram + 0x1000 - 0x20
                for index in 0..<26 { machine.set(edge + 4 * UInt32(index), machine.frame(index, at: frame)) }
                machine[.psp] = edge
                machine.mpuRegion(0, at: Bench.ram + 0x1000, bits: 12, ap: 0)
                machine.startMPU()
            }
            let psp = machine[.psp]
            machine[single: 0] = 1
            machine.steps(3)
            #expect(machine.currentException == exception)
            #expect(machine.word(SCS.cfsr) == bit)
            #expect(machine[.psp] == psp)
            #expect(machine[.lr] == 0xFFFF_FFED)
            #expect(machine[single: 0] == 1)
            #expect(machine[.control] == 0)
        }
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

    /// Makes the room for the state a place that cannot be written: for the MPU, or for the bus.
    private static func breakRoom(_ machine: inout Machine, _ byMPU: Bool) {
        if byMPU {
            machine.mpuRegion(0, at: Bench.ram + 0x700, bits: 8, ap: 5)
            machine.startMPU()
        } else {
            machine.set(SCS.fpcar, 0x6000_0000)
        }
    }
}
