import ArmMProfile
import CortexM
import Testing

/// Section 9.6: the lazy save that fails.
@Suite("Faults of the lazy floating-point save")
struct LazyFaultTests {
    @Test("9.6 7.5 7.10: a fault of the save that can be taken is, at the instruction, and LSPACT stays", arguments: [true, false])
    func taken(_ byMPU: Bool) {
        var machine = LazyStateTests.inHandler()
        let pc = machine.pc
        Self.breakRoom(&machine, byMPU)
        LazyStateTests.useFloatingPoint(&machine)
        #expect(machine.currentException == (byMPU ? .memManage : .busFault))
        #expect(machine.word(SCS.cfsr) == (byMPU ? CFSR.mlsperr : CFSR.lsperr), "no address is valid")
        #expect(machine.word(SCS.fpccr) & 1 == 1)
        #expect(machine.frame(6, at: machine[.sp]) == pc, "the instruction is executed again")
        #expect(machine[.lr] == 0xFFFF_FFF1)
        #expect(machine[single: 4] == 0x104)
        #expect(machine.word(SCS.hfsr) == 0)
    }

    @Test("9.6: without its RDY bit the fault is HardFault, whatever is enabled by now", arguments: [true, false])
    func escalated(_ byMPU: Bool) {
        var machine = LazyStateTests.inHandler(enabled: 0)
        machine.set(SCS.shcsr, machine.word(SCS.shcsr) | SCS.allFaults)
        Self.breakRoom(&machine, byMPU)
        LazyStateTests.useFloatingPoint(&machine)
        #expect(machine.currentException == .hardFault)
        #expect(machine.word(SCS.hfsr) == HFSR.forced)
        #expect(machine.word(SCS.cfsr) == (byMPU ? CFSR.mlsperr : CFSR.lsperr))
        #expect(machine.entry?.kind == .escalated && machine.entry?.of == (byMPU ? .memManage : .busFault))
    }

    @Test("9.6: a fault that cannot be taken now waits: LSPACT is clear, the instruction goes on, and the frame is lost")
    func pended() {
        var machine = LazyStateTests.inHandler(priority: 0)
        Self.breakRoom(&machine, false)
        let pc = machine.pc
        LazyStateTests.useFloatingPoint(&machine)
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
        LazyStateTests.useFloatingPoint(&machine)
        _ = machine.pend(.nmi)
        machine.steps(1)
        #expect(machine.currentException == .nmi)
        #expect(machine.word(SCS.fpccr) & 0x171 == 1)
        machine.set(SCS.fpcar, 0x6000_0000)
        let pc = machine.pc
        LazyStateTests.useFloatingPoint(&machine)
        #expect(machine.isLockedUp == true)
        #expect(machine.pc == pc)
        #expect(machine.word(SCS.cfsr) == CFSR.lsperr)
        #expect(machine.word(SCS.hfsr) == 0)
    }

    @Test("9.3: the save has the privilege of the code that the state belongs to")
    func privilege() {
        for unprivileged in [false, true] {
            var machine = LazyStateTests.inHandler(unprivileged: unprivileged)
            machine.mpuRegion(0, at: Bench.ram, bits: 16, ap: 1)
            machine.startMPU()
            LazyStateTests.useFloatingPoint(&machine)
            #expect(machine.word(SCS.cfsr) == (unprivileged ? CFSR.mlsperr : 0))
        }
    }

    @Test("9.6: the MPU is asked at the priority that HFRDY stands for, not at that of now")
    func negativePriority() {
        var machine = LazyStateTests.inHandler(priority: 0)
        Self.breakRoom(&machine, true)
        machine[.faultmask] = 1
        LazyStateTests.useFloatingPoint(&machine)
        #expect(machine.word(SCS.cfsr) == CFSR.mlsperr, "FAULTMASK, with HFNMIENA 0, would let a store of now pass")
        var negative = LazyStateTests.inHandler(priority: 0)
        Self.breakRoom(&negative, true)
        negative.set(SCS.fpccr, 0xC000_0001)
        LazyStateTests.useFloatingPoint(&negative)
        #expect(negative.word(SCS.cfsr) == 0)
    }

    @Test("9.6: CPACR that the handler has closed is NOCP before any save")
    func closed() {
        var machine = LazyStateTests.inHandler()
        machine.set(SCS.cpacr, 0)
        LazyStateTests.useFloatingPoint(&machine)
        #expect(machine.currentException == .usageFault)
        #expect(machine.word(SCS.cfsr) == CFSR.nocp)
        #expect(machine.word(SCS.fpccr) & 1 == 1)
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
