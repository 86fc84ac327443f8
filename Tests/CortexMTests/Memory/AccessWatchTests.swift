import ArmMProfile
import CortexM
import Testing

/// Accesses that a test waits for.
@Suite("Watched accesses")
struct AccessWatchTests {
    /// LDR R1, [R0]; STR R1, [R0]; LDR R2, [R0].
    private static let code: [UInt16] = [Thumb.ldr(1, 0), Thumb.str(1, 0), Thumb.ldr(2, 0)]

    private func machine(_ watches: [AccessWatch]) -> Machine {
        var machine = Bench.machine(Bench.m4, Self.code)
        machine[.r0] = Bench.ram
        machine.set(Bench.ram, 7)
        machine.watchAccesses(watches)
        return machine
    }

    @Test("a run ends after the instruction that makes the access, and says what it read or wrote")
    func instruction() {
        var machine = machine([AccessWatch(range: Bench.ram + 3...Bench.ram + 9, isWrite: true)])
        #expect(machine.run(instructions: 10) == .accessed)
        #expect(machine[.pc] == Bench.code + 4)
        #expect(machine.instructions == 2)
        let expected = WatchpointHit(address: Bench.ram, size: .word, isWrite: true, value: 7, pc: Bench.code + 2)
        #expect(machine.takeAccesses() == [expected])
        #expect(machine.takeAccesses() == [])
        #expect(machine.run(instructions: 8) == .limit)
        #expect(machine.instructions == 10)
    }

    @Test("loads and stores are told apart, and neighbours are left alone")
    func kinds() {
        var machine = machine([
            AccessWatch(range: Bench.ram...Bench.ram, isWrite: false), AccessWatch(range: Bench.ram + 4...UInt32.max, isWrite: true),
        ])
        for _ in 0..<2 {
            #expect(machine.run(instructions: 10) == .accessed)
            #expect(machine.takeAccesses().map(\.isWrite) == [false])
        }
        #expect(machine.instructions == 3)
        #expect(machine.run(instructions: 10) == .limit)
    }

    @Test("memory that is not watched stays fast, watched memory gives the same run", arguments: [Bench.ram, 0x4000_0000])
    func sameRun(watched: UInt32) {
        var plain = machine([])
        var watching = machine([AccessWatch(range: watched...watched, isWrite: true)])
        _ = plain.run(instructions: 20)
        while watching.instructions < 20 { _ = watching.run(instructions: 20 - watching.instructions) }
        #expect(plain.cycles == watching.cycles)
        #expect(plain[.r2] == watching[.r2] && plain[.pc] == watching[.pc])
    }

    @Test("what a debugger reads and writes is no access")
    func debugger() {
        var machine = machine([AccessWatch(range: Bench.ram...Bench.ram, isWrite: true)])
        _ = machine.poke(Bench.ram, size: .word, 5)
        _ = machine.peek(Bench.ram, size: .word)
        #expect(machine.takeAccesses() == [])
    }
}

@Suite("Printing that is observed")
struct ObservedPrintingTests {
    @Test("a run ends after what prints, and goes on to the next")
    func semihosting() {
        // BKPT 0xAB, twice.
        var machine = Bench.machine(Bench.m4, [0xBEAB, 0xBEAB])
        machine.observation = [.prints]
        machine[.r0] = 3
        machine[.r1] = Bench.ram
        machine.set(Bench.ram, 0x41)
        #expect(machine.run(instructions: 10) == .printed)
        #expect(machine.console(Machine.semihostingConsole) == [0x41])
        #expect(machine.instructions == 1)
        #expect(machine.run(instructions: 10) == .printed)
        #expect(machine.run(instructions: 10) == .limit)
    }
}
