import ArmMProfile
import CortexM
import Testing

/// Bus errors of a test's own.
@Suite("Injected bus errors")
struct InjectedBusErrorTests {
    /// LDR R1, [R0]; LDR R2, [R0]; STR R1, [R0, #0].
    private static let code: [UInt16] = [Thumb.ldr(1, 0), Thumb.ldr(2, 0), Thumb.str(1, 0)]

    private func machine(_ core: CoreConfiguration = Bench.m4) -> Machine {
        var machine = Bench.machine(core, Self.code)
        machine[.r0] = Bench.ram
        machine.set(Bench.ram, 7)
        return machine
    }

    @Test("7.7: a load that meets one is a precise error with its address, and one that is there once is gone then")
    func load() {
        var machine = machine()
        machine.set(SCS.shcsr, SCS.allFaults)
        // The load has been fast before.
        machine.steps(1)
        machine[.pc] = Bench.code
        machine.inject(InjectedBusError(range: Bench.ram + 1...Bench.ram + 1, accesses: .reads, isOnce: true))
        machine.steps(1)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == 0x8200)
        #expect(machine.word(SCS.bfar) == Bench.ram)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code)
        machine[.pc] = Bench.code
        machine.steps(1)
        #expect(machine[.r1] == 7)
        #expect(machine.injectedErrors.map(\.count) == [1])
    }

    @Test("stores are another kind of access, and the error of one comes as that of any store")
    func store() {
        var machine = machine(Bench.m0)
        machine.inject(InjectedBusError(range: Bench.ram...Bench.ram + 3, accesses: .writes, isOnce: false))
        machine.steps(2)
        #expect(machine[.r2] == 7)
        machine.steps(2)
        #expect(machine[.ipsr] == 3)
    }

    @Test("7.6: a fetch that meets one is IBUSERR, though the instruction has been decoded before", arguments: [0, 1])
    func fetch(offset: UInt32) {
        var machine = machine()
        machine.set(SCS.shcsr, SCS.allFaults)
        machine.steps(2)
        machine[.pc] = Bench.code
        machine.inject(
            InjectedBusError(range: Bench.code + 2 + offset...Bench.code + 2 + offset, accesses: .fetches, isOnce: false))
        machine.steps(1)
        #expect(machine[.r1] == 7)
        machine.steps(1)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == 0x100)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 2)
        // And again, whoever comes.
        machine[.pc] = Bench.code + 2
        machine.steps(1)
        #expect(machine.injectedErrors[0].count == 2)
    }

    @Test("5.4: a vector read that meets one is VECTTBL, and power-on forgets it")
    func vector() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)])
        machine.inject(InjectedBusError(range: 0x2C...0x2F, accesses: .reads, isOnce: false))
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.word(SCS.hfsr) == 2)
        machine.reset(.powerOn)
        machine.steps(1)
        #expect(machine[.ipsr] == 11)
        #expect(machine.injectedErrors.isEmpty)
    }

    @Test("a debugger's look is no access")
    func peek() {
        var machine = machine()
        machine.inject(InjectedBusError(range: 0...UInt32.max, accesses: .all, isOnce: false))
        #expect(machine.peek(Bench.ram, size: .word) == 7)
        #expect(machine.injectedErrors[0].count == 0)
    }
}
