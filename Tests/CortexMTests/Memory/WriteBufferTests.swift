import ArmMProfile
import CortexM
import Testing

/// Items 7.8 and 5.6: stores whose bus error comes back late.
@Suite("Write buffer")
struct WriteBufferTests {
    static let nowhere: UInt32 = 0x6000_0000
    static let dsb: [UInt16] = [0xF3BF, 0x8F4F]

    /// A machine with BusFault enabled, R1 pointing nowhere, and a buffer as asked for.
    static func machine(
        _ code: [UInt16], _ core: CoreConfiguration = Bench.m4, delay: UInt64? = nil, entries: Int? = nil,
        handlers: [Int: [UInt16]] = [:]
    ) -> Machine {
        var core = core
        if let delay { core.memorySystem.writeBuffer?.delay = delay }
        if let entries { core.memorySystem.writeBuffer?.entries = entries }
        var machine = Bench.machine(core, code, handlers: handlers)
        machine.set(SCS.shcsr, SCS.busFault)
        machine[.r1] = nowhere
        return machine
    }

    @Test(
        "7.8: the error comes so many cycles after the store, and the stacked PC is that of then",
        arguments: 0...9 as ClosedRange<UInt32>)
    func delay(_ cycles: UInt32) {
        let nops = [UInt16](repeating: Thumb.nop, count: 12)
        var machine = Self.machine([Thumb.str(0, 1)] + nops, delay: UInt64(cycles))
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 20) else { return #expect(Bool(false)) }
        #expect(entry.exception == .busFault)
        #expect(entry.kind == .preempt)
        #expect(entry.returnAddress == Bench.code + 2 + 2 * cycles)
        #expect(entry.cfsr == CFSR.impreciserr)
    }

    @Test("7.8: DSB ends with the error, however late it would have come", arguments: [Bench.m3, Bench.m4, Bench.m7])
    func barrier(_ core: CoreConfiguration) {
        var machine = Self.machine([Thumb.str(0, 1), Thumb.nop] + Self.dsb + [Thumb.nop], core, delay: 1000)
        machine.steps(4)
        #expect(machine[.ipsr] == 5)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 8)
        #expect(machine.word(SCS.cfsr) == CFSR.impreciserr)
        #expect(machine.cycles >= 1000)
    }

    @Test("7.8: Strongly-ordered stores are precise, Device stores are not", arguments: [Bench.m3, Bench.m4, Bench.m7], [false, true])
    func stronglyOrdered(_ core: CoreConfiguration, _ isDevice: Bool) {
        var machine = Self.machine([Thumb.str(0, 1)] + Self.dsb, core)
        machine.set(SCS.mpuRBAR, Self.nowhere | 0x10)
        machine.set(SCS.mpuRASR, 3 << 24 | (isDevice ? 1 << 16 : 0) | 9 << 1 | 1)
        machine.startMPU()
        machine.steps(3)
        #expect(machine[.ipsr] == 5)
        #expect(machine.word(SCS.cfsr) == (isDevice ? 0x400 : 0x8200))
        #expect(isDevice || machine.word(SCS.bfar) == Self.nowhere)
    }

    @Test("7.8: a core without the buffer faults at the store", arguments: [Bench.m0, Bench.m0plus, Bench.m4])
    func withoutBuffer(_ core: CoreConfiguration) {
        var core = core
        core.memorySystem.writeBuffer = nil
        var machine = Self.machine([Thumb.str(0, 1), Thumb.nop], core)
        machine.steps(1)
        #expect(machine[.ipsr] == (core.architecture == .armv6M ? 3 : 5))
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code)
        #expect(CoreConfiguration.cortexM0.memorySystem.writeBuffer == nil)
        #expect(CoreConfiguration.cortexM0Plus.memorySystem.writeBuffer == nil)
    }

    @Test("7.8: DISDEFWBUF is the M3's and the M4's; an M7 has no such bit", arguments: [Bench.m3, Bench.m4, Bench.m7])
    func disabled(_ core: CoreConfiguration) {
        var machine = Self.machine([Thumb.str(0, 1)] + Self.dsb, core)
        machine.set(0xE000_E008, 2)
        machine.steps(3)
        #expect(machine.word(SCS.cfsr) == (core == Bench.m7 ? 0x400 : 0x8200))
    }

    @Test("7.8: a store-exclusive waits for its answer")
    func exclusive() {
        // strex r2, r0, [r1]
        var machine = Self.machine([0xE841, 0x0200, Thumb.nop])
        machine.state.exclusiveMonitor = true
        machine.state.exclusiveAddress = Self.nowhere
        machine.steps(1)
        #expect(machine.word(SCS.cfsr) == 0x8200)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code)
    }

    @Test("7.8: a multiple store goes on behind an element that fails, an unaligned one behind a part")
    func parts() {
        // stmia r1!, {r2, r3}
        var multiple = Self.machine([0xC10C] + Self.dsb)
        multiple[.r1] = Bench.ram - 4
        multiple[.r3] = 0x55
        multiple.steps(3)
        #expect(multiple[.r1] == Bench.ram + 4)
        #expect(multiple.word(Bench.ram) == 0x55)
        #expect(multiple.word(SCS.cfsr) == 0x400)
        var unaligned = Self.machine([Thumb.str(0, 1)] + Self.dsb)
        unaligned[.r0] = 0x1122_3344
        unaligned[.r1] = Bench.ram - 2
        unaligned.steps(3)
        #expect(unaligned.word(Bench.ram) == 0x1122)
        #expect(unaligned.word(SCS.cfsr) == 0x400)
    }

    @Test("7.8: of a full buffer the next failing store waits for the first", arguments: [1, 2])
    func inFlight(_ entries: Int) {
        var machine = Self.machine(
            [Thumb.str(0, 1), Thumb.str(0, 1), Thumb.nop], delay: 40, entries: entries,
            handlers: [5: [UInt16](repeating: Thumb.nop, count: 12) + [Thumb.bxLR]])
        machine.steps(2)
        // One entry: the second store stood still until the first was answered.
        #expect((machine.cycles >= 40) == (entries == 1))
        #expect(machine.word(SCS.shcsr) >> 14 & 1 == (entries == 1 ? 1 : 0))
    }

    @Test("5.6 7.8: an error that comes in the handler of the one before is taken after it")
    func twice() {
        var machine = Self.machine(
            [Thumb.str(0, 1), Thumb.str(0, 1), Thumb.nop], delay: 20,
            handlers: [5: [UInt16](repeating: Thumb.nop, count: 12) + [Thumb.bxLR]])
        machine.observation = .entries
        guard case .entered(let first) = machine.run(), case .entered(let second) = machine.run() else {
            return #expect(Bool(false))
        }
        #expect(first.returnAddress == Bench.code + 4)
        #expect(second.exception == .busFault)
        #expect(second.kind == .tailChained)
        #expect(second.frame == first.frame)
        #expect(first.lateStore == LateStore(instruction: Bench.code, address: Self.nowhere, instructions: 1))
        #expect(second.lateStore == LateStore(instruction: Bench.code + 2, address: Self.nowhere, instructions: 2))
    }

    @Test("7.8: an entry knows the store whose error came late, of several the first", arguments: [true, false])
    func lateStore(_ enabled: Bool) {
        var machine = Self.machine([Thumb.nop, Thumb.str(0, 1), Thumb.str(0, 1)] + [UInt16](repeating: Thumb.nop, count: 12), delay: 5)
        machine.set(SCS.shcsr, enabled ? SCS.busFault : 0)
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 20) else { return #expect(Bool(false)) }
        #expect(entry.exception == (enabled ? .busFault : .hardFault) && entry.fault == nil)
        #expect(entry.lateStore == LateStore(instruction: Bench.code + 2, address: Self.nowhere, instructions: 2))
        #expect(machine.exceptions.lateStore == nil || machine.exceptions.lateStore?.instruction == Bench.code + 4)
    }

    @Test("7.8: a fault of an instruction meanwhile is that instruction's, and the store waits for its own entry")
    func preciseMeanwhile() {
        // ldr r2, [r1]
        var machine = Self.machine(
            [Thumb.str(0, 1), 0x680A, Thumb.nop], delay: 18, handlers: [5: [UInt16](repeating: Thumb.nop, count: 12) + [Thumb.bxLR]])
        machine.observation = .entries
        guard case .entered(let first) = machine.run(instructions: 100), case .entered(let second) = machine.run(instructions: 100)
        else { return #expect(Bool(false)) }
        #expect(first.fault?.kind == .preciserr && first.lateStore == nil)
        #expect(second.fault == nil && second.lateStore?.instruction == Bench.code)
    }

    @Test("5.6: under PRIMASK and in HardFault it stays pending, and does not lock up", arguments: [false, true])
    func negativePriority(_ enabled: Bool) {
        var machine = Self.machine(
            [Thumb.udf, Thumb.nop], handlers: [3: [Thumb.str(0, 1)] + Self.dsb + [Thumb.nop, Thumb.bxLR]])
        machine.set(SCS.shcsr, enabled ? SCS.busFault : 0)
        machine.steps(4)
        #expect(machine.isLockedUp == false)
        #expect(machine[.ipsr] == 3)
        #expect(machine.exceptions.pending[enabled ? .busFault : .hardFault] == true)
        machine.steps(1)
        #expect(machine[.ipsr] == (enabled ? 5 : 3))
        #expect(machine.entry?.kind == .tailChained)
        #expect(machine.entry?.of == (enabled ? nil : .busFault))
    }

    @Test("5.6 8.2: with BusFault disabled, an error during another's stacking is HardFault in BusFault's place")
    func lateArrival() {
        var machine = Self.machine([Thumb.str(0, 1), Thumb.nop, Thumb.nop], delay: 4)
        machine.set(SCS.shcsr, 0)
        machine.enable(0, priority: 0x40)
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine[.ipsr] == 3)
        #expect(machine.entry?.kind == .lateArrival)
        #expect(machine.entry?.of == .busFault)
        #expect(machine.word(SCS.ispr) == 1)
    }

    @Test("6.6: BFHFNMIGN ignores precise errors only: a buffered store's BusFault waits for the handler's end")
    func ignoredAtNegativePriority() {
        var machine = Self.machine([Thumb.udf], handlers: [3: [Thumb.str(0, 1)] + Self.dsb + [Thumb.bxLR]])
        machine.set(SCS.ccr, 0x300)
        machine.steps(3)
        #expect(machine.word(SCS.cfsr) & 0xFF00 == 0x400)
        #expect(machine.exceptions.pending[.busFault] == true)
        #expect(machine.isLockedUp == false)
    }

    @Test("7.8: it wakes a processor that went to sleep meanwhile")
    func wakes() {
        var machine = Self.machine([Thumb.str(0, 1), Thumb.wfi], delay: 500)
        machine.observation = .entries
        guard case .entered(let entry) = machine.run() else { return #expect(Bool(false)) }
        #expect(entry.exception == .busFault)
        #expect(entry.returnAddress == Bench.code + 4)
        #expect(entry.cycles >= 500)
    }

    @Test("7.8: reset forgets the stores under way")
    func reset() {
        var machine = Self.machine([Thumb.str(0, 1), Thumb.nop], delay: 500)
        machine.steps(1)
        machine.reset(.system)
        #expect(machine.events.next == .max)
    }

    @Test("7.20 17.3: an M7's ABFSR says that the error came over the AXI, and why; any write clears it")
    func busOrigin() {
        for (address, origin) in [(Self.nowhere, 0x308), (0x100, 0x208)] as [(UInt32, UInt32)] {
            var machine = Self.machine([Thumb.str(0, 1)] + Self.dsb, Bench.m7, handlers: [5: [Thumb.str(0, 2)]])
            machine[.r1] = address
            machine[.r2] = 0xE000_EFA8
            machine.steps(3)
            #expect(machine[.ipsr] == 5)
            #expect(machine.word(SCS.cfsr) == 0x400)
            #expect(machine.word(0xE000_EFA8) == origin)
            machine.steps(1)
            #expect(machine.word(0xE000_EFA8) == 0)
        }
        let m4 = Self.machine([])
        #expect(m4.peek(0xE000_EFA8, size: .word) == nil)
        #expect(m4.word(0xE000_ED3C) == 0)
    }

    @Test("17.3: an M7's buffer is deeper and its errors come later than an M4's")
    func depth() throws {
        let m4 = try #require(CoreConfiguration.cortexM4.memorySystem.writeBuffer)
        let m7 = try #require(CoreConfiguration.cortexM7.memorySystem.writeBuffer)
        #expect(m7.delay > m4.delay)
        #expect(m7.entries > m4.entries)
    }
}
