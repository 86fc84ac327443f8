import CortexM
import Testing

@Suite("LPC43xxUSART")
struct LPC43xxUSARTTests {
    typealias Register = LPC43xxUSART.Register

    /// 160 cycles a character, FIFOs on.
    private func enabled(overruns: Bool = false) -> DeviceRig<LPC43xxUSART> {
        var rig = DeviceRig(LPC43xxUSART(overruns: overruns))
        rig.store(Register.iir, 1)
        return rig
    }

    @Test("DLAB shows the divisor in the place of data and IER")
    func latch() {
        var rig = enabled()
        rig.store(Register.lcr, 0x83)
        rig.store(0x00, 0x34)
        rig.store(0x04, 0x12)
        #expect(rig.load(0x00) == 0x34 && rig.load(0x04) == 0x12 && rig.printed == "")
        rig.store(Register.lcr, 0x03)
        #expect(rig.load(0x04) == 0)
        rig.store(0x00, 0x41)
        #expect(rig.printed == "A" && rig.load(Register.lsr) == 0x60)
    }

    @Test("TER holds back what is sent")
    func ter() {
        var rig = enabled()
        rig.store(Register.ter, 0)
        for byte: UInt32 in 0x41..<0x55 { rig.store(0x00, byte) }
        #expect(rig.printed == "" && rig.load(Register.lsr) == 0)
        rig.store(Register.ter, 1)
        #expect(rig.printed == "ABCDEFGHIJKLMNOP")
    }

    @Test("a byte takes 10 bits of 16 × divisor × (1 + DIVADDVAL / MULVAL) clocks")
    func rate() {
        var rig = enabled()
        rig.store(Register.lcr, 0x83)
        rig.store(0x00, 2)
        rig.store(Register.fdr, 0x21)
        rig.store(Register.lcr, 0x03)
        _ = rig.receive("x")
        rig.pass(479)
        #expect(rig.load(Register.lsr) & 1 == 0)
        rig.pass(1)
        #expect(rig.load(Register.lsr) & 1 == 1 && rig.load(0x00) == 0x78)
    }

    @Test("IIR tells the most urgent: overrun, level, time-out, empty; reading it takes back the last")
    func interrupts() {
        var rig = enabled(overruns: true)
        rig.store(Register.iir, 0x41)
        rig.store(Register.ier, 2)
        #expect(rig.levels == 1 && rig.load(Register.iir) == 0xC2)
        #expect(rig.levels == 0 && rig.load(Register.iir) == 0xC1)
        rig.store(Register.ier, 7)
        #expect(rig.levels == 0)
        _ = rig.receive("abc")
        rig.pass(160 * 3)
        #expect(rig.load(Register.iir) == 0xC1)
        rig.pass(160 * 4)
        #expect(rig.load(Register.iir) == 0xCC && rig.levels == 1)
        _ = rig.load(0x00)
        #expect(rig.load(Register.iir) == 0xC1)
        _ = rig.receive("defghijklmnopqrstu")
        rig.pass(160 * 3)
        #expect(rig.load(Register.iir) == 0xC4)
        rig.pass(160 * 20)
        #expect(rig.load(Register.iir) == 0xC6)
        #expect(rig.load(Register.lsr) & 2 == 2 && rig.load(Register.lsr) & 2 == 0)
        #expect(rig.load(Register.iir) == 0xC4)
        rig.store(Register.iir, 0x43)
        #expect(rig.load(Register.iir) == 0xC1 && rig.load(Register.lsr) == 0x60)
    }

    @Test("without FIFO there is room for one byte")
    func single() {
        var rig = DeviceRig(LPC43xxUSART(hasModem: true, overruns: true))
        _ = rig.receive("ab")
        rig.pass(400)
        #expect(rig.load(Register.lsr) == 0x63 && rig.load(0x00) == 0x61 && rig.load(0x00) == 0)
        #expect(rig.load(0x10) == 0)
    }
}
