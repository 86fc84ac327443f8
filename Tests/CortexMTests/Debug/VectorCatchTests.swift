import ArmMProfile
import CortexM
import Testing

/// Section 14.3: vector catch.
@Suite("Vector catch")
struct VectorCatchTests {
    /// UDIV R0, R0, R0 with R0 zero; LDM R2!, {R3} that is not aligned; a coprocessor instruction.
    static let cases: [(code: [UInt16], exception: Int, caught: VectorCatch)] = [
        ([Thumb.udf], 6, .state), ([0xFBB0, 0xF0F0], 6, .check), ([0xCA08], 6, .check), ([0xEE00, 0x0310], 6, .noCoprocessor),
        ([Thumb.ldr(0, 1)], 5, .busFault),
    ]

    @Test("14.3: each kind of fault halts at its handler by its own bit, entry done", arguments: cases)
    func faults(_ code: [UInt16], _ exception: Int, _ caught: VectorCatch) {
        for bit in VectorCatch.names.map(\.vectorCatch) {
            var machine = Bench.machine(Bench.m4, code)
            machine.set(SCS.shcsr, SCS.allFaults)
            machine.set(SCS.ccr, 0x210)
            machine[.r1] = 0x6000_0000
            machine[.r2] = 0x2000_0002
            machine.attachDebugger()
            machine.vectorCatch = bit
            let reason = machine.runToHalt()
            #expect(reason == (bit == caught ? .vectorCatch(caught) : nil))
            #expect(machine[.ipsr] == UInt32(exception))
            guard reason != nil else { continue }
            #expect(machine.pc == Bench.handler(exception))
            #expect(machine.word(SCS.dfsr) == 8)
            #expect(machine.frame(6, at: machine[.sp]) == Bench.code)
        }
    }

    @Test("14.3: MemManage has VC_MMERR")
    func memManage() {
        var machine = Bench.machine(Bench.m4, [Thumb.bx(0)])
        machine[.r0] = 0x4000_0001
        machine.set(SCS.shcsr, SCS.allFaults)
        machine.attachDebugger()
        machine.vectorCatch = .memManage
        #expect(machine.runToHalt() == .vectorCatch(.memManage))
    }

    @Test("14.3: an escalated fault is caught as a HardFault, and not by the bit of what it was")
    func escalated() {
        for (bit, isCaught) in [(VectorCatch.hardFault, true), (.state, false)] {
            var machine = Bench.machine(Bench.m4, [Thumb.udf])
            machine.attachDebugger()
            machine.vectorCatch = bit
            #expect((machine.runToHalt() != nil) == isCaught)
            #expect(machine[.ipsr] == 3)
        }
    }

    @Test("14.3: an SVC that escalates halts with VC_HARDERR, and goes on without it")
    func svcInCriticalSection() {
        for bits: VectorCatch in [.hardFault, []] {
            var machine = Bench.machine(Bench.m4, [Thumb.cpsidI, Thumb.svc(0)])
            machine.attachDebugger()
            machine.vectorCatch = bits
            #expect(machine.runToHalt() == (bits.isEmpty ? nil : .vectorCatch(.hardFault)))
            #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 4)
        }
    }

    @Test("14.3: a stacking error is VC_INTERR's, at the handler of that fault")
    func stacking() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        machine[.sp] = 0x6000_1000
        machine.set(SCS.shcsr, SCS.allFaults)
        machine.set(SCS.shpr2, 0xF000_0000)
        machine.attachDebugger()
        machine.vectorCatch = [.entryOrReturn]
        #expect(machine.runToHalt() == .vectorCatch(.entryOrReturn))
        #expect(machine[.ipsr] == 5)
        #expect(machine.pc == Bench.handler(5))
    }

    @Test("14.3: a vector that cannot be read is VC_INTERR's, at HardFault's handler")
    func vectorRead() {
        // IRQ16's vector is past the end of RAM.
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        machine.set(SCS.vtor, 0x2000_FF80)
        machine.set(0x2000_FF8C, Bench.handler(3) | 1)
        machine.enable(16, priority: 0)
        machine.attachDebugger()
        machine.vectorCatch = [.entryOrReturn]
        _ = machine.pend(.interrupt(16))
        #expect(machine.runToHalt() == .vectorCatch(.entryOrReturn))
        #expect(machine.pc == Bench.handler(3))
        #expect(machine.word(SCS.hfsr) == 2)
    }

    @Test("14.3: VC_CORERESET halts at the reset vector, and the catches outlive the reset")
    func reset() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        machine.attachDebugger()
        machine.vectorCatch = [.reset, .hardFault]
        machine.steps(1)
        _ = machine.debugPortRead(Debug.dhcsr)
        _ = machine.debugPortWrite(SCS.aircr, 0x05FA_0004)
        #expect(machine.run(instructions: 10) == .reset(.system))
        #expect(machine.runToHalt() == .vectorCatch(.reset))
        #expect(machine.pc == Bench.code)
        #expect(machine.word(Debug.dhcsr) & 1 << 25 != 0)
        #expect(machine.vectorCatch == [.reset, .hardFault])
    }

    @Test("14.3: nothing is caught without a debugger, and DebugMonitor is not entered for it")
    func withoutDebugger() {
        var machine = Bench.machine(Bench.m4, [Thumb.udf])
        machine.set(SCS.demcr, 0x7F1 | Debug.monEN)
        _ = machine.run(instructions: 10)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.dfsr) == 0)
    }

    @Test("14.3: Armv6-M has VC_HARDERR and VC_CORERESET")
    func armv6M() {
        var machine = Bench.machine(Bench.m0, [Thumb.udf])
        machine.attachDebugger()
        machine.vectorCatch = .all
        #expect(machine.vectorCatch == [.reset, .hardFault])
        #expect(machine.runToHalt() == .vectorCatch(.hardFault))
        #expect(machine.debugPortRead(SCS.dfsr) == 8)
    }

    @Test("14.3: debug servers' names")
    func names() {
        #expect(VectorCatch.named("hard_err") == .hardFault)
        #expect(VectorCatch.named("int_err") == .entryOrReturn)
        #expect(VectorCatch.named("hard") == nil)
        #expect(VectorCatch.names.reduce(into: VectorCatch()) { $0.formUnion($1.vectorCatch) } == .all)
    }
}
