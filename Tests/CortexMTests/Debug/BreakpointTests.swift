import ArmMProfile
import CortexM
import Testing

/// Breakpoints and watchpoints as a debugger sets them, and the words in which they are refused.
@Suite("Breakpoints")
struct BreakpointTests {
    /// A machine with code in RAM: MOVS R0, #1; MOVS R0, #2; a loop.
    private func inRAM() -> Machine {
        var machine = Bench.machine()
        for (index, halfword) in [Thumb.movs(0, 1), Thumb.movs(0, 2), Thumb.loop].enumerated() {
            _ = machine.poke(Bench.ram + UInt32(index) * 2, size: .halfword, UInt32(halfword))
        }
        machine.attachDebugger()
        machine[.pc] = Bench.ram
        return machine
    }

    @Test("a software breakpoint halts before its instruction, which executes on resuming")
    func software() throws {
        var machine = inRAM()
        try machine.setBreakpoint(at: Bench.ram + 2, .software)
        #expect(machine.peek(Bench.ram + 2, size: .halfword) == 0xBE11)
        #expect(machine.runToHalt() == .breakpoint(pc: Bench.ram + 2))
        #expect(machine[.r0] == 1)
        try machine.resume()
        #expect(machine.runToHalt() == nil)
        #expect(machine[.r0] == 2)
        machine[.pc] = Bench.ram
        #expect(machine.runToHalt() == .breakpoint(pc: Bench.ram + 2))
        #expect(machine.removeBreakpoint(at: Bench.ram + 2) == true)
        #expect(machine.peek(Bench.ram + 2, size: .halfword) == UInt32(Thumb.movs(0, 2)))
    }

    @Test("what the firmware stored over a software breakpoint stays when it is taken away")
    func overwritten() throws {
        var machine = inRAM()
        try machine.setBreakpoint(at: Bench.ram + 2, .software)
        _ = machine.poke(Bench.ram + 2, size: .halfword, UInt32(Thumb.nop))
        #expect(machine.removeBreakpoint(at: Bench.ram + 2) == true)
        #expect(machine.peek(Bench.ram + 2, size: .halfword) == UInt32(Thumb.nop))
    }

    @Test("an exception that comes before a passed breakpoint does not bring it back")
    func preemptedWhilePassing() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.movs(0, 4), Thumb.nop], handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        machine.attachDebugger()
        try machine.setBreakpoint(at: Bench.code + 2)
        _ = machine.runToHalt()
        _ = machine.pend(.interrupt(0))
        try machine.resume()
        #expect(machine.runToHalt() == nil)
        #expect(machine[.r0] == 4)
    }

    @Test("each breakpoint of a row halts, and hooks beside them still stop")
    func rows() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, Thumb.nop, Thumb.nop])
        machine.attachDebugger()
        machine.setHooks([Bench.code + 4])
        try machine.setBreakpoint(at: Bench.code + 2)
        try machine.setBreakpoint(at: Bench.code + 4)
        #expect(machine.runToHalt() == .breakpoint(pc: Bench.code + 2))
        try machine.resume()
        #expect(machine.run(instructions: 100) == .hook)
        #expect(machine.runToHalt() == .breakpoint(pc: Bench.code + 4))
        try machine.resume()
        #expect(machine.runToHalt() == nil)
    }

    @Test("no comparator is left after the sixth on an M4, the eighth on an M7")
    func limits() throws {
        for core in [Bench.m4, Bench.m7] {
            var machine = Bench.machine(core)
            machine.attachDebugger()
            for index in 0..<machine.hardwareBreakpointLimit { try machine.setBreakpoint(at: 0x800 + UInt32(index) * 4) }
            let limit = core == Bench.m4 ? 6 : 8
            #expect(throws: DebugRefusal.noFreeBreakpoint(address: 0x900, comparators: limit)) {
                try machine.setBreakpoint(at: 0x900)
            }
            try machine.setBreakpoint(at: 0x800)
        }
    }

    @Test("refusals say it as a debug server does")
    func words() {
        var machine = Bench.machine()
        machine.attachDebugger()
        func refusal(_ body: (inout Machine) throws(DebugRefusal) -> Void) -> String? {
            do throws(DebugRefusal) {
                try body(&machine)
                return nil
            } catch {
                return error.description
            }
        }
        #expect(
            refusal { machine throws(DebugRefusal) in try machine.setBreakpoint(at: 0x9000_0001) }
                == "Cortex-M Flash Patch Breakpoint rev 1 cannot handle HW breakpoint above address 0x1FFFFFFE")
        #expect(
            refusal { machine throws(DebugRefusal) in try machine.setBreakpoint(at: 0x401, .software) }
                == "Failed to write memory at 0x00000400: region 'flash' is read-only")
        #expect(
            refusal { machine throws(DebugRefusal) in try machine.setBreakpoint(at: 0x9000_0000, .software) }
                == "Failed to write memory at 0x90000000: there is no memory")
        #expect(
            refusal { machine throws(DebugRefusal) in
                try machine.setWatchpoint(Watchpoint(address: Bench.ram, size: 3, access: .write))
            } == "unsupported watchpoint length 3")
        #expect(
            refusal { machine throws(DebugRefusal) in
                try machine.setWatchpoint(Watchpoint(address: Bench.ram + 2, size: 4, access: .write))
            } == "watchpoint address 0x20000002 is unaligned")
        for index in 0..<4 {
            #expect(
                refusal { machine throws(DebugRefusal) in
                    try machine.setWatchpoint(Watchpoint(address: Bench.ram + 4 * UInt32(index), size: 4, access: .write))
                } == nil)
        }
        #expect(
            refusal { machine throws(DebugRefusal) in
                try machine.setWatchpoint(Watchpoint(address: Bench.ram + 64, size: 4, access: .write))
            } == "Can not find free DWT Comparator")
    }
}
