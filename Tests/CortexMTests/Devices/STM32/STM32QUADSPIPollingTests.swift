import CortexM
import Testing

@Suite("STM32QUADSPI: automatic polling")
struct STM32QUADSPIPollingTests {
    typealias Register = STM32QUADSPI.Register
    typealias Rig = QUADSPIRig

    static func erasing(_ variant: STM32QUADSPI.Variant = .l476, _ name: String = "w25q128", control: UInt32 = 1 << 22) -> Rig {
        var rig = Rig(variant, name)
        rig.fill(0x1000, [1, 2, 3])
        rig.store(Register.cr, 1 | control)
        rig.send(Rig.writeEnable)
        rig.send(Rig.erase, 0x1000)
        rig.store(Register.psmkr, 1)
        rig.store(Register.psmar, 0)
        rig.store(Register.pir, 16)
        return rig
    }

    @Test("it ends with the poll that sees the bit change, and not before")
    func ready() {
        var rig = Self.erasing()
        rig.store(Register.ccr, Rig.readStatus | Rig.polling)
        rig.rig.pass(16)
        // DR has the status that does not match yet; FLEVEL is zero in this mode (RM0399 section 24.5.3).
        #expect(rig.status == 4 | 32)
        #expect(rig.load(Register.dr, .byte) == 3)
        #expect(rig.status == 32)
        // The erase began at 232 and takes 45 ms; a poll begins every 32 cycles from 400 on.
        rig.rig.pass(44_700)
        #expect(rig.status & 8 == 0)
        rig.rig.pass(400)
        #expect(rig.status == 4 | 8)
        #expect(rig.load(Register.dr, .byte) == 0)
        #expect(rig.bytes(0x1000, 3) == [0xFF, 0xFF, 0xFF])
    }

    @Test("without APMS it goes on, and matches again once SMF is cleared")
    func goesOn() {
        var rig = Self.erasing(control: 0)
        rig.rig.pass(50_000)
        rig.store(Register.ccr, Rig.readStatus | Rig.polling)
        rig.rig.pass(100)
        #expect(rig.status & 40 == 40)
        rig.store(Register.fcr, 8)
        #expect(rig.status & 8 == 0)
        rig.rig.pass(100)
        #expect(rig.status & 40 == 40)
        rig.store(Register.cr, 3)
        #expect(rig.status & 32 == 0)
    }

    @Test("AND wants all masked bits to match, OR one of them")
    func modes() {
        for (isOr, match, matches) in [(false, UInt32(3), false), (false, 2, true), (true, 3, true), (true, 1, false)] {
            var rig = Rig()
            rig.send(Rig.writeEnable)
            rig.store(Register.cr, 1 | 1 << 22 | (isOr ? 1 << 23 : 0))
            rig.store(Register.psmkr, 3)
            rig.store(Register.psmar, match)
            rig.store(Register.ccr, Rig.readStatus | Rig.polling)
            rig.rig.pass(10_000)
            #expect((rig.status & 8 != 0) == matches, "\(isOr) \(match)")
        }
    }

    @Test("what never matches polls until it is aborted")
    func never() {
        var rig = Rig()
        rig.store(Register.psmkr, 2)
        rig.store(Register.psmar, 2)
        rig.store(Register.ccr, Rig.readStatus | Rig.polling)
        rig.rig.pass(100_000_000)
        #expect(rig.status & 40 == 32)
        rig.store(Register.cr, 3)
        #expect(rig.status & 32 == 0)
    }

    @Test("two chips give two bytes")
    func twoChips() {
        var rig = Rig(.h7, "mt25tl01g")
        rig.store(Register.cr, 1 | 1 << 6 | 1 << 22)
        rig.send(Rig.writeEnable)
        rig.store(Register.psmkr, 0x0202)
        rig.store(Register.psmar, 0x0202)
        rig.store(Register.dlr, 1)
        rig.store(Register.ccr, Rig.readStatus | Rig.polling)
        rig.rig.pass(100)
        #expect(rig.status & 8 != 0)
        #expect(rig.load(Register.dr, .halfword) == 0x0202)
    }
}
