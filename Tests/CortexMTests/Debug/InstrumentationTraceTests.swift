import ArmMProfile
import CortexM
import Testing

/// Section 14.8: the stimulus ports of the Instrumentation Trace Macrocell.
@Suite("Instrumentation trace")
struct InstrumentationTraceTests {
    /// A machine whose ITM is on as CMSIS does it, with ports 0 and 9.
    private func machine() throws -> Machine {
        var machine = Bench.machine()
        try machine.coreWrite(SCS.demcr, Debug.trcena)
        try machine.coreWrite(Debug.itmLAR, 0xC5AC_CE55)
        try machine.coreWrite(Debug.itmTCR, 0x1_0005)
        try machine.coreWrite(Debug.itmTER, 0x201)
        return machine
    }

    @Test("14.8: a port takes bytes, half-words and words, and each port is a console")
    func sizes() throws {
        var machine = try machine()
        #expect(try machine.coreRead(0xE000_0000) == 1)
        try machine.coreWrite(0xE000_0000, 0x41, size: .byte)
        try machine.coreWrite(0xE000_0000, 0x4342, size: .halfword)
        try machine.coreWrite(0xE000_0000, 0x4746_4544)
        try machine.coreWrite(0xE000_0024, 0x21, size: .byte)
        #expect(machine.console("itm") == Array("ABCDEFG".utf8))
        #expect(machine.console("itm9") == Array("!".utf8))
        #expect(machine.consoles.map(\.name) == ["itm", "itm9"])
        #expect(machine.unpredictable.isEmpty)
        machine.reset(.powerOn)
        #expect(machine.console("itm") == [])
        #expect(machine.consoles.isEmpty)
    }

    @Test("14.8: a port that is off, or a unit that is, ignores stores and is not ready")
    func off() throws {
        for (address, value) in [(Debug.itmTER, 0), (Debug.itmTCR, 0), (SCS.demcr, 0)] as [(UInt32, UInt32)] {
            var machine = try machine()
            try machine.coreWrite(address, value)
            #expect(try machine.coreRead(0xE000_0000) == 0)
            try machine.coreWrite(0xE000_0000, 0x41, size: .byte)
            #expect(machine.console("itm") == [])
        }
    }

    @Test("14.8: TER, TPR and TCR want LAR's key of the core, not of the debugger")
    func lock() throws {
        var machine = Bench.machine()
        machine.set(SCS.demcr, Debug.trcena)
        try machine.coreWrite(Debug.itmTCR, 1)
        #expect(machine.word(Debug.itmTCR) == 0)
        #expect(machine.word(0xE000_0FB4) == 3)
        #expect(machine.debugPortWrite(Debug.itmTCR, .max) == true)
        #expect(machine.word(Debug.itmTCR) == 0x007F_0F1F)
    }

    @Test("14.8: unprivileged code uses the ports that TPR leaves it")
    func privileges() throws {
        var machine = try machine()
        try machine.coreWrite(Debug.itmTPR, 1)
        try machine.coreWrite(0xE000_0000, 0x41, size: .byte, privileged: false)
        try machine.coreWrite(0xE000_0024, 0x42, size: .byte, privileged: false)
        #expect(machine.console("itm") == [])
        #expect(machine.console("itm9") == [0x42])
        #expect(throws: Fault(.preciserr, address: Debug.itmTER)) {
            try machine.coreWrite(Debug.itmTER, 0, privileged: false)
        }
    }

    @Test("14.8: Armv6-M has none")
    func armv6M() throws {
        let machine = Bench.machine(Bench.m0)
        #expect(machine.peek(Debug.itmTCR, size: .word) == nil)
    }
}
