import ArmMProfile
import CortexM
import Testing

/// Section 14.6: the Flash Patch and Breakpoint unit.
@Suite("Flash patch and breakpoints")
struct FlashPatchTests {
    @Test("14.6: the registers after power-on, by core")
    func resetValues() {
        for (core, value) in [(Bench.m3, 0x260), (Bench.m4, 0x260), (Bench.m7, 0x1000_0080), (Bench.m0, 0x40)]
            as [(CoreConfiguration, UInt32)]
        {
            let machine = Bench.machine(core)
            #expect(machine.word(Debug.fpCTRL) == value)
            #expect(machine.peek(Debug.fpCOMP(UInt32(core.debug.codeComparators + core.debug.literalComparators)), size: .word) == nil)
        }
        #expect(Bench.machine(Bench.m3).word(Debug.fpREMAP) == 0x2000_0000)
        #expect(Bench.machine(Bench.m7).word(Debug.fpREMAP) == 0)
    }

    @Test("14.6: FP_CTRL needs its key, and FP_COMPn keeps the bits that it has")
    func keyAndMasks() throws {
        var machine = Bench.machine(Bench.m4)
        try machine.coreWrite(Debug.fpCTRL, 1)
        #expect(machine.word(Debug.fpCTRL) == 0x260)
        try machine.coreWrite(Debug.fpCTRL, 3)
        #expect(machine.word(Debug.fpCTRL) == 0x261)
        try machine.coreWrite(Debug.fpCOMP(0), .max)
        try machine.coreWrite(Debug.fpCOMP(6), .max)
        #expect(machine.word(Debug.fpCOMP(0)) == 0xDFFF_FFFD)
        #expect(machine.word(Debug.fpCOMP(6)) == 0x1FFF_FFFD)
    }

    /// REPLACE, and whether the lower and the upper half-word of the word at `code` break.
    static let replacements: [(replace: UInt32, lower: Bool, upper: Bool)] = [(1, true, false), (2, false, true), (3, true, true)]

    @Test("14.6: revision 1 breaks on the lower half-word, the upper, or both", arguments: replacements)
    func halfwords(_ replace: UInt32, _ lower: Bool, _ upper: Bool) throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop, Thumb.nop, Thumb.nop])
        machine.attachDebugger()
        try machine.coreWrite(Debug.fpCTRL, 3)
        try machine.coreWrite(Debug.fpCOMP(0), replace << 30 | Bench.code + 4 | 1)
        let first = machine.runToHalt()
        #expect(first == .breakpoint(pc: Bench.code + (lower ? 4 : 6)))
        guard lower, upper else { return }
        try machine.resume()
        #expect(machine.runToHalt() == .breakpoint(pc: Bench.code + 6))
    }

    @Test("14.6: a comparator is off while FP_CTRL.ENABLE or its own is clear, and counts again when it is set")
    func enables() throws {
        var machine = Bench.machine(Bench.m4)
        machine.attachDebugger()
        _ = machine.run(instructions: 4)
        try machine.setBreakpoint(at: Bench.code)
        machine.set(Debug.fpCTRL, 0)
        #expect(machine.run(instructions: 4) == .limit)
        machine.set(Debug.fpCTRL, 1)
        #expect(machine.runToHalt() == .breakpoint(pc: Bench.code))
        #expect(machine.removeBreakpoint(at: Bench.code) == true)
        #expect(machine.removeBreakpoint(at: Bench.code) == false)
        try machine.resume()
        #expect(machine.run(instructions: 4) == .limit)
    }

    @Test("14.6: revision 1 matches in the Code region alone, also where the bits that it compares are the same elsewhere")
    func codeRegionOnly() throws {
        for (core, stops) in [(Bench.m4, false), (Bench.m7, true)] {
            var machine = Bench.machine(core)
            let place = Bench.ram + 0x200
            machine.set(place, UInt32(Thumb.nop) | UInt32(Thumb.loop) << 16)
            machine[.pc] = place
            machine.attachDebugger()
            try machine.coreWrite(Debug.fpCTRL, 3)
            try machine.coreWrite(Debug.fpCOMP(0), core.debug.breakpointRevision == 0 ? 0xC000_0000 | place & 0x1FFF_FFFC | 1 : place | 1)
            #expect(machine.run(instructions: 2) == (stops ? .halted(.breakpoint(pc: place)) : .limit))
        }
    }

    @Test("14.6: a hit without debugger and monitor is a HardFault with DEBUGEVT, at the matched address")
    func withoutDebugger() throws {
        for core in [Bench.m3, Bench.m4, Bench.m7] {
            var machine = Bench.machine(core, [Thumb.nop, Thumb.nop])
            try machine.coreWrite(Debug.fpCOMP(0), core.debug.breakpointRevision == 0 ? 0x8000_0000 | Bench.code | 1 : Bench.code + 2 | 1)
            try machine.coreWrite(Debug.fpCTRL, 3)
            machine.steps(2)
            #expect(machine[.ipsr] == 3)
            #expect(machine.word(SCS.hfsr) == 0x8000_0000)
            #expect(machine.word(SCS.dfsr) == 2)
            #expect(machine.word(SCS.cfsr) == 0)
            #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 2)
        }
    }

    @Test("14.6: a hit enters DebugMonitor when that is enabled and its priority allows")
    func monitor() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop])
        machine.set(SCS.demcr, Debug.monEN)
        try machine.coreWrite(Debug.fpCOMP(0), 0x4000_0000 | Bench.code | 1)
        try machine.coreWrite(Debug.fpCTRL, 3)
        machine.steps(1)
        #expect(machine[.ipsr] == 12)
        #expect(machine.word(SCS.dfsr) == 2)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code)
    }

    @Test("14.6: a comparator set again after the code ran, and one over a fused pair, still hit")
    func afterDecoding() throws {
        // CMP R0, R1; BNE back to it; R0 and R1 are equal.
        var machine = Bench.machine(Bench.m4, [0x4288, 0xD1FD, 0xE7FC])
        machine.attachDebugger()
        _ = machine.run(instructions: 30)
        try machine.setBreakpoint(at: Bench.code + 2)
        #expect(machine.runToHalt() == .breakpoint(pc: Bench.code + 2))
        #expect(machine.removeBreakpoint(at: Bench.code + 2) == true)
        try machine.resume()
        #expect(machine.run(instructions: 30) == .limit)
    }

    @Test("14.6: revision 1 does not look above 0x1FFFFFFF, revision 2 does")
    func reach() throws {
        for core in [Bench.m4, Bench.m7] {
            var machine = Bench.machine(core)
            for (index, halfword) in [Thumb.nop, Thumb.loop].enumerated() {
                _ = machine.poke(Bench.ram + UInt32(index) * 2, size: .halfword, UInt32(halfword))
            }
            machine.attachDebugger()
            machine[.pc] = Bench.ram
            if core == Bench.m7 {
                try machine.setBreakpoint(at: Bench.ram + 2)
                #expect(machine.runToHalt() == .breakpoint(pc: Bench.ram + 2))
            } else {
                #expect(throws: DebugRefusal.beyondCodeRegion(address: Bench.ram + 2)) {
                    try machine.setBreakpoint(at: Bench.ram + 2)
                }
                machine.set(Debug.fpCTRL, 1)
                machine.set(Debug.fpCOMP(0), 0xC000_0001)
                #expect(machine.runToHalt() == nil)
            }
        }
    }

    @Test("14.6: REPLACE 0 takes the instruction from the table in SRAM, as it is there now")
    func remapCode() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.movs(0, 1), Thumb.movs(1, 1), 0xE7FC])
        machine.set(Bench.ram + 0x20, UInt32(Thumb.movs(0, 2)) | UInt32(Thumb.movs(1, 2)) << 16)
        try machine.coreWrite(Debug.fpREMAP, Bench.ram + 0x20)
        try machine.coreWrite(Debug.fpCOMP(0), Bench.code | 1)
        #expect(machine.run(instructions: 6) == .limit)
        #expect(machine[.r0] == 1)
        try machine.coreWrite(Debug.fpCTRL, 3)
        #expect(machine.run(instructions: 6) == .limit)
        #expect(machine[.r0] == 2)
        #expect(machine[.r1] == 2)
        machine.set(Bench.ram + 0x20, UInt32(Thumb.movs(0, 3)) | UInt32(Thumb.movs(1, 3)) << 16)
        #expect(machine.run(instructions: 6) == .limit)
        #expect(machine[.r0] == 3)
        try machine.coreWrite(Debug.fpCTRL, 2)
        #expect(machine.run(instructions: 6) == .limit)
        #expect(machine[.r0] == 1)
    }

    @Test("14.6: the second half of a 32-bit instruction comes from the table too")
    func remapSecondHalf() throws {
        // MOVW R0, #0x12 at code + 2, whose second half-word is in the next word.
        var machine = Bench.machine(Bench.m4, [Thumb.nop, 0xF240, 0x0012, Thumb.nop])
        machine.set(Bench.ram, 0xBF00_0034)
        try machine.coreWrite(Debug.fpREMAP, Bench.ram)
        try machine.coreWrite(Debug.fpCOMP(0), (Bench.code + 4) | 1)
        try machine.coreWrite(Debug.fpCTRL, 3)
        machine.steps(2)
        #expect(machine[.r0] == 0x34)
    }

    @Test("14.6: a literal comparator takes a load from the Code region from the table, and nothing else")
    func remapLiteral() throws {
        // LDR R0, [R1]; LDRB R2, [R1, #1]; LDR R3, [R4].
        var machine = Bench.machine(Bench.m4, [0x6808, 0x784A, 0x6823], words: [0x800: 0x1111_1111, 0x804: 0x2222_2222])
        machine[.r1] = 0x800
        machine[.r4] = 0x804
        machine.set(Bench.ram + 24, 0xAABB_CCDD)
        try machine.coreWrite(Debug.fpREMAP, Bench.ram)
        try machine.coreWrite(Debug.fpCOMP(6), 0x801)
        try machine.coreWrite(Debug.fpCTRL, 3)
        machine.steps(3)
        #expect(machine[.r0] == 0xAABB_CCDD)
        #expect(machine[.r2] == 0xCC)
        #expect(machine[.r3] == 0x2222_2222)
    }

    @Test("14.6: comparators outlive a system reset, and do not outlive power-on")
    func resets() throws {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop])
        try machine.coreWrite(Debug.fpCOMP(0), 0x4000_0000 | Bench.code | 1)
        try machine.coreWrite(Debug.fpCTRL, 3)
        machine.reset(.system)
        machine.steps(1)
        #expect(machine.word(SCS.hfsr) == 0x8000_0000)
        machine.reset(.powerOn)
        machine.steps(1)
        #expect(machine.word(SCS.hfsr) == 0)
        #expect(machine.word(Debug.fpCTRL) == 0x260)
    }

    @Test("14.6: Armv6-M's unit has four breakpoints, for the debugger alone")
    func armv6M() throws {
        var machine = Bench.machine(Bench.m0, [Thumb.nop, Thumb.nop, Thumb.nop])
        try machine.coreWrite(Debug.fpCTRL, 3)
        #expect(try machine.coreRead(Debug.fpCTRL) == 0)
        #expect(machine.word(Debug.fpCTRL) == 0x40)
        machine.attachDebugger()
        for index in 0..<4 { try machine.setBreakpoint(at: 0x800 + UInt32(index) * 2) }
        #expect(throws: DebugRefusal.noFreeBreakpoint(address: 0x900, comparators: 4)) { try machine.setBreakpoint(at: 0x900) }
        #expect(machine.removeBreakpoint(at: 0x800) == true)
        try machine.setBreakpoint(at: Bench.code + 2)
        #expect(machine.runToHalt() == .breakpoint(pc: Bench.code + 2))
    }
}
