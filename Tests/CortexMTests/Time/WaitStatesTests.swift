import ArmMProfile
import CortexM
import Testing

@Suite("Wait states")
struct WaitStatesTests {
    static func cycles(_ count: Int, waits: Int, prefetch: Bool, level: TimingLevel = .memory) -> UInt64 {
        let timing = TimingConfiguration(level: level, waitStates: ["flash": waits], prefetch: prefetch)
        var machine = Bench.machine(.cortexM3, [UInt16](repeating: 0x3501, count: 64), timing: timing)
        // Reading the vectors has waited too.
        let start = machine.cycles
        _ = machine.run(instructions: UInt64(count))
        return machine.cycles - start
    }

    @Test("a line of eight 16-bit instructions waits once")
    func lines() {
        #expect(Self.cycles(8, waits: 5, prefetch: false) == 8 + 5)
        #expect(Self.cycles(16, waits: 5, prefetch: false) == 16 + 10)
        #expect(Self.cycles(16, waits: 5, prefetch: false, level: .core) == 16)
    }

    @Test("prefetch hides the wait for the next line behind the work on this one")
    func prefetch() {
        #expect(Self.cycles(64, waits: 5, prefetch: true) == 64 + 5)
        #expect(Self.cycles(16, waits: 10, prefetch: true) == 16 + 10 + 2)
    }

    @Test("a loop inside a line does not wait, and a load from flash outside it does")
    func loopAndData() {
        let timing = TimingConfiguration(level: .memory, waitStates: ["flash": 5])
        var machine = Bench.machine(.cortexM3, [0x3801, 0xD1FD], timing: timing)
        machine[.r0] = 1000
        let start = machine.cycles
        _ = machine.run(instructions: 1998)
        #expect(machine.cycles - start == 999 * 3 + 5)
        var loading = Bench.machine(.cortexM3, [0x6801, 0x3501], timing: timing)
        loading[.r0] = 0x1000
        _ = loading.run(instructions: 2)
        #expect(loading.cycles - start == 2 + 1 + 5 + 5)
    }

    @Test("stopped anywhere, a run with wait states is the run that is not stopped")
    func stops() {
        let timing = TimingConfiguration(level: .memory, waitStates: ["flash": 3], prefetch: true)
        let code: [UInt16] = [0x3501, 0x6801, 0xF105, 0x0501, 0xB503, 0xBC03, 0xBF08, 0x3501, 0xBC10, 0xE7F5]
        var whole = Bench.machine(.cortexM3, code, timing: timing)
        whole[.r0] = Bench.ram + 0x100
        _ = whole.run(instructions: 500)
        var parts = Bench.machine(.cortexM3, code, timing: timing)
        parts[.r0] = Bench.ram + 0x100
        for _ in 0..<500 { _ = parts.run(instructions: 1) }
        #expect(whole.cycles == parts.cycles && whole.pc == parts.pc)
    }

    @Test("a machine that has run before takes as long as a new one")
    func again() {
        let timing = TimingConfiguration(level: .memory, waitStates: ["flash": 5], prefetch: true)
        var machine = Bench.machine(.cortexM3, [UInt16](repeating: 0x3501, count: 64), timing: timing)
        _ = machine.run(instructions: 12)
        let first = machine.cycles
        for count in [3, 20, 61] as [UInt64] {
            _ = machine.run(instructions: count)
            machine.reset(.powerOn)
            _ = machine.run(instructions: 12)
            #expect(machine.cycles == first)
        }
    }
}
