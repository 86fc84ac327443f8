import ArmMProfile
import CortexM
import Testing

/// CPACR, FPCCR, FPCAR, FPDSCR, MVFR0 to MVFR2, and the registers as a debugger sees them.
@Suite("Floating-point registers")
struct FloatingPointRegisterTests {
    private static func core(_ floatingPoint: FloatingPointExtension) -> CoreConfiguration {
        floatingPoint == .fpv4SP ? Bench.m4f : Bench.m7.with(floatingPoint)
    }

    private static func registers(_ machine: borrowing Machine) -> [UInt32] {
        [SCS.cpacr, SCS.fpccr, SCS.fpcar, SCS.fpdscr].map { machine.word($0) }
    }

    @Test("1.5: a reset gives FPCCR ASPEN and LSPEN, closes CPACR and ends the context", arguments: [ResetKind.powerOn, .system])
    func reset(_ kind: ResetKind) {
        var machine = Bench.machine(Bench.m4f)
        for register in [SCS.cpacr, SCS.fpccr, SCS.fpcar, SCS.fpdscr] { machine.set(register, .max) }
        machine[.control] = 4
        machine[single: 3] = 7
        #expect(Self.registers(machine) == [0x00F0_0000, 0xC000_017B, 0xFFFF_FFF8, 0x07C0_0000])
        machine.reset(kind)
        #expect(Self.registers(machine) == [0, 0xC000_0000, 0, 0])
        #expect(machine[.control] == 0)
        #expect(machine[single: 3] == (kind == .powerOn ? 0 : 7))
    }

    @Test(
        "the feature registers are those of the extension, and cannot be written",
        arguments: [
            (FloatingPointExtension.none, [0, 0, 0] as [UInt32]), (.fpv4SP, [0x1011_0021, 0x1100_0011, 0]),
            (.fpv5SP, [0x1011_0021, 0x1100_0011, 0x40]), (.fpv5D16, [0x1011_0221, 0x1200_0011, 0x40]),
        ])
    func features(_ floatingPoint: FloatingPointExtension, _ values: [UInt32]) {
        var machine = Bench.machine(Self.core(floatingPoint))
        for (index, value) in values.enumerated() {
            let register = SCS.mvfr0 + 4 * UInt32(index)
            machine.set(register, ~value)
            #expect(machine.word(register) == value)
        }
    }

    @Test("S and D registers are two views of the same bits, and a core without the extension has none")
    func views() {
        var machine = Bench.machine(Bench.m4f)
        machine[double: 15] = 0x4009_21FB_5444_2D18
        #expect(machine[single: 30] == 0x5444_2D18)
        #expect(machine[single: 31] == 0x4009_21FB)
        machine[single: 1] = 0x3FF0_0000
        #expect(machine[double: 0] == 0x3FF0_0000_0000_0000)
        machine[.fpscr] = .max
        #expect(machine[.fpscr] == 0xF7C0_009F)
        var without = Bench.machine(Bench.m4)
        without[double: 15] = 1
        without[single: 0] = 1
        without[.fpscr] = .max
        #expect(without[double: 15] == 0 && without[single: 0] == 0 && without[.fpscr] == 0)
    }

    @Test("9.9: MSR CONTROL sets and clears FPCA when privileged, and MRS shows it")
    func control() {
        let code = Thumb.msr(20, 0) + Thumb.mrs(1, 20) + Thumb.msr(20, 2) + Thumb.mrs(3, 20)
        for (core, seen) in [(Bench.m4f, 4 as UInt32), (Bench.m4, 0)] {
            var machine = Bench.machine(core, code)
            machine[.r0] = 4
            machine.steps(4)
            #expect(machine[.r1] == seen)
            #expect(machine[.r3] == 0)
        }
        var machine = Bench.machine(Bench.m4f, code)
        machine[.r0] = 4
        machine[.control] = 1
        machine.steps(2)
        #expect(machine[.r1] == 1)
    }

    @Test("the bits of CFSR for the lazy save are there only with the extension")
    func faultStatus() {
        for (core, bits) in [(Bench.m4f, 0x2020 as UInt32), (Bench.m4, 0)] {
            var machine = Bench.machine(core)
            machine.set(SCS.cfsr, .max)
            #expect(machine.word(SCS.cfsr) & 0x2020 == bits)
        }
    }
}
