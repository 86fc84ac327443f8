import ArmMProfile
import CortexM
import Testing

/// Section 13: the interrupt controller.
@Suite("NVIC")
struct NVICTests {
    @Test("13.1: an edge while active pends once more; a level that drops before entry is taken once")
    func edges() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop, Thumb.nop], handlers: [16: [Thumb.nop, Thumb.bxLR]])
        machine.enable(0, priority: 0x40)
        machine.setInterruptLevel(0, true)
        machine.setInterruptLevel(0, false)
        machine.steps(1)
        #expect(machine[.ipsr] == 16)
        machine.setInterruptLevel(0, true)
        machine.setInterruptLevel(0, false)
        #expect(machine.word(SCS.ispr) == 1)
        #expect(machine.word(SCS.iabr) == 1)
        machine.steps(2)
        #expect(machine[.ipsr] == 16)
        #expect(machine.word(SCS.ispr) == 0)
        machine.steps(2)
        #expect(machine[.ipsr] == 0)
    }

    @Test("13.2: ICPR does not clear an interrupt whose input is high, unless it is active")
    func clearPending() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop])
        machine.setInterruptLevel(5, true)
        machine.set(SCS.icpr, 1 << 5)
        #expect(machine.word(SCS.ispr) == 1 << 5)
        machine.setInterruptLevel(5, false)
        #expect(machine.word(SCS.ispr) == 1 << 5)
        machine.set(SCS.icpr, 1 << 5)
        #expect(machine.word(SCS.ispr) == 0)
    }

    @Test("13.2: ICER disables and leaves the pending state")
    func disable() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop])
        machine.enable(5, priority: 0)
        machine[.primask] = 1
        _ = machine.pend(.interrupt(5))
        machine.set(SCS.icer, 1 << 5)
        machine[.primask] = 0
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        #expect(machine.word(SCS.ispr) == 1 << 5)
        #expect(machine.word(SCS.iser) == 0)
        #expect(machine.word(SCS.icer) == 0)
    }

    @Test("13.3: priorities are reached by byte on Armv7-M, by word only on Armv6-M", arguments: [Bench.m0, Bench.m4])
    func priorityBytes(_ core: CoreConfiguration) {
        var machine = Bench.machine(core, [0x7001])
        machine[.r0] = SCS.ipr + 2
        machine[.r1] = 0xC0
        machine.steps(1)
        #expect(machine.word(SCS.ipr) == (core.architecture == .armv6M ? 0 : 0x00C0_0000))
    }

    @Test("13.3 15.3: byte and half-word access is for IPR, SHPR and CFSR; elsewhere it is noted", arguments: [Bench.m0, Bench.m4])
    func accessSizes(_ core: CoreConfiguration) throws {
        for (address, isAllowed) in [
            (SCS.ipr, true), (SCS.shpr2, true), (SCS.cfsr, true), (SCS.iser, false), (SCS.ispr, false), (SCS.icpr, false),
            (SCS.ccr, false), (0xE000_E010, false),
        ] as [(UInt32, Bool)] {
            for size in [AccessSize.byte, .halfword] {
                var machine = Bench.machine(core)
                _ = try machine.readPrivatePeripheralBus(address, size: size, privileged: true)
                #expect(machine.unpredictable.isEmpty == (isAllowed && core == Bench.m4))
                machine = Bench.machine(core)
                try machine.writePrivatePeripheralBus(address, size: size, value: 0, privileged: true)
                #expect(machine.unpredictable.isEmpty == (isAllowed && core == Bench.m4))
            }
        }
    }

    @Test("13.4: lines that the part lacks read 0, and ICTR counts in 32s", arguments: [1, 31, 32, 33, 48, 239, 240])
    func lines(_ count: Int) {
        var core = Bench.m4
        core.interruptCount = count
        var machine = Machine(MachineConfiguration(name: "", core: core, clockHz: 1, regions: [], devices: []))
        machine.reset(.powerOn)
        var seen = 0
        for index in 0..<8 as Range<UInt32> {
            machine.set(SCS.iser + 4 * index, 0xFFFF_FFFF)
            machine.set(SCS.ispr + 4 * index, 0xFFFF_FFFF)
            seen += machine.word(SCS.iser + 4 * index).nonzeroBitCount
            #expect(machine.word(SCS.iser + 4 * index) == machine.word(SCS.ispr + 4 * index))
        }
        #expect(seen == count)
        #expect(machine.word(0xE000_E004) == UInt32((count - 1) / 32))
        #expect(machine.pend(.interrupt(count)) == false)
        #expect(machine.exceptions.enabled[15 + count] == true)
    }

    @Test("13.5: an ISPR store is taken before the next instruction")
    func storeIsSeen() {
        var machine = Bench.machine(Bench.m4, [Thumb.str(0, 1), Thumb.movs(7, 1)])
        machine.enable(2, priority: 0)
        machine[.r0] = 4
        machine[.r1] = SCS.ispr
        machine.steps(2)
        #expect(machine[.ipsr] == 18)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 2)
    }

    @Test("13.6: STIR pends; unprivileged code needs USERSETMPEND", arguments: [false, true], [false, true])
    func softwareTrigger(_ unprivileged: Bool, _ allowed: Bool) {
        var machine = Bench.machine(Bench.m4, [Thumb.str(0, 1)])
        machine.set(SCS.ccr, allowed ? 0x202 : 0x200)
        machine[.control] = unprivileged ? 1 : 0
        machine[.r0] = 33
        machine[.r1] = SCS.stir
        machine.steps(1)
        let works = !unprivileged || allowed
        #expect(machine.word(SCS.ispr + 4) == (works ? 2 : 0))
        #expect(machine.word(SCS.cfsr) == (works ? 0 : 0x8200))
        #expect(machine[.ipsr] == (works ? 0 : 3))
    }

    @Test("13.6: STIR pends no interrupt that the core lacks", arguments: [47, 48, 239, 240, 511] as [UInt32])
    func softwareTriggerOfNone(_ line: UInt32) {
        var machine = Bench.machine(Bench.m4, [Thumb.str(0, 1)])
        machine[.r0] = line
        machine[.r1] = SCS.stir
        machine.steps(1)
        #expect(machine.exceptions.pending.isEmpty == (line >= 48))
        #expect(machine.word(SCS.ispr + 4) == (line == 47 ? 1 << 15 : 0))
    }

    @Test("13.7: VECTPENDING counts BASEPRI and FAULTMASK, not PRIMASK")
    func vectPending() {
        var machine = Bench.machine()
        machine.enable(0, priority: 0x40)
        machine[.primask] = 1
        _ = machine.pend(.interrupt(0))
        #expect(machine.word(SCS.icsr) == 0x0041_0800)
        machine[.basepri] = 0x40
        #expect(machine.word(SCS.icsr) == 0x0040_0800)
        machine[.basepri] = 0x50
        #expect(machine.word(SCS.icsr) == 0x0041_0800)
        machine[.faultmask] = 1
        #expect(machine.word(SCS.icsr) == 0x0040_0800)
    }

    @Test("13.7: VECTACTIVE is IPSR, and RETTOBASE says that no other is active")
    func active() {
        var machine = Bench.machine(Bench.m4, [Thumb.svc(0)], handlers: [11: [Thumb.nop]])
        machine.set(SCS.shpr2, 0x8000_0000)
        machine.enable(0, priority: 0)
        machine.steps(1)
        #expect(machine.word(SCS.icsr) == 0x0000_080B)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine.word(SCS.icsr) == 0x0000_0010)
    }

    @Test("13.7 13.8: ICSR pends and unpends NMI, PendSV and SysTick")
    func systemPending() {
        var machine = Bench.machine()
        machine[.primask] = 1
        machine.set(SCS.icsr, 1 << 28 | 1 << 26)
        #expect(machine.word(SCS.icsr) & 0x1400_0000 == 0x1400_0000)
        machine.set(SCS.icsr, 1 << 27)
        #expect(machine.word(SCS.icsr) & 0x1400_0000 == 0x0400_0000)
        machine.set(SCS.icsr, 1 << 25)
        #expect(machine.word(SCS.icsr) & 0x1400_0000 == 0)
        machine.set(SCS.icsr, 1 << 31)
        machine.steps(1)
        #expect(machine[.ipsr] == 2)
    }

    @Test("13.8: PendSV pended in its own handler is chained to")
    func pendSVAgain() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop], handlers: [14: [Thumb.bxLR]])
        _ = machine.pend(.pendSV)
        machine.steps(1)
        _ = machine.pend(.pendSV)
        machine.steps(1)
        #expect(machine[.ipsr] == 14)
        #expect(machine.entry?.kind == .tailChained)
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
    }

    @Test("13.9: an interrupt is taken between CPSIE and CPSID, and not after CPSID")
    func windowOfOne() {
        var machine = Bench.machine(Bench.m4, [Thumb.cpsidI, Thumb.cpsieI, Thumb.cpsidI, Thumb.nop])
        machine.enable(0, priority: 0)
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        machine.steps(1)
        #expect(machine[.ipsr] == 16)
        #expect(machine.frame(6, at: machine[.sp]) == Bench.code + 4)
    }

    @Test("13.9: a core may let one more instruction execute after CPSIE", arguments: [false, true])
    func oneLate(_ isLate: Bool) {
        var core = Bench.m0plus
        core.unmasksLate = isLate
        // cpsid i; cpsie i; movs r7, #1; nop
        var machine = Bench.machine(core, [Thumb.cpsidI, Thumb.cpsieI, Thumb.movs(7, 1), Thumb.nop])
        machine.enable(0, priority: 0)
        machine.steps(1)
        _ = machine.pend(.interrupt(0))
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 10) else { return #expect(Bool(false)) }
        #expect(entry.returnAddress == Bench.code + (isLate ? 6 : 4))
        #expect(machine[.r7] == (isLate ? 1 : 0))
        // Masked again by that instruction, it is not taken at all.
        var window = Bench.machine(core, [Thumb.cpsidI, Thumb.cpsieI, Thumb.cpsidI, Thumb.nop])
        window.enable(0, priority: 0)
        window.steps(1)
        _ = window.pend(.interrupt(0))
        window.steps(3)
        #expect(window[.ipsr] == (isLate ? 0 : 16))
    }

    @Test("the line of NMI pends it by its edge, and not again while it stays high", arguments: [Bench.m0, Bench.m4])
    func nonMaskable(core: CoreConfiguration) {
        var machine = Bench.machine(core, [Thumb.nop, Thumb.nop, Thumb.nop], handlers: [2: [Thumb.bxLR]])
        machine[.primask] = 1
        machine.setInterruptLevel(ExceptionNumber.nmi.line, true)
        machine.steps(1)
        #expect(machine[.ipsr] == 2)
        machine.steps(2)
        #expect(machine[.ipsr] == 0)
        machine.setInterruptLevel(ExceptionNumber.nmi.line, true)
        machine.steps(1)
        #expect(machine[.ipsr] == 0)
        machine.setInterruptLevel(ExceptionNumber.nmi.line, false)
        machine.setInterruptLevel(ExceptionNumber.nmi.line, true)
        machine.steps(1)
        #expect(machine[.ipsr] == 2)
    }

    @Test("What cannot be pended from outside is refused")
    func refused() {
        var machine = Bench.machine()
        for number in [0, 1, 3, 7, 13, 16 + 48, 600] { #expect(machine.pend(ExceptionNumber(number)) == false) }
        var m0 = Bench.machine(Bench.m0)
        for number in [4, 5, 6, 12] { #expect(m0.pend(ExceptionNumber(number)) == false) }
        machine.setInterruptLevel(-1, true)
        machine.setInterruptLevel(5000, true)
        #expect(machine.word(SCS.ispr) == 0)
    }

    @Test("13.2: ICPR clears an active interrupt's second pending, though its input is high")
    func clearPendingWhileActive() {
        var machine = Bench.machine(Bench.m4, [Thumb.nop])
        machine.enable(0, priority: 0x40)
        machine.setInterruptLevel(0, true)
        machine.steps(1)
        machine.set(SCS.ispr, 1)
        #expect(machine.word(SCS.ispr) == 1)
        machine.set(SCS.icpr, 1)
        #expect(machine.word(SCS.ispr) == 0)
    }
}
