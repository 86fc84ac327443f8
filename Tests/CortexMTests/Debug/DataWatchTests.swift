import ArmMProfile
import CortexM
import Testing

/// Section 14.7: the comparators of the Data Watchpoint and Trace unit.
@Suite("Data watchpoints")
struct DataWatchTests {
    /// STR R0, [R1]; LDR R2, [R1]; NOP.
    static let code: [UInt16] = [Thumb.str(0, 1), Thumb.ldr(2, 1), Thumb.nop]

    private func machine(_ core: CoreConfiguration = Bench.m4, attached: Bool = true) -> Machine {
        var machine = Bench.machine(core, Self.code)
        machine[.r0] = 0x1234_5678
        machine[.r1] = Bench.ram + 0x100
        if attached { machine.attachDebugger() } else { machine.set(SCS.demcr, Debug.trcena) }
        return machine
    }

    @Test("14.7: a watched store halts when its instruction is done")
    func write() throws {
        var machine = machine()
        try machine.setWatchpoint(Watchpoint(address: Bench.ram + 0x100, size: 4, access: .write))
        let hit = WatchpointHit(address: Bench.ram + 0x100, size: .word, isWrite: true, value: 0x1234_5678, pc: Bench.code)
        #expect(machine.runToHalt() == .watchpoint(hit))
        #expect(machine.pc == Bench.code + 2)
        #expect(machine.word(Bench.ram + 0x100) == 0x1234_5678)
        #expect(machine.word(SCS.dfsr) == 4)
        try machine.resume()
        #expect(machine.runToHalt() == nil)
    }

    @Test("14.7: reads, and reads and writes")
    func readAndAccess() throws {
        for (access, count) in [(WatchpointAccess.read, 1), (.access, 2)] {
            var machine = machine()
            try machine.setWatchpoint(Watchpoint(address: Bench.ram + 0x100, size: 4, access: access))
            var hits = 0
            while machine.runToHalt() != nil {
                hits += 1
                try machine.resume()
            }
            #expect(hits == count)
        }
    }

    @Test("14.7: MASK covers a power of two, and a byte inside a word access is enough")
    func masks() throws {
        for (address, size, isHit) in [
            (0x100, 1, true), (0x103, 1, true), (0x104, 1, false), (0xC0, 64, false), (0x100, 64, true), (0, 512, true),
        ]
            as [(UInt32, UInt32, Bool)]
        {
            var machine = machine()
            try machine.setWatchpoint(Watchpoint(address: Bench.ram + address, size: size, access: .write))
            #expect((machine.runToHalt() != nil) == isHit, "\(address) \(size)")
        }
    }

    @Test("14.7: LDM, PUSH and unaligned accesses are watched word by word and part by part")
    func manyWords() throws {
        // PUSH {R0, R1}; LDR R2, [R3] unaligned.
        var machine = Bench.machine(Bench.m4, [0xB403, Thumb.ldr(2, 3)])
        machine[.r3] = Bench.ram + 0x201
        machine.attachDebugger()
        try machine.setWatchpoint(Watchpoint(address: Bench.stack - 4, size: 4, access: .access))
        try machine.setWatchpoint(Watchpoint(address: Bench.ram + 0x204, size: 1, access: .read))
        guard case .watchpoint(let first)? = machine.runToHalt() else { return #expect(Bool(false)) }
        #expect(first.address == Bench.stack - 4)
        try machine.resume()
        guard case .watchpoint(let second)? = machine.runToHalt() else { return #expect(Bool(false)) }
        #expect(second.address == Bench.ram + 0x204)
        #expect(machine.pc == Bench.code + 4)
    }

    @Test("14.7: accesses are watched however fast they were before, and are fast again after")
    func warmWindow() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.str(0, 1), Thumb.str(0, 2), 0xE7FC])
        machine[.r1] = Bench.ram + 0x100
        machine[.r2] = Bench.ram + 0x200
        machine.attachDebugger()
        _ = machine.run(instructions: 30)
        try machine.setWatchpoint(Watchpoint(address: Bench.ram + 0x200, size: 4, access: .write))
        #expect(machine.runToHalt() != nil)
        #expect(machine.dataWatched == true)
        #expect(machine.removeWatchpoint(Watchpoint(address: Bench.ram + 0x200, size: 4, access: .write)) == true)
        #expect(machine.dataWatched == false)
        try machine.resume()
        #expect(machine.runToHalt() == nil)
    }

    @Test("14.7: FUNCTION 4 halts after the instruction, and MATCHED is cleared by a read")
    func programCounter() throws {
        var machine = machine()
        machine.set(Debug.dwtCOMP(2), Bench.code + 2)
        machine.set(Debug.dwtFUNCTION(2), 4)
        #expect(machine.runToHalt() == .matched(pc: Bench.code + 2))
        #expect(machine.pc == Bench.code + 4)
        #expect(machine[.r2] == 0x1234_5678)
        #expect(machine.word(Debug.dwtFUNCTION(2)) == 0x0100_0004)
        #expect(machine.debugPortRead(Debug.dwtFUNCTION(2)) == 0x0100_0004)
        #expect(machine.word(Debug.dwtFUNCTION(2)) == 4)
    }

    @Test("14.7: FUNCTION 4 reaches code in RAM, where revision 1 of the FPB does not")
    func programCounterInRAM() {
        var machine = Bench.machine(Bench.m4)
        machine.set(Bench.ram, UInt32(Thumb.nop) | UInt32(Thumb.loop) << 16)
        machine.attachDebugger()
        machine[.pc] = Bench.ram
        machine.set(Debug.dwtCOMP(0), Bench.ram)
        machine.set(Debug.dwtFUNCTION(0), 4)
        #expect(machine.runToHalt() == .matched(pc: Bench.ram))
    }

    @Test("14.7: without debugger and monitor a match is ignored, but for MATCHED")
    func ignored() {
        var machine = machine(attached: false)
        machine.set(Debug.dwtCOMP(0), Bench.ram + 0x100)
        machine.set(Debug.dwtFUNCTION(0), 6)
        #expect(machine.run(instructions: 10) == .limit)
        #expect(machine[.ipsr] == 0)
        #expect(machine.word(SCS.dfsr) == 0)
        #expect(machine.word(Debug.dwtFUNCTION(0)) == 0x0100_0006)
    }

    @Test("14.7: a match enters DebugMonitor after the access")
    func monitor() {
        var machine = machine(attached: false)
        machine.set(SCS.demcr, Debug.trcena | Debug.monEN)
        machine.set(Debug.dwtCOMP(0), Bench.ram + 0x100)
        machine.set(Debug.dwtFUNCTION(0), 6)
        _ = machine.run(instructions: 2)
        #expect(machine[.ipsr] == 12)
        #expect(machine.word(SCS.dfsr) == 4)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 2)
        #expect(machine.word(Bench.ram + 0x100) == 0x1234_5678)
    }

    @Test("8.9: a match is dropped while DebugMonitor's priority is too low")
    func monitorMasked() {
        var machine = machine(attached: false)
        machine.set(SCS.demcr, Debug.trcena | Debug.monEN)
        machine[.primask] = 1
        machine.set(Debug.dwtCOMP(0), Bench.ram + 0x100)
        machine.set(Debug.dwtFUNCTION(0), 6)
        _ = machine.run(instructions: 10)
        machine[.primask] = 0
        _ = machine.run(instructions: 10)
        #expect(machine[.ipsr] == 0)
        #expect(machine.word(SCS.dfsr) == 0)
    }

    @Test("14.7: without TRCENA nothing matches, and nothing is written")
    func traceOff() throws {
        var machine = machine(attached: false)
        machine.set(SCS.demcr, 0)
        machine.set(Debug.dwtFUNCTION(0), 6)
        machine.set(SCS.demcr, Debug.trcena)
        #expect(machine.word(Debug.dwtFUNCTION(0)) == 0)
        machine.set(Debug.dwtCOMP(0), Bench.ram + 0x100)
        machine.set(Debug.dwtFUNCTION(0), 6)
        machine.set(SCS.demcr, 0)
        _ = machine.run(instructions: 10)
        machine.set(SCS.demcr, Debug.trcena)
        #expect(machine.word(Debug.dwtFUNCTION(0)) == 6)
    }

    @Test("14.7: comparator 1 compares values, at another comparator's address")
    func values() {
        for (value, isHit) in [(0x1234_5678, true), (0x1234_5679, false)] as [(UInt32, Bool)] {
            var machine = machine()
            machine.set(Debug.dwtCOMP(0), Bench.ram + 0x100)
            machine.set(Debug.dwtCOMP(1), value)
            // DATAVMATCH, a word, at comparator 0's address, on writes.
            machine.set(Debug.dwtFUNCTION(1), 1 << 8 | 2 << 10 | 6)
            #expect((machine.runToHalt() != nil) == isHit)
        }
    }

    @Test("14.7: the registers after power-on, by core")
    func resetValues() {
        for (core, control) in [(Bench.m4, 0x4000_0000), (Bench.m7, 0x4000_0000), (Bench.m0, 0x2000_0000)] as [(CoreConfiguration, UInt32)]
        {
            var machine = Bench.machine(core)
            #expect(machine.word(Debug.dwtCTRL) == control)
            machine.set(SCS.demcr, Debug.trcena)
            #expect(machine.word(Debug.dwtFUNCTION(0)) == 0)
            #expect(machine.word(Debug.dwtFUNCTION(1)) == (core == Bench.m0 ? 0 : 0x200))
        }
    }

    @Test("14.7: Armv6-M has two comparators, for the debugger alone, and no CYCCNT")
    func armv6M() throws {
        var machine = machine(Bench.m0plus)
        #expect(machine.watchpointLimit == 2)
        #expect(machine.peek(Debug.cyccnt, size: .word) == nil)
        try machine.setWatchpoint(Watchpoint(address: Bench.ram + 0x100, size: 4, access: .read))
        try machine.setWatchpoint(Watchpoint(address: Bench.ram, size: 4, access: .read))
        #expect(throws: DebugRefusal.noFreeWatchpoint(address: Bench.ram + 8, comparators: 2)) {
            try machine.setWatchpoint(Watchpoint(address: Bench.ram + 8, size: 4, access: .read))
        }
        #expect(try machine.coreRead(Debug.dwtFUNCTION(0)) == 0)
        guard case .watchpoint? = machine.runToHalt() else { return #expect(Bool(false)) }
        #expect(machine.pc == Bench.code + 4)
    }

    @Test("14.7: an M7 ignores its own stores to the DWT until LAR has the key; the debugger needs none")
    func lock() throws {
        var machine = Bench.machine(Bench.m7)
        machine.set(SCS.demcr, Debug.trcena)
        try machine.coreWrite(Debug.dwtCTRL, 1)
        #expect(machine.word(Debug.dwtCTRL) == 0x4000_0000)
        #expect(machine.word(0xE000_1FB4) == 3)
        try machine.coreWrite(0xE000_1FB0, 0xC5AC_CE55)
        try machine.coreWrite(Debug.dwtCTRL, 1)
        #expect(machine.word(Debug.dwtCTRL) == 0x4000_0001)
        #expect(machine.word(0xE000_1FB4) == 1)
        var other = Bench.machine(Bench.m7)
        other.set(SCS.demcr, Debug.trcena)
        _ = other.debugPortWrite(Debug.dwtCTRL, 1)
        #expect(other.word(Debug.dwtCTRL) == 0x4000_0001)
    }

    @Test("14.7: an M3 and an M4 without TRCENA read CYCCNT as 0x40000000, an M7 as it was")
    func hidden() {
        // Seen on an STM32F103 and an STM32F303: rtic-rs/rtic#221, stm32-rs/stm32f1xx-hal#252.
        for core in [Bench.m3, Bench.m4, Bench.m7] {
            var machine = Bench.machine(core)
            machine.set(SCS.demcr, Debug.trcena)
            machine.set(Debug.cyccnt, 77)
            machine.set(SCS.demcr, 0)
            #expect(machine.word(Debug.cyccnt) == (core == Bench.m7 ? 77 : 0x4000_0000))
            machine.set(SCS.demcr, Debug.trcena)
            #expect(machine.word(Debug.cyccnt) == 77)
        }
    }
}
