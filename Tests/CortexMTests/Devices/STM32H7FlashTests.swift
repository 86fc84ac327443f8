import CortexM
import Testing

@Suite("STM32H7Flash")
struct STM32H7FlashTests {
    typealias Register = STM32H7Flash.Register
    static let pg: UInt32 = 1 << 1

    private static func rig() -> FlashRig {
        let rig = FlashRig(STM32H7Flash(), size: 2 << 20)
        rig.unlock(Register.keyr)
        return rig
    }

    private static func fill(_ rig: FlashRig, _ word: UInt32, with value: UInt32, count: UInt32 = 8) {
        for index in 0..<count { rig.program(word + index * 4, value) }
    }

    @Test("32 bytes program a flash word, in 100 us")
    func program() {
        let rig = Self.rig()
        #expect(rig.load(Register.cr) == 0x30)
        rig.store(Register.cr, 0x30 | Self.pg)
        Self.fill(rig, 32, with: 0x1234_5678, count: 7)
        #expect(rig.load(Register.sr) == 2)
        #expect(rig.word(32) == .max)
        rig.program(60, 0x1234_5678)
        #expect(rig.load(Register.sr) == 5)
        rig.pass(microseconds: 105)
        #expect(rig.load(Register.sr) == 1 << 16)
        #expect(rig.word(60) == 0x1234_5678)
        rig.store(Register.ccr, 1 << 16)
        #expect(rig.load(Register.sr) == 0)
    }

    @Test("FW programs a flash word that is not full: the rest stays ones")
    func force() {
        let rig = Self.rig()
        rig.store(Register.cr, Self.pg)
        rig.program(0, 0x55, .byte)
        rig.store(Register.cr, Self.pg | 1 << 6)
        rig.pass(microseconds: 105)
        #expect(rig.word(0) == 0xFFFF_FF55)
        #expect(rig.load(Register.sr) == 1 << 16)
    }

    @Test("a byte stored twice is STRBERR, another flash word before this one is full INCERR, PG clear PGSERR")
    func errors() {
        let rig = Self.rig()
        #expect(rig.program(0, 0))
        #expect(rig.load(Register.sr) == 1 << 18)
        rig.store(Register.ccr, 1 << 18)
        rig.store(Register.cr, Self.pg)
        rig.program(0, 1)
        rig.program(0, 2, .byte)
        #expect(rig.load(Register.sr) == 1 << 19 | 2)
        rig.store(Register.ccr, 1 << 19)
        rig.program(32, 1)
        #expect(rig.load(Register.sr) == 1 << 21)
        #expect(rig.word(0) == .max)
    }

    @Test("programming twice spoils the code: reading is a bus error with DBECCERR, until the sector is erased")
    func spoiled() {
        let rig = Self.rig()
        rig.store(Register.cr, Self.pg)
        Self.fill(rig, 0x40, with: 0xFFFF_FFF0)
        rig.pass(microseconds: 105)
        #expect(rig.word(0x40) == 0xFFFF_FFF0)
        Self.fill(rig, 0x40, with: 0xFFFF_FF0F)
        rig.pass(microseconds: 105)
        #expect(rig.word(0x40) == nil)
        #expect(rig.word(0x60) == .max)
        #expect(rig.load(Register.sr) & 1 << 26 != 0)
        #expect(rig.load(Register.eccFA) == 2)
        rig.store(Register.cr, 1 << 2 | 1 << 7)
        rig.pass(microseconds: 1_200_000)
        #expect(rig.word(0x40) == .max)
    }

    @Test("each bank has its lock, its sectors and its flags")
    func banks() {
        let rig = Self.rig()
        rig.store(Register.cr, Self.pg)
        Self.fill(rig, 0, with: 0)
        let second = Register.bank2
        #expect(rig.load(second + Register.cr) == 0x31)
        rig.unlock(second + Register.keyr)
        rig.store(second + Register.cr, 1 << 16 | Self.pg)
        Self.fill(rig, 0x12_0000, with: 0)
        rig.pass(microseconds: 105)
        #expect(rig.isInterrupting)
        #expect(rig.load(second + Register.sr) == 1 << 16)
        #expect(rig.word(0x12_0000) == 0)
        rig.store(second + Register.cr, 1 << 8 | 1 << 2 | 1 << 7)
        #expect(rig.load(second + Register.sr) & 4 == 4)
        rig.pass(microseconds: 1_200_000)
        #expect(rig.word(0x12_0000) == .max)
        #expect(rig.word(0) == 0)
        rig.store(Register.cr, 1 << 3 | 1 << 7)
        rig.pass(microseconds: 6_100_000)
        #expect(rig.word(0) == .max)
    }

    @Test("a wrong key is a bus error for its bank alone")
    func keys() {
        let rig = Self.rig()
        #expect(!rig.store(Register.bank2 + Register.keyr, 5))
        rig.unlock(Register.bank2 + Register.keyr)
        #expect(rig.load(Register.bank2 + Register.cr) == 0x31)
        #expect(rig.load(Register.cr) == 0x30)
    }

    @Test("OPTSTART takes over what was prepared: a protected sector is WRPERR")
    func options() {
        let rig = Self.rig()
        #expect(rig.load(0x40) == 0x1FF0_0800)
        #expect(rig.load(0x140) == 0x1FF0_0800)
        rig.store(0x3C, 0xFE)
        #expect(rig.load(0x3C) == 0xFF)
        rig.store(Register.optkeyr, 0x0819_2A3B)
        rig.store(Register.optkeyr, 0x4C5D_6E7F)
        rig.store(0x3C, 0xFE)
        #expect(rig.load(0x38) == 0xFF)
        rig.store(Register.optcr, 2)
        #expect(rig.load(0x38) == 0xFE)
        rig.store(Register.cr, Self.pg)
        rig.program(0, 0)
        #expect(rig.load(Register.sr) == 1 << 17)
        rig.machine.reset(.system)
        #expect(rig.load(0x38) == 0xFE)
    }
}
