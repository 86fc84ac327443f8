import CortexM
import Testing

@Suite("STM32IWDG")
struct STM32IWDGTests {
    typealias Register = STM32IWDG.Register

    /// The rig's clock is 1 MHz: with an internal clock of 100 kHz, ten cycles a clock.
    private static func rig(hasWindow: Bool = false) -> DeviceRig<STM32IWDG> {
        DeviceRig(STM32IWDG(clockHz: 100_000, hasWindow: hasWindow))
    }

    @Test("resets (RLR + 1) (4 << PR) clocks after it was started or reloaded")
    func bites() {
        var rig = Self.rig()
        rig.store(Register.kr, 0x5555)
        rig.store(Register.pr, 1)
        rig.store(Register.rlr, 9)
        rig.store(Register.kr, 0xCCCC)
        rig.pass(799)
        rig.store(Register.kr, 0xAAAA)
        rig.pass(799)
        #expect(rig.resets.isEmpty)
        rig.pass(1)
        #expect(rig.resets == [.watchdog])
    }

    @Test("PR and RLR can be stored to after 0x5555 alone, until another key")
    func keys() {
        var rig = Self.rig()
        rig.store(Register.rlr, 5)
        #expect(rig.load(Register.rlr) == 0xFFF)
        rig.store(Register.kr, 0x5555)
        rig.store(Register.rlr, 5)
        rig.store(Register.kr, 0xAAAA)
        rig.store(Register.rlr, 6)
        #expect(rig.load(Register.rlr) == 5)
        #expect(rig.load(Register.kr) == 0)
    }

    @Test("SR shows that a register is being taken over, for five clocks")
    func busy() {
        var rig = Self.rig()
        rig.store(Register.kr, 0x5555)
        rig.store(Register.pr, 2)
        rig.store(Register.rlr, 100)
        #expect(rig.load(Register.sr) == 0b11)
        rig.pass(50)
        #expect(rig.load(Register.sr) == 0)
    }

    @Test("with a window a reload that comes too early resets; without one WINR does nothing", arguments: [true, false])
    func window(isPresent: Bool) {
        var rig = Self.rig(hasWindow: isPresent)
        rig.store(Register.kr, 0xCCCC)
        rig.store(Register.kr, 0x5555)
        rig.store(Register.rlr, 99)
        rig.store(Register.winr, 50)
        rig.store(Register.kr, 0xAAAA)
        if isPresent {
            #expect(rig.resets == [.watchdog])
        } else {
            #expect(rig.resets.isEmpty)
            #expect(rig.load(Register.winr) == 0)
        }
    }

    @Test("a reload inside the window is taken")
    func insideWindow() {
        var rig = Self.rig(hasWindow: true)
        rig.store(Register.kr, 0x5555)
        rig.store(Register.rlr, 99)
        rig.store(Register.kr, 0xCCCC)
        rig.store(Register.kr, 0x5555)
        rig.store(Register.winr, 50)
        rig.pass(49 * 40 + 39)
        let early = rig
        rig.pass(1)
        rig.store(Register.kr, 0xAAAA)
        #expect(rig.resets.isEmpty)
        rig = early
        rig.pass(100 * 40)
        #expect(rig.resets == [.watchdog])
    }

    @Test("a reset stops it, and nothing else")
    func stops() {
        var rig = Self.rig()
        rig.store(Register.kr, 0xCCCC)
        rig.store(Register.kr, 0)
        rig.reset(.software)
        rig.pass(1_000_000)
        #expect(rig.resets.isEmpty)
    }
}

@Suite("STM32WWDG")
struct STM32WWDGTests {
    typealias Register = STM32WWDG.Register
    static let step: UInt64 = 4096

    @Test("resets when the count falls below 0x40, and warns one step earlier")
    func bites() {
        var rig = DeviceRig(STM32WWDG())
        rig.store(Register.cfr, 1 << 9 | 0x7F)
        rig.store(Register.cr, 0x80 | 0x45)
        rig.pass(5 * Self.step - 1)
        #expect(rig.load(Register.cr) == 0x80 | 0x41)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.levels == 1)
        #expect(rig.load(Register.sr) == 1)
        rig.store(Register.sr, 0)
        #expect(rig.levels == 0)
        rig.pass(Self.step)
        #expect(rig.resets == [.windowWatchdog])
    }

    @Test("a refresh above the window resets, one inside it does not")
    func window() {
        var rig = DeviceRig(STM32WWDG())
        rig.store(Register.cfr, 0x50)
        rig.store(Register.cr, 0x80 | 0x60)
        rig.pass(16 * Self.step)
        rig.store(Register.cr, 0x80 | 0x60)
        #expect(rig.resets.isEmpty)
        rig.pass(15 * Self.step)
        rig.store(Register.cr, 0x80 | 0x60)
        #expect(rig.resets == [.windowWatchdog])
    }

    @Test("a count without bit 6 resets at once; WDGA cannot be taken back")
    func bit6() {
        var rig = DeviceRig(STM32WWDG())
        rig.store(Register.cr, 0x3F)
        #expect(rig.resets.isEmpty)
        rig.store(Register.cr, 0xFF)
        rig.store(Register.cr, 0x7F)
        #expect(rig.load(Register.cr) == 0xFF)
        rig.store(Register.cr, 0x3F)
        #expect(rig.resets == [.windowWatchdog])
    }

    @Test("WDGTB divides: two bits at 8:7, three at 13:11 on H7", arguments: [false, true])
    func prescaler(isWide: Bool) {
        var rig = DeviceRig(STM32WWDG(clockDivider: 3, hasWidePrescaler: isWide))
        rig.store(Register.cfr, 0x7F | (isWide ? 5 << 11 : 3 << 7))
        rig.store(Register.cr, 0xFF)
        rig.pass(3 * Self.step << (isWide ? 5 : 3))
        #expect(rig.load(Register.cr) == 0xFE)
    }
}
