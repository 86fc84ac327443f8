import ArmMProfile
import CortexM
import Testing

/// Sections 8.5 and 8.7: exceptions derived from frames with floating-point state.
@Suite("Derived exceptions of floating-point frames")
struct FloatingPointDerivedTests {
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
            var machine = LazyStateTests.inHandler(lazy: false)
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

    @Test("8.1 9.2: a frame that cannot be stored has its room all the same: LSPACT is set, and FPCAR leads into it")
    func lostFrame() {
        var machine = FloatingPointFrameTests.machine()
        machine.set(SCS.shcsr, SCS.allFaults)
        machine.set(SCS.shpr2, 0x8000_0000)
        machine[.sp] = 0x6000_0100
        machine.steps(1)
        #expect(machine.currentException == .busFault)
        #expect(machine.word(SCS.cfsr) == CFSR.stkerr)
        #expect(machine.word(SCS.fpccr) & 1 == 1)
        #expect(machine.word(SCS.fpcar) == 0x6000_0100 - 0x68 + 0x20)
        #expect(machine[.lr] == 0xFFFF_FFE9)
    }
}
