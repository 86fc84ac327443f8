import CortexM
import Testing

@Suite("STM32QUADSPI")
struct STM32QUADSPITests {
    typealias Register = STM32QUADSPI.Register
    typealias Rig = QUADSPIRig

    static let transferComplete: UInt32 = 2
    static let fifoThreshold: UInt32 = 4
    static let statusMatch: UInt32 = 8
    static let busy: UInt32 = 32

    @Test("variants differ in the depth of the FIFO, the threshold's width, and dual flash")
    func variants() {
        let controls: [(STM32QUADSPI.Variant, UInt32)] = [(.l476, 0xFFDF_0F1D), (.l496, 0xFFDF_0FDD), (.h7, 0xFFDF_1FDD)]
        for (variant, control) in controls {
            var rig = Rig(variant)
            rig.store(Register.cr, ~2)
            #expect(rig.load(Register.cr) == control)
        }
    }

    @Test("an indirect read without an address starts with the store to CCR, and BUSY lasts until the FIFO is empty")
    func readID() {
        var rig = Rig()
        rig.store(Register.dlr, 2)
        rig.store(Register.ccr, Rig.readID)
        #expect(rig.status == Self.busy)
        // Eight clocks for the instruction, eight for each byte.
        rig.rig.pass(16)
        #expect(rig.status == 1 << 8 | Self.busy | Self.fifoThreshold)
        rig.rig.pass(16)
        #expect(rig.status == 3 << 8 | Self.busy | Self.fifoThreshold | Self.transferComplete)
        #expect(rig.load(Register.dr, .byte) == 0xEF)
        #expect(rig.load(Register.dr, .halfword) == 0x1840)
        #expect(rig.status == Self.transferComplete)
        rig.store(Register.fcr, 2)
        #expect(rig.status == 0)
    }

    @Test("a load of DR waits for bytes that are still to come: the bus stands still")
    func waits() {
        var rig = Rig()
        rig.store(Register.dlr, 2)
        rig.store(Register.ccr, Rig.readID)
        #expect(rig.load(Register.dr, .byte) == 0xEF)
        #expect(rig.rig.stalled == 16)
        #expect(rig.load(Register.dr) == 0x1840)
        #expect(rig.rig.stalled == 16 + 32)
    }

    @Test("a load of DR with nothing to come gives 0 and a warning")
    func nothingToCome() {
        var rig = Rig()
        #expect(rig.load(Register.dr) == 0)
        #expect(rig.rig.warnings.count == 1)
    }

    @Test("an indirect read with an address starts with the store to AR; the order of ST's driver reads once")
    func startsWithAddress() {
        var rig = Rig()
        rig.fill(0x1234, [1, 2, 3, 4])
        rig.store(Register.dlr, 3)
        // As a write first: nothing may go out with the first address.
        rig.store(Register.ccr, Rig.read)
        rig.store(Register.ar, 0x1234)
        rig.rig.pass(1000)
        #expect(rig.status == Self.fifoThreshold)
        rig.store(Register.ccr, Rig.read | Rig.indirectRead)
        rig.rig.pass(1000)
        #expect(rig.status == 0)
        rig.store(Register.ar, 0x1234)
        rig.rig.pass(1000)
        #expect(rig.load(Register.dr) == 0x0403_0201)
    }

    @Test("a store to AR starts nothing when CCR has no address, and CCR without phases starts nothing at all")
    func startsNothing() {
        var rig = Rig()
        rig.send(Rig.writeEnable)
        #expect(rig.status == 0)
        rig.store(Register.ar, 0)
        #expect(rig.status == 0)
        rig.store(Register.ccr, 0x2000_0000)
        rig.rig.pass(1000)
        #expect(rig.status & (Self.busy | Self.transferComplete) == 0)
        rig.store(Register.cr, 0)
        rig.store(Register.ccr, Rig.readID)
        rig.rig.pass(1000)
        #expect(rig.status == 0)
    }

    @Test("a write starts with its first byte; what is beyond the length is dropped; a full FIFO stalls the bus")
    func writes() {
        var rig = Rig()
        rig.send(Rig.writeEnable)
        rig.store(Register.dlr, 19)
        rig.store(Register.ccr, Rig.program)
        rig.store(Register.ar, 0x100)
        #expect(rig.status == Self.fifoThreshold)
        for word: UInt32 in 0..<6 { rig.store(Register.dr, word * 0x0404_0404 &+ 0x0302_0100) }
        #expect(rig.rig.stalled > 0)
        rig.rig.pass(1000)
        #expect(rig.status == Self.transferComplete | Self.fifoThreshold)
        #expect(rig.bytes(0x100, 21) == Array(0..<20) + [0xFF])
    }

    @Test("the FIFO is full at its depth, and the clock goes on when four bytes are free", arguments: STM32QUADSPI.Variant.allCases)
    func fifoDepth(variant: STM32QUADSPI.Variant) {
        var rig = Rig(variant)
        let depth: UInt32 = variant == .h7 ? 32 : 16
        rig.store(Register.dlr, 63)
        rig.store(Register.ccr, Rig.read | Rig.indirectRead)
        rig.store(Register.ar, 0)
        rig.rig.pass(10_000)
        #expect(rig.status == depth << 8 | Self.busy | Self.fifoThreshold)
        for _ in 0..<3 { _ = rig.load(Register.dr, .byte) }
        rig.rig.pass(10_000)
        #expect(rig.status >> 8 == depth - 3)
        _ = rig.load(Register.dr, .byte)
        rig.rig.pass(10_000)
        #expect(rig.status >> 8 == depth)
    }

    @Test("FTF waits for FTHRES and one bytes, or for the end")
    func threshold() {
        var rig = Rig()
        rig.store(Register.cr, 1 | 7 << 8)
        rig.store(Register.dlr, 9)
        rig.store(Register.ccr, Rig.read | Rig.indirectRead)
        rig.store(Register.ar, 0)
        rig.rig.pass(32 + 7 * 8)
        #expect(rig.status & Self.fifoThreshold == 0)
        rig.rig.pass(8)
        #expect(rig.status & Self.fifoThreshold != 0)
        for _ in 0..<2 { _ = rig.load(Register.dr) }
        #expect(rig.status & Self.fifoThreshold == 0)
        rig.rig.pass(100)
        #expect(rig.status & Self.fifoThreshold != 0)
    }

    @Test("an address beyond the flash, or a length that reaches beyond it, is a transfer error")
    func transferError() {
        var rig = Rig()
        rig.store(Register.ccr, Rig.read | Rig.indirectRead)
        rig.store(Register.ar, 0x0100_0000)
        #expect(rig.status == 1)
        rig.store(Register.fcr, 1)
        rig.store(Register.dlr, 1)
        rig.store(Register.ar, 0x00FF_FFFF)
        #expect(rig.status == 1)
        rig.store(Register.fcr, 1)
        rig.store(Register.dlr, .max)
        rig.store(Register.ar, 0x00FF_FFFE)
        rig.rig.pass(1000)
        #expect(rig.status >> 8 == 2)
    }

    @Test("the prescaler makes clocks longer")
    func prescaler() {
        var rig = Rig()
        rig.store(Register.cr, 1 | 3 << 24)
        rig.store(Register.ccr, Rig.writeEnable)
        rig.rig.pass(31)
        #expect(rig.status == Self.busy)
        rig.rig.pass(1)
        #expect(rig.status == Self.transferComplete)
    }

    @Test("an abort empties the FIFO and sets TCF, also when there was nothing to abort")
    func abort() {
        var rig = Rig()
        rig.store(Register.cr, 3)
        #expect(rig.load(Register.cr) == 1)
        #expect(rig.status == Self.transferComplete)
        rig.store(Register.fcr, 2)
        rig.store(Register.dlr, 63)
        rig.store(Register.ccr, Rig.readID)
        rig.rig.pass(100)
        rig.store(Register.cr, 3)
        #expect(rig.status == Self.transferComplete)
    }

    @Test("while BUSY is set CCR and the fields that need an idle interface keep their values")
    func protected() {
        var rig = Rig()
        rig.store(Register.dlr, 63)
        rig.store(Register.ccr, Rig.readID)
        rig.store(Register.ccr, 0)
        rig.store(Register.cr, 1 | 5 << 24 | 3 << 8)
        #expect(rig.load(Register.ccr) == Rig.readID)
        #expect(rig.load(Register.cr) == 1 | 3 << 8)
        #expect(rig.rig.warnings == ["a store to CCR while BUSY is set is ignored"])
    }

    @Test("SIOO sends the instruction with the first command alone")
    func instructionOnce() {
        var rig = Rig(.l476, "w25q01jv")
        rig.fill(0x40, [0x12, 0x34])
        rig.store(Register.abr, 0xA0)
        rig.store(Register.ccr, Rig.quadRead(dummies: 4) | Rig.indirectRead | 1 << 28)
        rig.store(Register.ar, 0x40)
        #expect(rig.load(Register.dr, .byte) == 0x12)
        rig.store(Register.ar, 0x41)
        #expect(rig.load(Register.dr, .byte) == 0x34)
    }

    @Test("the interrupt output follows the flags that are enabled")
    func interrupts() {
        var rig = Rig()
        rig.store(Register.cr, 1 | 1 << 17)
        rig.store(Register.ccr, Rig.writeEnable)
        #expect(rig.rig.levels == 0)
        rig.rig.pass(8)
        #expect(rig.rig.levels == 1)
        rig.store(Register.fcr, 2)
        #expect(rig.rig.levels == 0)
    }

    @Test("a reset of the part leaves the chip as it is, power-on does not")
    func resets() {
        var rig = Rig(.l476, "w25q01jv")
        rig.send(0xB7 | 1 << 8)
        rig.rig.reset(.software)
        rig.store(Register.dcr, 26 << 16)
        rig.store(Register.cr, 1)
        rig.store(Register.ccr, 0x15 | 1 << 8 | 1 << 24 | Rig.indirectRead)
        #expect(rig.load(Register.dr, .byte) & 1 == 1)
        rig.rig.reset(.powerOn)
        rig.store(Register.dcr, 26 << 16)
        rig.store(Register.cr, 1)
        rig.store(Register.ccr, 0x15 | 1 << 8 | 1 << 24 | Rig.indirectRead)
        #expect(rig.load(Register.dr, .byte) & 1 == 0)
    }

    @Test("double rate takes half the clocks, and the chip answers at both edges")
    func doubleRate() {
        var rig = Rig(.h7, "mt25ql128")
        rig.fill(0x10, [0x12, 0x34])
        rig.store(Register.dlr, 1)
        rig.store(Register.ccr, 0xED | 1 << 8 | 3 << 10 | 2 << 12 | 8 << 18 | 3 << 24 | Rig.indirectRead | 1 << 31)
        rig.store(Register.ar, 0x10)
        // 8 + 3 + 8 clocks, and one for each byte.
        rig.rig.pass(20)
        #expect(rig.status & Self.transferComplete == 0)
        rig.rig.pass(1)
        #expect(rig.status & Self.transferComplete != 0)
        #expect(rig.load(Register.dr, .halfword) == 0x3412)
    }
}
