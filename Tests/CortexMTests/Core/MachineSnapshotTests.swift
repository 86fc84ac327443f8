import ArmMProfile
import CortexM
import Foundation
import Testing

@Suite("MachineSnapshot: going back is as if nothing had happened since")
struct MachineSnapshotTests {
    /// What can be seen of a machine with RAM at `Bench.ram`.
    private func sight(_ machine: borrowing Machine) -> [String] {
        CoreRegister.allCases.map { "\($0) \(machine[$0])" }
            + (0..<32).map { "S\($0) \(machine[single: $0])" }
            + ["\(machine.cycles) \(machine.instructions) \(machine.isSleeping) \(machine.isLockedUp)", "\(machine.consoles)"]
            + [SCS.icsr, SCS.cfsr, SCS.hfsr, SCS.bfar, SCS.shcsr, SCS.iser, SCS.ispr, SCS.iabr].map { "\(machine.word($0))" }
            + ["\(machine.peekBytes(Bench.ram, count: 0x1_0000) ?? [])", "\(machine.peekBytes(0, count: 0x2000) ?? [])"]
    }

    /// str r1, [r0]; adds r0, #128; adds r1, #1; b .-6
    private static let writer: [UInt16] = [Thumb.str(1, 0), 0x3080, 0x3101, 0xE7FB]

    private func writer() -> Machine {
        var machine = Bench.machine(Bench.m4, Self.writer)
        machine[.r0] = Bench.ram
        return machine
    }

    @Test("memory, registers and time come back, as often as wanted")
    func comesBack() {
        var machine = writer()
        _ = machine.run(instructions: 50)
        let snapshot = machine.snapshot()
        let before = sight(machine)
        for count in [1, 40, 900] as [UInt64] {
            _ = machine.run(instructions: count)
            #expect(sight(machine) != before)
            machine.restore(snapshot)
            #expect(sight(machine) == before)
        }
        _ = machine.run(instructions: 333)
        var other = writer()
        _ = other.run(instructions: 383)
        #expect(sight(machine) == sight(other))
    }

    @Test("a snapshot holds the pages that were written, and no others")
    func size() {
        var machine = writer()
        #expect(machine.snapshot().byteCount == 0)
        // 16 stores, 128 bytes apart, are two pages.
        _ = machine.run(instructions: 64)
        #expect(machine.snapshot().byteCount == 2 << 10)
    }

    @Test("an updated snapshot is where the machine is then")
    func updated() {
        var machine = writer()
        let snapshot = machine.snapshot()
        var other = writer()
        for _ in 0..<60 {
            _ = machine.run(instructions: 7)
            machine.update(snapshot)
            _ = machine.run(instructions: 100)
            machine.restore(snapshot)
            _ = other.run(instructions: 7)
            #expect(sight(machine) == sight(other))
        }
    }

    @Test("of several snapshots each can be gone back to, and to power-on too, in any order")
    func several() {
        var machine = writer()
        var snapshots: [(MachineSnapshot, [String])] = []
        for _ in 0..<4 {
            _ = machine.run(instructions: 77)
            snapshots.append((machine.snapshot(), sight(machine)))
        }
        var fresh = writer()
        fresh.reset(.powerOn)
        let powerOn = sight(fresh)
        for index in [0, 3, 1, 1, 2, 0, 3] {
            let (snapshot, expected) = snapshots[index]
            machine.restore(snapshot)
            #expect(sight(machine) == expected)
            _ = machine.run(instructions: 500)
            if index == 1 {
                machine.reset(.powerOn)
                #expect(sight(machine) == powerOn)
                _ = machine.run(instructions: 20)
            }
            if index == 2 { machine.resetInRun(.powerOn) }
        }
    }

    @Test("another machine of the same configuration can take a snapshot up")
    func otherMachine() {
        var machine = writer()
        _ = machine.run(instructions: 123)
        let snapshot = machine.snapshot()
        var other = writer()
        _ = other.run(instructions: 1000)
        other.restore(snapshot)
        #expect(sight(other) == sight(machine))
        _ = other.run(instructions: 50)
        _ = machine.run(instructions: 50)
        #expect(sight(other) == sight(machine))
    }

    @Test("loaded bytes that were overwritten come back too, and what was decoded from them with them")
    func code() {
        // ldr r2, [pc, #0] would be the literal; the debugger changes flash instead: movs r3, #1 becomes movs r3, #2.
        var machine = Bench.machine(Bench.m4, [Thumb.movs(3, 1), Thumb.nop, 0xE7FC])
        _ = machine.run(instructions: 10)
        let snapshot = machine.snapshot()
        _ = machine.poke(Bench.code, size: .halfword, UInt32(Thumb.movs(3, 2)))
        _ = machine.run(instructions: 10)
        #expect(machine[.r3] == 2)
        let changed = machine.snapshot()
        machine.restore(snapshot)
        _ = machine.run(instructions: 10)
        #expect(machine[.r3] == 1)
        machine.restore(changed)
        _ = machine.run(instructions: 10)
        #expect(machine[.r3] == 2)
        machine.reset(.powerOn)
        _ = machine.run(instructions: 10)
        #expect(machine[.r3] == 1)
    }

    @Test("breakpoints and injected errors that came after a snapshot are gone, and those before it are there again")
    func fetches() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, 0xE7FC])
        _ = machine.run(instructions: 10)
        let free = machine.snapshot()
        machine.attachDebugger()
        try machine.setBreakpoint(at: Bench.code + 2)
        let broken = machine.snapshot()
        #expect(machine.run(instructions: 10) == .halted(.breakpoint(pc: Bench.code + 2)))
        machine.restore(free)
        #expect(machine.run(instructions: 10) == .limit)
        machine.restore(broken)
        #expect(machine.run(instructions: 10) == .halted(.breakpoint(pc: Bench.code + 2)))
        machine.restore(free)
        machine.inject(InjectedBusError(range: Bench.code...Bench.code + 1, accesses: .fetches, isOnce: true))
        let injected = machine.snapshot()
        for _ in 0..<2 {
            _ = machine.run(instructions: 10)
            #expect(machine.injectedErrors.map(\.count) == [1])
            machine.restore(injected)
        }
        machine.restore(free)
        _ = machine.run(instructions: 10)
        #expect(machine.currentException == .thread)
    }

    @Test("random programs of exceptions go on from any instruction as they went before", arguments: 1...40)
    func programs(seed: Int) throws {
        let board = try ExceptionProgramBoard()
        let program = ExceptionProgram(seed: UInt64(seed))
        var straight = try board.machine(program)
        straight.observation = [.entries]
        var random = SeededRandom(UInt64(seed))
        var machine = try board.machine(program)
        machine.observation = [.entries]
        var stops: [Stop] = []
        while stops.count < 400, straight.instructions < 20_000 { stops.append(straight.run(instructions: 20)) }
        // The same runs, with a way and back between any two of them.
        let snapshot = machine.snapshot()
        for stop in stops {
            _ = machine.run(instructions: UInt64.random(in: 1...60, using: &random))
            if Bool.random(using: &random) { _ = machine.pend(.pendSV) }
            _ = machine.run(instructions: 10)
            machine.restore(snapshot)
            #expect(machine.run(instructions: 20) == stop)
            machine.update(snapshot)
        }
        #expect(sight(machine) == sight(straight))
    }

    @Test("every part of a machine is in its snapshot")
    func names() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/CortexM/Core").standardized
        let machine = try String(contentsOf: folder.appending(path: "Machine.swift"), encoding: .utf8)
        let state = try String(contentsOf: folder.appending(path: "MachineState.swift"), encoding: .utf8)
        let parts = machine.matches(of: /(?m)^    (?:public |package |internal\(set\) )*var (\w+)/).map { String($0.output.1) }
        // Memory is apart; the observer's, what follows from the rest, and what lasts for one run or one access is not kept.
        let others = [
            "memory", "observation", "hooks", "accessWatches", "countsExecutions", "dataWatched", "usesForms", "leavesRun",
            "instructionLimit", "cycleLimit", "signalDepth",
        ]
        #expect(parts.count > 40)
        for part in parts where !others.contains(part) {
            #expect(state.contains("        \(part) = machine.\(part)\n"), "\(part) is saved")
            #expect(state.contains("        machine.\(part) = \(part)\n"), "\(part) is put back")
        }
    }
}
