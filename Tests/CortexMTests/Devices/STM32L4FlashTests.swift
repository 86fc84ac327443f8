import CortexM
import Testing

@Suite("STM32L4Flash")
struct STM32L4FlashTests {
    typealias Register = STM32L4Flash.Register

    private static func rig() -> FlashRig {
        let rig = FlashRig(STM32L4Flash(), size: 1 << 20)
        rig.unlock(Register.keyr)
        return rig
    }

    @Test("two words, the lower first, program a double word")
    func program() {
        let rig = Self.rig()
        #expect(rig.load(Register.cr) == 1 << 30)
        rig.store(Register.cr, 1)
        rig.program(8, 0x1111_1111)
        #expect(rig.word(8) == .max)
        rig.program(12, 0x2222_2222)
        #expect(rig.load(Register.sr) == 1 << 16)
        rig.pass(microseconds: 85)
        #expect(rig.load(Register.sr) == 0)
        #expect(rig.word(8) == 0x1111_1111)
        #expect(rig.word(12) == 0x2222_2222)
    }

    @Test("over what is not erased PROGERR, but for zeros; an error that is not cleared makes the next PGSERR")
    func notErased() {
        let rig = Self.rig()
        rig.store(Register.cr, 1)
        rig.program(0, 1)
        rig.program(4, 2)
        rig.program(0, 0)
        rig.program(4, 2)
        #expect(rig.load(Register.sr) & 0x3FA == 1 << 3)
        rig.program(8, 0)
        #expect(rig.load(Register.sr) & 0x3FA == 1 << 3 | 1 << 7)
        rig.store(Register.sr, 0x3FA)
        rig.program(0, 0)
        rig.program(4, 0)
        #expect(rig.word(0) == 0)
        #expect(rig.load(Register.sr) & 0x3FA == 0)
    }

    @Test(
        "other sizes are SIZERR, the wrong half PGAERR, PG clear PGSERR",
        arguments: [(1, 0, .halfword, 1 << 6), (1, 4, .word, 1 << 5), (0, 0, .word, 1 << 7), (3, 0, .word, 1 << 7)]
            as [(UInt32, UInt32, AccessSize, UInt32)])
    func errors(cr: UInt32, offset: UInt32, size: AccessSize, expected: UInt32) {
        let rig = Self.rig()
        rig.store(Register.cr, cr)
        #expect(rig.program(offset, 0, size))
        #expect(rig.load(Register.sr) == expected)
        #expect(rig.word(offset) == .max)
    }

    @Test("the second word of another double word is PGAERR")
    func otherDoubleWord() {
        let rig = Self.rig()
        rig.store(Register.cr, 1)
        rig.program(0, 0)
        rig.program(12, 0)
        #expect(rig.load(Register.sr) == 1 << 5)
    }

    @Test("a page of either bank is erased, with EOP and an interrupt", arguments: [false, true])
    func erase(second: Bool) {
        let rig = Self.rig()
        let page: UInt32 = (second ? 0x8_0000 : 0) + 3 * 2048
        rig.store(Register.cr, 1)
        for offset in [page, page + 2048] {
            rig.program(offset, 0)
            rig.program(offset + 4, 0)
        }
        rig.store(Register.cr, 1 << 24 | 1 << 16 | (second ? 1 << 11 : 0) | 3 << 3 | 2)
        #expect(rig.load(Register.sr) & 1 << 16 != 0)
        rig.pass(microseconds: 22_100)
        #expect(rig.load(Register.sr) == 1)
        #expect(rig.isInterrupting)
        #expect(rig.word(page) == .max)
        #expect(rig.word(page + 2048) == 0)
    }

    @Test("WRP areas protect pages; the option registers open with keys of their own")
    func protection() {
        let rig = Self.rig()
        rig.store(0x2C, 0)
        #expect(rig.load(0x2C) == 0xFF00_FFFF)
        rig.store(Register.optkeyr, 0x0819_2A3B)
        rig.store(Register.optkeyr, 0x4C5D_6E7F)
        #expect(rig.load(Register.cr) == 0)
        rig.store(0x2C, 0xFF01_FF01)
        rig.store(Register.cr, 1)
        rig.program(2048, 0)
        rig.program(2052, 0)
        #expect(rig.load(Register.sr) == 1 << 4)
        rig.store(Register.sr, 1 << 4)
        rig.program(0, 0)
        rig.program(4, 0)
        #expect(rig.word(0) == 0)
    }

    @Test("a wrong key is a bus error; LOCK closes both locks")
    func keys() {
        let rig = Self.rig()
        rig.store(Register.cr, 1 << 31)
        #expect(rig.load(Register.cr) == 0xC000_0000)
        #expect(!rig.store(Register.keyr, 1))
        rig.unlock(Register.keyr)
        #expect(rig.load(Register.cr) == 0xC000_0000)
    }
}
