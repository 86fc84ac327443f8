import CortexM
import Testing

@Suite("STM32QUADSPI: memory-mapped mode and dual flash")
struct STM32QUADSPIMappedTests {
    typealias Register = STM32QUADSPI.Register
    typealias Rig = QUADSPIRig

    @Test("the window is a bus error until memory-mapped mode, and behind the flash's end")
    func closed() {
        var rig = Rig()
        #expect(rig.rig.loadFromMemory(0, 0) == nil)
        #expect(rig.rig.loadFromMemory(0, 0, .halfword, isFetch: true) == nil)
        rig.store(Register.ccr, Rig.read | Rig.mapped)
        #expect(rig.rig.loadFromMemory(0, 0) == .max)
        #expect(rig.rig.loadFromMemory(0, 0x0100_0000) == nil)
        rig.store(Register.cr, 0)
        #expect(rig.rig.loadFromMemory(0, 0) == nil)
    }

    @Test("the first access sets BUSY, which an abort takes away")
    func busy() {
        var rig = Rig()
        rig.fill(0x20, [1, 2, 3, 4])
        rig.store(Register.abr, 0xFF)
        rig.store(Register.ccr, Rig.quadRead(dummies: 4) | Rig.mapped)
        #expect(rig.status & 32 == 0)
        #expect(rig.rig.loadFromMemory(0, 0x20) == 0x0403_0201)
        #expect(rig.status & 32 != 0)
        #expect(rig.rig.warnings.isEmpty)
        rig.store(Register.ccr, 0)
        #expect(rig.rig.warnings.count == 1)
        rig.store(Register.cr, 3)
        #expect(rig.status & 34 == 2)
    }

    /// "BUSY does not fall until there is a timeout, there is an abort, or the peripheral is disabled": RM0399 section 24.3.7, of the
    /// same interface as RM0433 section 23.3.7 and RM0351 section 17.3.7. Drivers abort before they leave the mode: ST's HAL
    /// (HAL_QSPI_Abort), U-Boot's and Zephyr's.
    @Test("nothing else takes BUSY away: not waiting, clearing flags, or other accesses")
    func busyStays() {
        var rig = Rig()
        rig.store(Register.ccr, Rig.read | Rig.mapped)
        _ = rig.rig.loadFromMemory(0, 0x20)
        rig.rig.pass(1_000_000)
        rig.store(Register.fcr, 0x1B)
        _ = rig.rig.loadFromMemory(0, 0x40)
        #expect(rig.status & 32 != 0)
        rig.store(Register.cr, 0)
        #expect(rig.status & 32 == 0)
    }

    @Test("a command that is not what the chip expects gives what the chip sends, and a warning", arguments: [3, 5] as [UInt32])
    func shifted(dummies: UInt32) {
        var rig = Rig()
        rig.fill(0x20, [0x12, 0x34, 0x56])
        rig.store(Register.abr, 0xFF)
        rig.store(Register.ccr, Rig.quadRead(dummies: dummies) | Rig.mapped)
        #expect(rig.rig.loadFromMemory(0, 0x20, .halfword) == (dummies == 5 ? 0x4523 : 0x23F1))
        #expect(rig.rig.warnings.count == 1)
        #expect(rig.rig.warnings.first?.hasPrefix("memory-mapped reads do not give the bytes of W25Q128JV as they are") == true)
    }

    @Test("three address bytes reach the first 16 MiB of more, over and over")
    func threeBytes() {
        var rig = Rig(.h7, "w25q01jv")
        rig.fill(0x10, [1, 2, 3, 4])
        rig.fill(0x0100_0010, [5, 6, 7, 8])
        rig.store(Register.ccr, Rig.read | Rig.mapped)
        #expect(rig.rig.loadFromMemory(0, 0x0100_0010) == 0x0403_0201)
        #expect(rig.rig.warnings == ["memory-mapped reads with 3 address bytes reach the first 16 MiB of W25Q01JV alone"])
    }

    @Test("with TCEN the chip is deselected after LPTR clocks, and the next access selects it again")
    func timeout() {
        var rig = Rig()
        rig.store(Register.cr, 1 | 1 << 3)
        rig.store(Register.lptr, 100)
        rig.store(Register.ccr, Rig.read | Rig.mapped)
        _ = rig.rig.loadFromMemory(0, 0)
        rig.rig.pass(99)
        #expect(rig.status & 48 == 32)
        rig.rig.pass(1)
        #expect(rig.status & 48 == 16)
        rig.store(Register.fcr, 16)
        _ = rig.rig.loadFromMemory(0, 0)
        #expect(rig.status & 48 == 32)
    }

    @Test("two chips side by side: ids are interleaved, bytes alternate, and an erase takes both")
    func dualFlash() {
        var rig = Rig(.h7, "mt25tl01g")
        rig.store(Register.cr, 1 | 1 << 6)
        rig.store(Register.dlr, 5)
        rig.store(Register.ccr, Rig.readID)
        #expect(rig.load(Register.dr) == 0xBABA_2020)
        #expect(rig.load(Register.dr, .halfword) == 0x2020)
        rig.fill(0x2000, [UInt8](repeating: 1, count: 0x2002))
        rig.send(Rig.writeEnable)
        rig.send(Rig.erase, 0x2000)
        rig.rig.pass(60_000)
        #expect(rig.bytes(0x3FFE, 4) == [0xFF, 0xFF, 1, 1])
        rig.send(Rig.writeEnable)
        rig.store(Register.dlr, 3)
        rig.store(Register.ccr, Rig.program)
        rig.store(Register.ar, 0x2000)
        rig.store(Register.dr, 0x4433_2211)
        rig.rig.pass(10_000)
        #expect(rig.bytes(0x2000, 5) == [0x11, 0x22, 0x33, 0x44, 0xFF])
        rig.store(Register.fcr, 2)
        rig.store(Register.ccr, Rig.read | Rig.mapped)
        #expect(rig.rig.loadFromMemory(0, 0x2000) == 0x4433_2211)
        #expect(rig.rig.loadFromMemory(0, 0x2001, .byte) == 0x22)
        #expect(rig.rig.warnings.allSatisfy { $0.contains("3 address bytes") })
    }

    @Test("FSEL chooses the chip in single mode, whose bytes are every other one")
    func secondChip() {
        var rig = Rig(.h7, "mt25tl01g")
        rig.fill(0x20, [1, 2, 3, 4])
        for (select, expected) in [(UInt32(0), UInt32(0x0301)), (1 << 7, 0x0402)] {
            rig.store(Register.cr, 1 | select)
            rig.store(Register.dlr, 1)
            rig.store(Register.ccr, Rig.read | Rig.indirectRead)
            rig.store(Register.ar, 0x10)
            #expect(rig.load(Register.dr, .halfword) == expected)
        }
    }

    @Test("with DFM lengths and addresses are even: DL[0] is stuck at 1, ADDRESS[0] at 0")
    func even() {
        var rig = Rig(.h7, "mt25tl01g")
        rig.store(Register.dlr, 2)
        rig.store(Register.ar, 0x21)
        #expect(rig.load(Register.dlr) == 2 && rig.load(Register.ar) == 0x21)
        rig.store(Register.cr, 1 | 1 << 6)
        #expect(rig.load(Register.dlr) == 3 && rig.load(Register.ar) == 0x20)
        rig.fill(0x20, [1, 2, 3, 4])
        rig.store(Register.ccr, Rig.read | Rig.indirectRead)
        rig.store(Register.ar, 0x21)
        #expect(rig.load(Register.dr) == 0x0403_0201)
        rig.store(Register.cr, 1)
        #expect(rig.load(Register.dlr) == 2)
    }

    /// ES0392, "QUADSPI internal timing criticality": CR = 0xFF000001, CCR = 0x20000000 twice, then an abort.
    @Test("the free-running clock of the H7 is busy until an abort, and sends nothing")
    func freeRunning() {
        var rig = Rig(.h7, "w25q01jv")
        rig.store(Register.cr, 0xFF00_0001)
        rig.store(Register.ccr, 1 << 29)
        rig.store(Register.ccr, 1 << 29)
        #expect(rig.status & 32 != 0)
        rig.store(Register.cr, 3)
        #expect(rig.status & 34 == 2)
        rig.store(Register.ccr, 0)
        rig.store(Register.cr, 1 << 24 | 1)
        rig.store(Register.dlr, 2)
        rig.store(Register.ccr, Rig.readID)
        #expect(rig.load(Register.dr) & 0xFF_FFFF == 0x21_40EF)
        #expect(rig.rig.warnings.isEmpty)
    }
}
