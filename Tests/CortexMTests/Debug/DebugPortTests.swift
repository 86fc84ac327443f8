import ArmMProfile
import CortexM
import Testing

/// Sections 14.1 and 14.2: the registers of halting debug, from the core and from the debug port.
@Suite("Debug port")
struct DebugPortTests {
    @Test("14.1: DHCSR wants its key, and C_DEBUGEN the debug port")
    func key() throws {
        var machine = Bench.machine()
        #expect(machine.debugPortWrite(Debug.dhcsr, 1) == true)
        #expect(machine.isDebuggerAttached == false)
        try machine.coreWrite(Debug.dhcsr, Debug.key | 3)
        #expect(machine.isDebuggerAttached == false)
        #expect(machine.isHalted == false)
        _ = machine.debugPortWrite(Debug.dhcsr, Debug.key | 1)
        #expect(machine.isDebuggerAttached == true)
        #expect(try machine.coreRead(Debug.dhcsr) & 1 == 1)
        try machine.coreWrite(Debug.dhcsr, Debug.key)
        #expect(machine.isDebuggerAttached == true)
    }

    @Test("14.1: the core can halt itself once a debugger is attached")
    func haltItself() throws {
        // STR R0, [R1].
        var machine = Bench.machine(Bench.m4, [Thumb.str(0, 1), Thumb.nop])
        machine[.r0] = Debug.key | 3
        machine[.r1] = Debug.dhcsr
        machine.attachDebugger()
        #expect(machine.runToHalt() == .request)
        #expect(machine.pc == Bench.code + 2)
    }

    @Test("14.1: S_RESET_ST and S_RETIRE_ST tell what was since the last read")
    func sticky() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop])
        #expect(machine.debugPortRead(Debug.dhcsr) == 1 << 25)
        #expect(machine.debugPortRead(Debug.dhcsr) == 0)
        machine.steps(1)
        #expect(machine.word(Debug.dhcsr) == 1 << 24)
        #expect(machine.debugPortRead(Debug.dhcsr) == 1 << 24)
        #expect(machine.debugPortRead(Debug.dhcsr) == 0)
        machine.reset(.system)
        #expect(machine.debugPortRead(Debug.dhcsr) == 1 << 25)
    }

    @Test("14.1: S_LOCKUP is the debug port's to see")
    func lockup() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.udf], handlers: [3: [Thumb.udf]])
        _ = machine.run(instructions: 10)
        #expect(machine.debugPortRead(Debug.dhcsr).map { $0 >> 19 & 1 } == 1)
        #expect(try machine.coreRead(Debug.dhcsr) >> 19 & 1 == 0)
    }

    @Test("14.1: DCRSR moves the halted core's registers through DCRDR")
    func registers() throws {
        var machine = Bench.machine()
        machine.attachDebugger()
        _ = machine.debugPortWrite(Debug.dcrsr, 13)
        #expect(machine.word(Debug.dhcsr) >> 16 & 1 == 0)
        try machine.halt()
        machine[.basepri] = 0x40
        machine[.primask] = 1
        for (selector, value) in [(13, Bench.stack), (15, Bench.code), (16, 0x0100_0000), (17, Bench.stack), (20, 0x4001)]
            as [(UInt32, UInt32)]
        {
            _ = machine.debugPortWrite(Debug.dcrsr, selector)
            #expect(machine.debugPortRead(Debug.dcrdr) == value)
        }
        #expect(machine.word(Debug.dhcsr) >> 16 & 1 == 1)
        _ = machine.debugPortWrite(Debug.dcrdr, 0x1234)
        _ = machine.debugPortWrite(Debug.dcrsr, 1 << 16 | 3)
        #expect(machine[.r3] == 0x1234)
        _ = machine.debugPortWrite(Debug.dcrdr, 0x0200_8000)
        _ = machine.debugPortWrite(Debug.dcrsr, 1 << 16 | 20)
        #expect(machine[.basepri] == 0x80)
        #expect(machine[.control] == 2)
        #expect(machine[.primask] == 0)
    }

    @Test("14.2: DFSR gathers the causes, and a one clears a bit")
    func faultStatus() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.bkpt])
        machine.attachDebugger()
        _ = machine.runToHalt()
        _ = try machine.stepInstruction()
        #expect(machine.word(SCS.dfsr) == 3)
        try machine.coreWrite(SCS.dfsr, 2)
        #expect(machine.word(SCS.dfsr) == 1)
        machine.reset(.system)
        #expect(machine.word(SCS.dfsr) == 1)
    }

    @Test("14.1: memory through the port, and what is not there")
    func memory() {
        var machine = Bench.machine()
        #expect(machine.debugPortWrite(Bench.ram, 0x1122_3344) == true)
        #expect(machine.debugPortRead(Bench.ram + 2, size: .halfword) == 0x1122)
        #expect(machine.debugPortRead(0x6000_0000) == nil)
        #expect(machine.debugPortWrite(0x6000_0000, 0) == false)
        #expect(machine.debugPortWrite(Bench.code, 0) == false)
        #expect(machine.debugPortRead(Bench.ram + 1) == nil)
    }

    @Test("1.12: VECTRESET while halted resets the core without a warning")
    func vectReset() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        machine.attachDebugger()
        machine.vectorCatch = .reset
        machine.steps(1)
        try machine.halt()
        _ = machine.debugPortWrite(SCS.aircr, 0x05FA_0001)
        #expect(machine.run(instructions: 1) == .reset(.system))
        #expect(machine.run(instructions: 1) == .halted(.vectorCatch(.reset)))
        #expect(machine.pc == Bench.code)
        #expect(machine.unpredictable.isEmpty)
    }

    @Test("1.13: VECTCLRACTIVE while halted clears what is active without a warning")
    func vectClrActive() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.udf])
        machine.attachDebugger()
        machine.vectorCatch = .hardFault
        _ = machine.runToHalt()
        _ = machine.debugPortWrite(SCS.aircr, 0x05FA_0002)
        #expect(machine.executionPriority() == 256)
        #expect(machine[.ipsr] == 0)
        #expect(machine.unpredictable.isEmpty)
    }

    @Test("1.10: a system reset leaves the debug unit as it is, power-on does not")
    func resets() throws {
        for kind in ResetKind.allCases {
            var machine = Bench.machine(Bench.m4, [Thumb.nop])
            machine.attachDebugger()
            machine.vectorCatch = .hardFault
            try machine.setBreakpoint(at: Bench.code + 2)
            try machine.setWatchpoint(Watchpoint(address: Bench.ram, size: 4, access: .write))
            machine.reset(kind)
            #expect(machine.isDebuggerAttached == (kind == .system))
            #expect(machine.vectorCatch == (kind == .system ? .hardFault : []))
            #expect(machine.word(Debug.dwtFUNCTION(0)) == (kind == .system ? 6 : 0x4000_0000))
            #expect((machine.runToHalt() != nil) == (kind == .system))
        }
    }

    @Test("14.1: an Armv6-M core does not see its debug unit")
    func armv6M() throws {
        var machine = Bench.machine(Bench.m0)
        machine.attachDebugger()
        #expect(try machine.coreRead(Debug.dhcsr) == 0)
        #expect(machine.word(Debug.dhcsr) & 1 == 1)
        try machine.coreWrite(SCS.demcr, 0x401)
        #expect(machine.vectorCatch == [])
    }
}
