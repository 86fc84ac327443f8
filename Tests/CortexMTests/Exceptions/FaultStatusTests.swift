import ArmMProfile
import CortexM
import Testing

/// Section 7: the fault status bits, each by the instructions that set it.
@Suite("Fault status")
struct FaultStatusTests {
    /// An M4 with all fault exceptions enabled.
    private func machine(_ code: [UInt16], handlers: [Int: [UInt16]] = [:], core: CoreConfiguration = Bench.m4) -> Machine {
        var machine = Bench.machine(core, code, handlers: handlers)
        machine.set(SCS.shcsr, SCS.allFaults)
        return machine
    }

    @Test(
        "7.1: IACCVIOL: a branch to where nothing executes, without an address",
        arguments: [
            0x4000_0001, 0xA000_0001, 0xE000_0001, 0xE010_0001, 0xFFFF_FF01,
        ] as [UInt32])
    func iaccviol(_ target: UInt32) {
        var machine = machine([Thumb.bx(0)])
        machine[.r0] = target
        machine.steps(2)
        #expect(machine[.ipsr] == 4)
        #expect(machine.word(SCS.cfsr) == 1)
        #expect(machine.frame(6, at: machine[.sp]) == target & ~1)
    }

    @Test("7.2: DACCVIOL: a store to a read-only region, with its address")
    func daccviol() {
        var machine = machine([Thumb.str(0, 1)])
        machine.mpuRegion(0, at: Bench.ram + 0x4000, bits: 10, ap: 6)
        machine.startMPU()
        machine[.r1] = Bench.ram + 0x4010
        machine.steps(1)
        #expect(machine[.ipsr] == 4)
        #expect(machine.word(SCS.cfsr) == 0x82)
        #expect(machine.word(SCS.mmfar) == Bench.ram + 0x4010)
    }

    @Test("7.2: DACCVIOL: of a multiple store the element that failed, of an unaligned one the lowest byte that failed")
    func daccviolParts() {
        // STMIA r1!,{r2,r3}
        var multiple = machine([0xC10C])
        multiple.mpuRegion(0, at: Bench.ram + 0x4000, bits: 10, ap: 6)
        multiple.startMPU()
        multiple[.r1] = Bench.ram + 0x3FFC
        multiple.steps(1)
        #expect(multiple.word(SCS.mmfar) == Bench.ram + 0x4000)
        #expect(multiple[.r1] == Bench.ram + 0x3FFC)
        var unaligned = machine([Thumb.str(0, 1)])
        unaligned.mpuRegion(0, at: Bench.ram + 0x4000, bits: 10, ap: 6)
        unaligned.startMPU()
        unaligned[.r1] = Bench.ram + 0x3FFE
        unaligned.steps(1)
        #expect(unaligned.word(SCS.mmfar) == Bench.ram + 0x4000)
    }

    @Test("7.2: BFAR is the address that the instruction asked for")
    func requestedAddress() {
        var machine = machine([Thumb.ldr(0, 1)])
        machine[.r1] = Bench.ram + 0xFFFE
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0x8200)
        #expect(machine.word(SCS.bfar) == Bench.ram + 0xFFFE)
    }

    @Test("7.3: MUNSTKERR: the frame's stack is closed before the return")
    func munstkerr() {
        var machine = machine([Thumb.svc(0)], handlers: [11: [Thumb.bxLR]])
        machine.set(SCS.shpr2, 0x8000_0000)
        machine[.psp] = Bench.ram + 0x4080
        machine[.control] = 2
        machine.mpuRegion(0, at: Bench.ram + 0x4000, bits: 10, ap: 0)
        machine.steps(1)
        machine.startMPU()
        machine.steps(1)
        #expect(machine[.ipsr] == 4)
        #expect(machine.word(SCS.cfsr) == 8)
        #expect(machine[.psp] == Bench.ram + 0x4060)
        #expect(machine[.lr] == 0xFFFF_FFFD)
        #expect(machine.word(SCS.shcsr) == SCS.allFaults | 1)
    }

    @Test("7.4 7.9: stacking errors set no address and move the stack pointer", arguments: [true, false])
    func stackingErrors(_ byMPU: Bool) {
        var machine = machine([Thumb.svc(0)])
        machine.set(SCS.shpr2, 0x8000_0000)
        machine.mpuRegion(0, at: Bench.ram + 0x4000, bits: 10, ap: 6)
        machine.startMPU()
        let sp = byMPU ? Bench.ram + 0x4080 : 0x6000_0080
        machine[.psp] = sp
        machine[.control] = 2
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == (byMPU ? 0x10 : 0x1000))
        #expect(machine[.psp] == sp - 0x20)
    }

    @Test("7.6: IBUSERR: a branch to where nothing answers, without an address")
    func ibuserr() {
        var machine = machine([Thumb.bx(0)])
        machine[.r0] = 0x0800_0001
        machine.steps(2)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == 0x100)
    }

    @Test("7.7: PRECISERR: a load from where nothing answers")
    func preciserr() {
        var machine = machine([Thumb.ldr(0, 1)])
        machine[.r1] = 0x6000_0000
        machine.steps(1)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == 0x8200)
        #expect(machine.word(SCS.bfar) == 0x6000_0000)
    }

    @Test("7.7: PRECISERR: unprivileged access to the System Control Space")
    func unprivilegedAccess() {
        var machine = machine([Thumb.ldr(0, 1)])
        machine[.r1] = SCS.vtor
        machine[.control] = 1
        machine.steps(1)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == 0x8200)
        #expect(machine.word(SCS.bfar) == SCS.vtor)
    }

    @Test(
        "7.8: IMPRECISERR: a buffered store comes back late and without an address, unless DISDEFWBUF is set",
        arguments: [false, true]
    )
    func impreciserr(_ unbuffered: Bool) {
        var machine = machine([Thumb.str(0, 1), Thumb.nop])
        machine.set(0xE000_E008, unbuffered ? 2 : 0)
        machine[.r1] = 0x6000_0000
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 20) else { return #expect(Bool(false)) }
        #expect(entry.exception == .busFault)
        #expect(machine.word(SCS.cfsr) == (unbuffered ? 0x8200 : 0x400))
        #expect((entry.returnAddress == Bench.code) == unbuffered)
    }

    @Test("7.11: UNDEFINSTR, but not where the condition fails")
    func undefined() {
        var machine = machine([0xBF08, Thumb.udf, 0xF7F0, 0xA000])
        machine.steps(2)
        #expect(machine[.ipsr] == 0)
        machine.steps(1)
        #expect(machine[.ipsr] == 6)
        #expect(machine.word(SCS.cfsr) == 0x0001_0000)
    }

    @Test("7.11: whether an UNDEFINED encoding faults where its condition fails is the core's", arguments: [false, true])
    func undefinedInIT(_ faults: Bool) {
        var core = Bench.m4
        core.failedConditionsUndefine = faults
        var machine = machine([0xBF08, 0xF7F0, 0xA000, Thumb.nop], core: core)
        machine.steps(2)
        #expect(machine[.ipsr] == (faults ? 6 : 0))
    }

    @Test("7.13: INVPC: an EXC_RETURN that fits no mode, with the frame where it was")
    func invpc() {
        var machine = machine([Thumb.svc(0)], handlers: [11: [Thumb.bx(0)]])
        machine.set(SCS.shpr2, 0x8000_0000)
        machine.steps(1)
        let frame = machine[.sp]
        machine[.r0] = 0xFFFF_FFF3
        machine.steps(1)
        #expect(machine[.ipsr] == 6)
        #expect(machine.word(SCS.cfsr) == 0x0004_0000)
        #expect(machine[.sp] == frame)
    }

    @Test("7.12: INVSTATE: BX, BLX and loads of the PC to an even address; MOV keeps T")
    func invstate() {
        for code in [[Thumb.bx(0)], [Thumb.blx(0)], [0xF8D1, 0xF000]] {
            var machine = machine(code)
            machine[.r0] = Bench.handler(30)
            machine[.r1] = Bench.ram
            machine.set(Bench.ram, Bench.handler(30))
            machine.steps(2)
            #expect(machine[.ipsr] == 6)
            #expect(machine.word(SCS.cfsr) == 0x0002_0000)
            #expect(machine.frame(6, at: machine[.sp]) == Bench.handler(30))
            #expect(machine.frame(7, at: machine[.sp]) & 0x0100_0000 == 0)
        }
        var move = machine([Thumb.movPC(0)])
        move[.r0] = Bench.handler(30)
        move.steps(2)
        #expect(move[.ipsr] == 0)
    }

    @Test("7.14: NOCP: an absent coprocessor")
    func nocp() {
        var machine = machine([0xEE00, 0x0310])
        machine.steps(1)
        #expect(machine[.ipsr] == 6)
        #expect(machine.word(SCS.cfsr) == 0x0008_0000)
    }

    @Test("7.15: UNALIGNED: multiples always, single words with UNALIGN_TRP", arguments: [false, true])
    func unaligned(_ trap: Bool) {
        for (code, always) in [([0xC90C] as [UInt16], true), ([Thumb.ldr(0, 1)], false)] {
            var machine = machine(code)
            machine.set(SCS.ccr, trap ? 0x208 : 0x200)
            machine[.r1] = Bench.ram + 2
            machine.steps(1)
            #expect(machine.word(SCS.cfsr) == (always || trap ? 0x0100_0000 : 0))
        }
    }

    @Test("7.16: DIVBYZERO with DIV_0_TRP only", arguments: [false, true])
    func divideByZero(_ trap: Bool) {
        var machine = machine([0xFBB1, 0xF0F2])
        machine.set(SCS.ccr, trap ? 0x210 : 0x200)
        machine[.r0] = 5
        machine[.r1] = 7
        machine.steps(1)
        #expect(machine[.ipsr] == (trap ? 6 : 0))
        #expect(machine.word(SCS.cfsr) == (trap ? 0x0200_0000 : 0))
        #expect(machine[.r0] == (trap ? 5 : 0))
    }

    @Test("7.17: the status is that of the fault when it escalates, and one instruction sets one class, alignment before MPU before bus")
    func order() {
        var escalated = Bench.machine(Bench.m4, [Thumb.ldr(0, 1)])
        escalated[.r1] = 0x6000_0000
        escalated.steps(1)
        #expect(escalated[.ipsr] == 3)
        #expect(escalated.word(SCS.cfsr) == 0x8200)
        // ldmia r1!, {r2, r3}; ldr r0, [r1]; and a fetch that the MPU forbids where nothing answers.
        for (code, address, cfsr) in [
            ([0xC90C], 0x6000_0002, 0x0100_0000), ([Thumb.ldr(0, 1)], 0x6000_0000, 0x82), ([Thumb.bx(1)], 0x6000_0001, 1),
            ([0xF7F0, 0xA000], 0, 0x0001_0000),
        ] as [([UInt16], UInt32, UInt32)] {
            var machine = machine(code)
            machine.mpuRegion(0, at: 0x6000_0000, bits: 10, ap: 0)
            machine.startMPU()
            machine[.r1] = address
            machine.steps(2)
            #expect(machine.word(SCS.cfsr) == cfsr)
        }
    }

    @Test("7.18: MMFAR and BFAR are one register, or two", arguments: [false, true])
    func sharedAddress(_ shared: Bool) {
        var core = Bench.m4
        core.memorySystem.sharesFaultAddress = shared
        var machine = machine([Thumb.ldr(0, 1)], core: core)
        machine.set(SCS.mmfar, 0x1234)
        machine[.r1] = 0x6000_0000
        machine.steps(1)
        #expect(machine.word(SCS.bfar) == 0x6000_0000)
        #expect(machine.word(SCS.mmfar) == (shared ? 0x6000_0000 : 0x1234))
        // An nRF52833 (M4 r0p1) reads its BusFault's address from MMFAR too.
        #expect(CoreConfiguration.cortexM4.memorySystem.sharesFaultAddress)
    }

    @Test("7.19: whether a store-exclusive that gives 1 is checked by the MPU is the core's", arguments: [false, true])
    func failedStoreExclusive(_ checked: Bool) {
        var core = Bench.m4
        core.memorySystem.checksFailedStoreExclusive = checked
        // strex r2, r0, [r1]
        var machine = machine([0xE841, 0x0200], core: core)
        machine.mpuRegion(0, at: Bench.ram + 0x4000, bits: 10, ap: 6)
        machine.startMPU()
        machine[.r1] = Bench.ram + 0x4000
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == (checked ? 0x82 : 0))
        #expect(machine[.r2] == (checked ? 0 : 1))
    }

    @Test("7.18: the address registers are written by software; the valid bits only cleared")
    func addressRegisters() {
        var machine = machine([Thumb.ldr(0, 1)], handlers: [5: [Thumb.str(2, 3), Thumb.str(4, 5)]])
        machine[.r1] = 0x6000_0000
        machine.steps(1)
        machine[.r2] = 0x1234
        machine[.r3] = SCS.bfar
        machine[.r4] = 0x8000
        machine[.r5] = SCS.cfsr
        machine.steps(1)
        #expect(machine.word(SCS.bfar) == 0x1234)
        #expect(machine.word(SCS.cfsr) == 0x8200)
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0x0200)
    }

    @Test("CFSR is reached by byte, half-word and word")
    func parts() {
        var machine = machine([0x7001, 0x8001, Thumb.str(1, 0)])
        machine.set(SCS.cfsr, 0x0101_8282)
        machine[.r0] = SCS.cfsr
        machine[.r1] = 0x82
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0x0101_8200)
        machine[.r1] = 0x0101
        machine[.r0] = SCS.cfsr + 2
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0x8200)
        machine[.r0] = SCS.cfsr
        machine[.r1] = 0xFFFF_FFFF
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0)
        #expect(machine.peek(SCS.cfsr + 1, size: .byte) == 0)
    }
}
