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

    /// A rig whose first bank has been erased as a whole, with FSTPG set.
    private static func fastRig() -> FlashRig {
        let rig = rig()
        rig.store(Register.cr, 1 << 2 | 1 << 16)
        rig.pass(microseconds: 22_100)
        rig.store(Register.cr, 1 << 18)
        return rig
    }

    @Test("after a mass erase, 32 double words one after the other program a row, and another may follow")
    func fast() {
        let rig = Self.fastRig()
        for word in 0..<64 as Range<UInt32> { rig.program(0x300 + word * 4, word) }
        #expect(rig.load(Register.sr) == 1 << 16)
        for word in 64..<128 as Range<UInt32> { rig.program(0x300 + word * 4, word) }
        rig.pass(microseconds: 70)
        #expect(rig.load(Register.sr) == 0)
        #expect((0..<128).allSatisfy { rig.word(0x300 + $0 * 4) == $0 })
    }

    @Test("a double word of a row that comes too late is MISERR and FASTERR, and ends the row")
    func late() {
        let rig = Self.fastRig()
        rig.program(0, 1)
        rig.program(4, 2)
        rig.pass(microseconds: 70)
        #expect(rig.load(Register.sr) == 1 << 8 | 1 << 9)
        rig.program(8, 3)
        #expect(rig.load(Register.sr) & 1 << 7 != 0)
        #expect(rig.word(8) == .max)
    }

    @Test(
        "fast programming off the row, out of order, by other sizes, in a bank that was not erased, or with PG too is an error",
        arguments: [
            (1 << 18, 8, .word, 1 << 5 | 1 << 9), (1 << 18, 0, .halfword, 1 << 6 | 1 << 9), (1 << 18, 0x8_0000, .word, 1 << 7),
            (1 << 18 | 1, 0, .word, 1 << 7),
        ] as [(UInt32, UInt32, AccessSize, UInt32)])
    func fastErrors(cr: UInt32, offset: UInt32, size: AccessSize, expected: UInt32) {
        let rig = Self.fastRig()
        rig.store(Register.cr, cr)
        rig.program(offset, 0, size)
        #expect(rig.load(Register.sr) == expected)
    }

    @Test("the next double word of a row is the one that follows; what is not erased is PROGERR")
    func fastOrder() {
        let rig = Self.fastRig()
        rig.program(0, 1)
        rig.program(4, 2)
        rig.program(16, 3)
        #expect(rig.load(Register.sr) & 0x3FA == 1 << 5 | 1 << 9)
        rig.store(Register.sr, 0x3FA)
        rig.program(0, 3)
        rig.program(4, 4)
        #expect(rig.load(Register.sr) & 0x3FA == 1 << 3 | 1 << 9)
        #expect(rig.word(0) == 1)
    }
}
