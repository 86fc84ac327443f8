import ArmMProfile
import CortexM
import Testing

/// Sections 3 and 4 with a floating-point context: the frame of 0x68 bytes.
@Suite("Floating-point frames")
struct FloatingPointFrameTests {
    /// A machine in a context whose S registers hold 0x100 and up, before an SVC.
    static func machine(
        _ code: [UInt16] = [Thumb.svc(0)], core: CoreConfiguration = Bench.m4f, lazy: Bool = true,
        handlers: [Int: [UInt16]] = [11: [Thumb.bxLR]]
    ) -> Machine {
        var machine = Bench.machine(core, code, handlers: handlers)
        machine.set(SCS.cpacr, 0x00F0_0000)
        machine.set(SCS.fpccr, lazy ? 0xC000_0000 : 0x8000_0000)
        for index in 0..<32 { machine[single: index] = 0x100 + UInt32(index) }
        machine[.fpscr] = 0x2000_0010
        machine[.control] = 4
        return machine
    }

    @Test(
        "3.2 3.3: a floating-point frame has 0x68 bytes and is aligned whatever CCR.STKALIGN says", arguments: [0, 0x200 as UInt32], 0..<4)
    func alignment(_ ccr: UInt32, _ offset: UInt32) {
        var machine = Self.machine()
        machine.set(SCS.ccr, ccr)
        let sp = Bench.stack - 4 * offset
        machine[.sp] = sp
        machine.steps(1)
        #expect(machine[.sp] == (sp - 0x68) & ~7)
        #expect(machine.frame(7, at: machine[.sp]) & 0x200 == (sp & 4) << 7)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 2)
        machine.steps(1)
        #expect(machine[.sp] == sp, "4.8: the return takes the padding back")
    }

    @Test("3.5 4.16: EXC_RETURN has bit 4 clear for a floating-point frame, and FPCA is restored from it")
    func excReturn() {
        for (control, value) in [(4 as UInt32, 0xFFFF_FFE9 as UInt32), (6, 0xFFFF_FFED), (0, 0xFFFF_FFF9), (2, 0xFFFF_FFFD)] {
            var machine = Self.machine()
            machine[.psp] = Bench.ram + 0x800
            machine[.control] = control
            machine.steps(1)
            #expect(machine[.lr] == value)
            #expect(machine[.control] == 0, "3.11: the handler has no context yet")
            machine.steps(1)
            #expect(machine[.control] == control)
        }
        var nested = Self.machine(handlers: [11: [Thumb.nop, Thumb.loop]])
        nested.enable(0, priority: 0)
        nested.set(SCS.shpr2, 0x8000_0000)
        nested.steps(1)
        #expect(throws: Never.self) { try nested.executeFPCheck() }
        _ = nested.pend(.interrupt(0))
        nested.steps(1)
        #expect(nested[.lr] == 0xFFFF_FFE1)
    }

    @Test(
        "3.16: a floating-point frame costs 17 cycles where its registers are stored, and where they are loaded", arguments: [false, true])
    func cycles(_ lazy: Bool) {
        var machine = Self.machine([Thumb.nop], lazy: lazy, handlers: [16: [Thumb.bxLR]])
        machine.enable(0, priority: 0)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine.entry?.latency == (lazy ? 12 : 29))
        let before = machine.cycles
        machine.exceptionReturn(machine[.lr])
        #expect(machine.cycles - before == (lazy ? 10 : 27))
    }

    @Test("9.2: with LSPEN the entry leaves room, and FPCAR and FPCCR say for what")
    func reserved() {
        var machine = Self.machine()
        machine.set(SCS.shcsr, SCS.allFaults)
        machine.steps(1)
        let frame = machine[.sp]
        #expect(machine.word(SCS.fpcar) == frame + 0x20)
        #expect(machine.word(SCS.fpccr) == 0xC000_0079, "LSPACT, THREAD, HFRDY, MMRDY, BFRDY")
        #expect(machine.frame(8, at: frame) == 0 && machine.frame(24, at: frame) == 0)
        #expect(machine[single: 15] == 0x10F)
        #expect(machine.entry?.frameContent == .reserved)
    }

    @Test("9.2: without LSPEN the entry stores S0 to S15 and FPSCR, and takes 17 cycles more")
    func saved() throws {
        var machine = Self.machine(lazy: false)
        let before = machine.cycles
        machine.steps(1)
        let frame = machine[.sp]
        for index in 0..<16 { #expect(machine.frame(8 + index, at: frame) == 0x100 + UInt32(index)) }
        #expect(machine.frame(24, at: frame) == 0x2000_0010)
        #expect(machine.frame(25, at: frame) == 0)
        #expect(machine.word(SCS.fpccr) == 0x8000_0000)
        #expect(machine.entry?.frameContent == .saved)
        #expect(machine.cycles - before >= 29)
    }

    @Test("4.16: a return from a stored frame loads S0 to S15 and FPSCR, and leaves S16 to S31 alone")
    func unstacking() {
        var machine = Self.machine(lazy: false)
        machine.steps(1)
        let frame = machine[.sp]
        for index in 0..<32 { machine[single: index] = 0 }
        machine[.fpscr] = 0
        machine.set(frame + 0x20, 0x4000_0000)
        machine.set(frame + 0x60, 0xFFFF_FFFF)
        machine.steps(1)
        #expect(machine[single: 0] == 0x4000_0000)
        for index in 1..<16 { #expect(machine[single: index] == 0x100 + UInt32(index)) }
        for index in 16..<32 { #expect(machine[single: index] == 0) }
        #expect(machine[.fpscr] == 0xF7C0_009F)
        #expect(machine[.sp] == Bench.stack)
    }

    @Test("9.4: a handler that used no floating point returns without reading the room, and LSPACT is clear")
    func untouched() {
        var machine = Self.machine()
        machine.steps(1)
        let frame = machine[.sp]
        for index in 8..<26 { machine.set(frame + 4 * UInt32(index), 0xDEAD_BEEF) }
        machine.steps(1)
        #expect(machine.word(SCS.fpccr) & 1 == 0)
        #expect(machine[.control] == 4)
        for index in 0..<32 { #expect(machine[single: index] == 0x100 + UInt32(index)) }
        #expect(machine[.fpscr] == 0x2000_0010)
    }

    @Test("4.8: STKALIGN clear, a floating-point frame: bit 9 of the stacked xPSR still counts, and is OR'ed in")
    func orsPadding() {
        var machine = Self.machine()
        machine.set(SCS.ccr, 0)
        machine.steps(1)
        let frame = machine[.sp]
        machine.set(frame + 28, machine.frame(7, at: frame) | 0x200)
        machine.steps(1)
        #expect(machine[.sp] == (frame + 0x68) | 4)
    }

    @Test("4.3: on a core with the extension bit 4 is no reserved bit; bit 5 is")
    func reservedBits() {
        for (core, value, isDefined) in [
            (Bench.m4f, 0xFFFF_FFE9 as UInt32, true), (Bench.m4f, 0xFFFF_FFC9, false), (Bench.m4, 0xFFFF_FFE9, false),
            (Bench.m4, 0xFFFF_FFF9, true),
        ] {
            var machine = Bench.machine(core, [Thumb.svc(0)], handlers: [11: [Thumb.bxLR]])
            machine.set(SCS.cpacr, 0x00F0_0000)
            machine.steps(1)
            machine[.lr] = value
            machine.steps(1)
            #expect(machine.unpredictable.map(\.kind) == (isDefined ? [] : [.excReturn]))
            #expect(machine[.sp] == machine.exceptions.lastEntry!.frame + (core.name == "cortex-m4f" ? 0x68 : 0x20))
        }
    }

    @Test("4.5: the frame that INVPC pushes again is the one that was popped", arguments: [false, true])
    func pushedAgain(_ lazy: Bool) {
        var machine = Self.machine(lazy: lazy)
        machine.set(SCS.shcsr, SCS.allFaults)
        machine.steps(1)
        let frame = machine[.sp]
        // Thread mode is asked for, and the frame says Handler.
        machine.set(frame + 28, machine.frame(7, at: frame) | 11)
        machine.steps(1)
        #expect(machine.currentException == .usageFault)
        #expect(machine.word(SCS.cfsr) == CFSR.invpc)
        #expect(machine[.sp] == frame)
        #expect(machine[.lr] == 0xFFFF_FFE9)
        #expect(machine.word(SCS.fpccr) & 1 == (lazy ? 1 : 0))
        #expect(machine.entry?.frameContent == (lazy ? .reserved : .saved))
        #expect(machine[.control] == 0)
    }

    @Test("4.13: chaining from a handler with a context drops that context and leaves the frame below it")
    func tailChain() {
        var machine = Self.machine()
        machine.enable(0, priority: 0x80)
        machine.steps(1)
        #expect(throws: Never.self) { try machine.executeFPCheck() }
        #expect(machine[.control] == 4)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine.currentException == .interrupt(0))
        #expect(machine[.lr] == 0xFFFF_FFE9)
        #expect(machine[.control] == 0)
        #expect(machine.word(SCS.fpccr) & 1 == 0)
        #expect(machine.entry?.frameContent == .saved)
    }
}
