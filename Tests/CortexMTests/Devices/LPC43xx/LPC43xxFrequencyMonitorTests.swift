import CortexM
import Testing

@Suite("LPC43xxFrequencyMonitor")
struct LPC43xxFrequencyMonitorTests {
    typealias Register = LPC43xxCGU.Register

    // The rig's clock is 1 MHz: 12 ticks of the internal oscillator are a cycle.
    private func measured(_ select: UInt32, _ rig: inout DeviceRig<LPC43xxCGU>) -> UInt32 {
        rig.store(Register.freqMon, select << 24 | 1 << 23 | 0x1FF)
        rig.pass(43)
        return rig.load(Register.freqMon)
    }

    @Test("a measurement takes the time of its reference, and counts the selected clock meanwhile")
    func measures() {
        var rig = DeviceRig(LPC43xxCGU())
        // The crystal, off after reset, at the oscillator's frequency.
        rig.store(Register.xtalOscCtrl, 0)
        rig.store(Register.freqMon, 6 << 24 | 1 << 23 | 240)
        #expect(rig.load(Register.freqMon) == 6 << 24 | 1 << 23 | 240)
        rig.pass(19)
        #expect(rig.load(Register.freqMon) & 1 << 23 != 0)
        rig.pass(1)
        #expect(rig.load(Register.freqMon) == 6 << 24 | 240 << 9)
    }

    @Test("a clock that stands still never lets a measurement end, until a store leaves it off")
    func stands() {
        var rig = DeviceRig(LPC43xxCGU())
        #expect(measured(6, &rig) == 6 << 24 | 1 << 23 | 0x1FF)
        rig.pass(1_000_000)
        #expect(rig.load(Register.freqMon) & 1 << 23 != 0)
        rig.store(Register.freqMon, 0)
        #expect(rig.load(Register.freqMon) == 0)
    }

    @Test("a measurement ends early when the selected clock's counter is full")
    func full() {
        var rig = DeviceRig(LPC43xxCGU())
        rig.store(Register.freqMon, 1 << 24 | 1 << 23 | (0x3FFF - 100) << 9 | 0x1FF)
        rig.pass(43)
        #expect(rig.load(Register.freqMon) == 1 << 24 | 0x3FFF << 9 | (0x1FF - 100))
    }

    @Test("PLL1 multiplies, with its divider within the loop, behind it, or not at all")
    func pll1() {
        var rig = DeviceRig(LPC43xxCGU())
        // 12 MHz × 17, direct; then with the divider by 2 behind it; then × 10 / 2 within the loop.
        for (control, megahertz) in [(0x0110_0080, 204), (0x0110_0000, 102), (0x0109_1040, 60)] as [(UInt32, UInt32)] {
            rig.store(Register.pll1Ctrl, control)
            #expect(measured(9, &rig) >> 9 & 0x3FFF == 511 * megahertz / 12)
        }
        rig.store(Register.pll1Ctrl, 0x0110_0081)
        #expect(measured(9, &rig) & 1 << 23 != 0)
    }

    // UM10503 table 152: what PLL0USB's registers hold for 480 MHz; a quarter of it, through IDIVA.
    @Test(
        "PLL0 takes the dividers that its registers encode",
        arguments: [(0x0616_7FFA, 20), (0x0512_3FFF, 16), (0x030C_00FF, 10)] as [(UInt32, UInt32)])
    func pll0(mdiv: UInt32, m: UInt32) {
        var rig = DeviceRig(LPC43xxCGU())
        rig.store(Register.pll0usb + 4, mdiv)
        rig.store(Register.pll0usb + 8, 0x0030_2062)
        rig.store(Register.pll0usb, 0x0100_001C)
        rig.store(Register.idiv, 0x0700_000C)
        #expect(measured(0xC, &rig) >> 9 & 0x3FFF == 511 * m * 2 / 4)
    }

    @Test("PLL0AUDIO multiplies by a fraction when its encoded divider is not selected")
    func fraction() {
        var rig = DeviceRig(LPC43xxCGU())
        // 2 × 12 MHz × 4.5 / (2 × 1).
        rig.store(Register.pll0audio + 8, 0x0030_2062)
        rig.store(Register.pll0audio + 12, 9 << 14)
        rig.store(Register.pll0audio, 0x0100_0014)
        #expect(measured(8, &rig) >> 9 & 0x3FFF == 511 * 9 / 2)
    }

    @Test("a clock that is made of itself stands still")
    func loop() {
        var rig = DeviceRig(LPC43xxCGU())
        rig.store(Register.pll1Ctrl, 0x09FF_0080)
        #expect(measured(9, &rig) & 1 << 23 != 0)
        rig.store(Register.idiv, 0x0D00_0000)
        rig.store(Register.idiv + 4, 0x0C00_0000)
        #expect(measured(0xC, &rig) & 1 << 23 != 0)
    }
}
