import ArmMProfile
import CortexM
import Testing

/// Section 0: what the other sections follow from.
@Suite("One rule for every exception")
struct OneRuleTests {
    /// An instruction that raises something synchronous, and the exception that is its own.
    struct Cause: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var code: [UInt16]
        var exception: Int
    }

    static let causes = [
        Cause(testDescription: "UDF", code: [Thumb.udf], exception: 6),
        Cause(testDescription: "UDIV by zero", code: [0xFBB0, 0xF0F2], exception: 6),
        Cause(testDescription: "LDRD unaligned", code: [0xE9D3, 0x4500], exception: 6),
        Cause(testDescription: "MCR to an absent coprocessor", code: [0xEE00, 0x0310], exception: 6),
        Cause(testDescription: "a load from nowhere", code: [Thumb.ldr(0, 1)], exception: 5),
        Cause(testDescription: "a load that the MPU refuses", code: [Thumb.ldr(0, 4)], exception: 4),
        Cause(testDescription: "SVC", code: [Thumb.svc(0)], exception: 11),
        Cause(testDescription: "BKPT", code: [Thumb.bkpt], exception: 12),
    ]

    /// What the priority before the cause is made of.
    enum Mask: CaseIterable {
        case none, basepriBelow, basepriEqual, primask, hardFault, nmi, faultmask
    }

    @Test("0.1: each cause is weighed alike: taken, HardFault or lockup", arguments: causes, Mask.allCases)
    func weighed(_ cause: Cause, _ mask: Mask) {
        for enabled in [true, false] where enabled || cause.exception != 11 {
            var machine = Bench.machine(Bench.m4, cause.code)
            machine.set(SCS.ccr, 0x210)
            if enabled { machine.set(SCS.shcsr, SCS.allFaults) }
            machine.set(SCS.demcr, enabled ? 1 << 16 : 0)
            for number in [4, 5, 6, 11, 12] { machine.exceptions.priorities[number] = 0x40 }
            machine.mpuRegion(7, at: Bench.ram + 0x400, bits: 8, ap: 0)
            machine.startMPU(control: 7)
            machine[.r1] = 0x6000_0000
            machine[.r3] = Bench.ram + 1
            machine[.r4] = Bench.ram + 0x400
            let before = masked(&machine, mask)
            machine.steps(1)
            let isTaken = enabled && 0x40 < before
            #expect(machine.isLockedUp == (!isTaken && before <= -1))
            if !machine.isLockedUp { #expect(machine[.ipsr] == (isTaken ? UInt32(cause.exception) : 3)) }
        }
    }

    private func masked(_ machine: inout Machine, _ mask: Mask) -> Int {
        switch mask {
        case .none: return 256
        case .basepriBelow:
            machine[.basepri] = 0x80
            return 0x80
        case .basepriEqual:
            machine[.basepri] = 0x40
            return 0x40
        case .primask:
            machine[.primask] = 1
            return 0
        case .hardFault:
            machine.exceptions.active[.hardFault] = true
            return -1
        case .nmi:
            machine.exceptions.active[.nmi] = true
            return -2
        case .faultmask:
            machine[.faultmask] = 1
            return -1
        }
    }

    @Test("0.2: between CPSIE and CPSID, and after MSR and a store, what is pending is taken", arguments: [0, 1, 2])
    func lookedAt(_ how: Int) {
        let codes: [[UInt16]] = [[Thumb.cpsieI, Thumb.cpsidI], Thumb.msr(16, 2) + [Thumb.nop], [Thumb.str(0, 1), Thumb.nop]]
        var machine = Bench.machine(Bench.m4, codes[how])
        machine.enable(0, priority: 0)
        machine[.r0] = 1
        machine[.r1] = SCS.ispr
        if how < 2 {
            machine[.primask] = 1
            _ = machine.pend(.interrupt(0))
        }
        let first = how == 1 ? Bench.code + 4 : Bench.code + 2
        _ = machine.run(instructions: 1)
        machine.steps(1)
        #expect(machine[.ipsr] == 16)
        #expect(machine.frame(6, at: machine[.sp]) == first)
    }

    @Test("0.3: code that has run already sees a trap that a store turns on", arguments: [0x08, 0x10] as [UInt32])
    func trapSeen(_ trap: UInt32) {
        // A load from an odd address or a division by zero, a store of R4, and back to the beginning.
        let first: [UInt16] = trap == 8 ? [0x6810, Thumb.nop] : [0xFBB0, 0xF0F3]
        var machine = Bench.machine(Bench.m4, first + [Thumb.str(4, 5), 0xE7FB])
        machine.set(SCS.shcsr, SCS.usageFault)
        machine[.r2] = Bench.ram + 1
        machine[.r4] = 0x200 | trap
        machine[.r5] = SCS.ccr
        let stop = machine.run(instructions: 8)
        #expect(stop == .limit)
        #expect(machine[.ipsr] == 6)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code)
        #expect(machine.word(SCS.cfsr) == (trap == 8 ? 0x0100_0000 : 0x0200_0000))
    }

    @Test("0.4: R0 to R3, R12 and the flags are in a handler what they were")
    func keepsUnknown() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        for (index, register) in [CoreRegister.r0, .r1, .r2, .r3, .r12].enumerated() { machine[register] = UInt32(index) + 0x50 }
        machine[.apsr] = 0xA000_0000
        machine.steps(1)
        for (index, register) in [CoreRegister.r0, .r1, .r2, .r3, .r12].enumerated() {
            #expect(machine[register] == UInt32(index) + 0x50)
        }
        #expect(machine[.apsr] == 0xA000_0000)
    }

    @Test("0.5: the active exceptions are a set: what leaves need not be what came last")
    func activeIsASet() {
        var machine = Bench.machine()
        machine.set(SCS.shcsr, 1 << 7 | 1 << 10 | 1 << 11)
        for (number, priority) in [(11, 0x20), (14, 0x40), (15, 0x60)] as [(Int, UInt8)] {
            machine.exceptions.priorities[number] = priority
        }
        #expect(machine.executionPriority() == 0x20)
        machine.set(SCS.shcsr, 1 << 10 | 1 << 11)
        #expect(machine.executionPriority() == 0x40)
        machine.set(SCS.shcsr, 1 << 7 | 1 << 11)
        #expect(machine.executionPriority() == 0x20)
        machine.set(SCS.shcsr, 0)
        #expect(machine.executionPriority() == 256)
    }
}
