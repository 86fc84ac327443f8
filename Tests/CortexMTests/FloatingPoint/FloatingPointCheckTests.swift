import ArmMProfile
import CortexM
import Testing

/// Sections 7.14 and 9: what a floating-point instruction looks at before it does anything.
@Suite("Floating-point check")
struct FloatingPointCheckTests {
    private static func machine(cpacr: UInt32 = 0x00F0_0000, core: CoreConfiguration = Bench.m4f) -> Machine {
        var machine = Bench.machine(core)
        machine.set(SCS.cpacr, cpacr)
        return machine
    }

    private static func fault(_ machine: inout Machine) -> Fault.Kind? {
        do throws(Fault) {
            try machine.executeFPCheck()
            return nil
        } catch {
            return error.kind
        }
    }

    @Test("9.1: the first floating-point instruction begins a context with FPDSCR's modes, and a later one keeps it")
    func newContext() {
        var machine = Self.machine()
        machine.set(SCS.fpdscr, 0xFFFF_FFFF)
        #expect(machine.word(SCS.fpdscr) == 0x07C0_0000)
        machine.floatingPoint.fpscr = FPSCR(0x9000_0001)
        #expect(machine[.control] == 0)
        #expect(Self.fault(&machine) == nil)
        #expect(machine[.control] == 4)
        #expect(machine.floatingPoint.fpscr.rawValue == 0x97C0_0001)
        machine.floatingPoint.fpscr = FPSCR()
        #expect(Self.fault(&machine) == nil)
        #expect(machine.floatingPoint.fpscr == FPSCR())
    }

    @Test("9.11: without ASPEN no context begins, however CPACR gives access", arguments: [0x00F0_0000 as UInt32, 0x0050_0000])
    func withoutAutomaticContext(_ cpacr: UInt32) {
        var machine = Self.machine(cpacr: cpacr)
        machine.set(SCS.fpccr, 0x4000_0000)
        machine.set(SCS.fpdscr, 0x0200_0000)
        #expect(Self.fault(&machine) == nil)
        #expect(machine[.control] == 0)
        #expect(machine.floatingPoint.fpscr == FPSCR())
    }

    @Test(
        "7.14 9.8: CPACR says who may use the extension, and its reserved settings are UNPREDICTABLE",
        arguments: [
            (0 as UInt32, false, false, true), (5, true, false, true), (15, true, true, true), (10, false, false, false),
            (3, true, true, false), (12, false, false, false),
        ])
    func access(_ fields: UInt32, _ privileged: Bool, _ unprivileged: Bool, _ isDefined: Bool) {
        for (control, allowed) in [(0 as UInt32, privileged), (1, unprivileged)] {
            var machine = Self.machine(cpacr: fields << 20)
            machine[.control] = control
            #expect(Self.fault(&machine) == (allowed ? nil : .nocp))
            #expect(machine[.control] == control | (allowed ? 4 : 0))
            #expect(machine.unpredictable.map(\.kind) == (isDefined ? [] : [.coprocessorAccess]))
        }
    }

    @Test("7.14: a core without the extension has no CPACR, and NOCP", arguments: [Bench.m3, Bench.m4])
    func absent(_ core: CoreConfiguration) {
        var machine = Self.machine(core: core)
        for register in [SCS.cpacr, SCS.fpccr, SCS.fpcar, SCS.fpdscr, SCS.mvfr0, SCS.mvfr0 + 4, SCS.mvfr0 + 8] {
            machine.set(register, .max)
            #expect(machine.word(register) == 0)
        }
        machine[.control] = 4
        #expect(machine[.control] == 0)
        #expect(Self.fault(&machine) == .nocp)
    }
}
