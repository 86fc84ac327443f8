import CortexM
import Testing

@Suite("StellarisSystemControl, PLL")
struct StellarisPLLTests {
    typealias Register = StellarisSystemControl.Register

    /// A crystal's code in RCC.XTAL, its frequency, and the PLL's that the data sheet gives for it.
    struct Crystal: Sendable {
        var code: UInt32
        var hertz: UInt64
        var pll: UInt64
    }

    static let crystals = [
        Crystal(code: 0x4, hertz: 3_579_545, pll: 400_909), Crystal(code: 0x5, hertz: 3_686_400, pll: 398_131),
        Crystal(code: 0x7, hertz: 4_096_000, pll: 401_408), Crystal(code: 0x8, hertz: 4_915_200, pll: 398_131),
        Crystal(code: 0xA, hertz: 5_120_000, pll: 399_360), Crystal(code: 0xB, hertz: 6_000_000, pll: 400_000),
        Crystal(code: 0xC, hertz: 6_144_000, pll: 399_360), Crystal(code: 0xD, hertz: 7_372_800, pll: 398_131),
        Crystal(code: 0xE, hertz: 8_000_000, pll: 400_000), Crystal(code: 0xF, hertz: 8_192_000, pll: 398_677),
    ]

    @Test("PLLCFG has the multiplier of the crystal that RCC names", arguments: crystals)
    func multiplier(crystal: Crystal) {
        var rig = DeviceRig(StellarisSystemControl())
        rig.store(Register.rcc, 0x078E_3811 | crystal.code << 6)
        rig.store(Register.pllcfg, .max)
        let pllcfg = rig.load(Register.pllcfg)
        let (f, r) = (UInt64(pllcfg >> 5 & 0x1FF), UInt64(pllcfg & 0x1F))
        #expect(pllcfg >> 14 == 0 && crystal.hertz * f / (r + 1) / 1000 == crystal.pll)
    }

    @Test("PLLCFG has that of 6 MHz after a reset")
    func reset() {
        var rig = DeviceRig(StellarisSystemControl())
        #expect(rig.load(Register.pllcfg) == 0x1902)
    }
}
