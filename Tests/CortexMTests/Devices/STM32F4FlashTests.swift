import CortexM
import Testing

@Suite("STM32F4Flash")
struct STM32F4FlashTests {
    typealias Register = STM32F4Flash.Register

    private static func rig(banks: Int = 1) -> FlashRig { FlashRig(STM32F4Flash(banks: banks), size: UInt64(banks) << 20) }

    @Test("the latency that start-up code stores reads back")
    func latency() {
        let rig = Self.rig()
        rig.store(Register.acr, 0x705)
        #expect(rig.load(Register.acr) == 0x705)
    }

    @Test("CR opens with both keys in order, and LOCK closes it")
    func unlock() {
        let rig = Self.rig()
        rig.store(Register.cr, 1)
        #expect(rig.load(Register.cr) == 0x8000_0000)
        rig.unlock(Register.keyr)
        #expect(rig.load(Register.cr) == 0)
        rig.store(Register.cr, 0x302)
        #expect(rig.load(Register.cr) == 0x302)
        rig.store(Register.cr, 0x8000_0000)
        #expect(rig.load(Register.cr) == 0x8000_0000)
    }

    @Test(
        "a wrong key is a bus error, and locks it until reset", arguments: [[0xCDEF_89AB], [0x4567_0123, 0x4567_0123], [0]] as [[UInt32]])
    func wrongKeys(keys: [UInt32]) {
        let rig = Self.rig()
        for key in keys.dropLast() { rig.store(Register.keyr, key) }
        #expect(!rig.store(Register.keyr, keys.last ?? 0))
        rig.unlock(Register.keyr)
        #expect(rig.load(Register.cr) == 0x8000_0000)
        rig.machine.reset(.system)
        rig.unlock(Register.keyr)
        #expect(rig.load(Register.cr) == 0)
    }

    @Test("an erase of a sector leaves the others, and sets EOP with EOPIE alone", arguments: [false, true])
    func erase(interrupts: Bool) {
        let rig = Self.rig()
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 0x201)
        for offset: UInt32 in [0x0000, 0x4000, 0x7FFC, 0x8000] { rig.program(offset, 0) }
        rig.pass(microseconds: 20)
        let enable: UInt32 = interrupts ? 1 << 24 : 0
        rig.store(Register.cr, enable | 1 << 16 | 1 << 3 | 2)
        #expect(rig.load(Register.sr) == 1 << 16)
        rig.pass(microseconds: 250_001)
        #expect(rig.load(Register.sr) == (interrupts ? 1 : 0))
        #expect(rig.isInterrupting == interrupts)
        let words = [0x0000, 0x4000, 0x7FFC, 0x8000].map { rig.word($0) }
        #expect(words == [0, .max, .max, 0])
    }

    @Test("sectors are 4 of 16, one of 64 and 7 of 128 KiB in each bank")
    func sectors() {
        #expect(STM32F4Flash.range(ofSector: 3) == 0xC000..<0x1_0000)
        #expect(STM32F4Flash.range(ofSector: 4) == 0x1_0000..<0x2_0000)
        #expect(STM32F4Flash.range(ofSector: 5) == 0x2_0000..<0x4_0000)
        #expect(STM32F4Flash.range(ofSector: 11) == 0xE_0000..<0x10_0000)
        #expect(STM32F4Flash.range(ofSector: 12) == 0x10_0000..<0x10_4000)
        #expect(STM32F4Flash.range(ofSector: 23) == 0x1E_0000..<0x20_0000)
    }

    @Test("SNB 16 is the second bank's first sector, where there is one", arguments: [1, 2])
    func secondBank(banks: Int) {
        let rig = Self.rig(banks: banks)
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 0x201)
        rig.program(0, 0)
        if banks == 2 { rig.program(0x10_0000, 0) }
        rig.store(Register.cr, 1 << 16 | 16 << 3 | 2)
        rig.pass(microseconds: 300_000)
        if banks == 2 {
            #expect(rig.word(0x10_0000) == .max)
            #expect(rig.word(0) == 0)
        } else {
            // A part with one bank has four bits of SNB.
            #expect(rig.word(0) == .max)
        }
    }

    @Test(
        "programming clears bits; another size than PSIZE is PGPERR, PG clear PGSERR", arguments: [.byte, .halfword, .word] as [AccessSize])
    func program(size: AccessSize) {
        let rig = Self.rig()
        rig.program(0, 0, size)
        #expect(rig.load(Register.sr) == 0x80)
        #expect(rig.machine.deviceWarnings.count == 1)
        rig.store(Register.sr, 0x80)
        rig.unlock(Register.keyr)
        let psize: UInt32 = size == .byte ? 0 : size == .halfword ? 1 : 2
        rig.store(Register.cr, psize << 8 | 1)
        rig.program(0, 0x7FFF_7F7F, size)
        rig.program(0, 0xFFFF_FFFE, size)
        rig.pass(microseconds: 20)
        #expect(rig.load(Register.sr) == 0)
        #expect(rig.word(0) == (size == .byte ? 0xFFFF_FF7E : size == .halfword ? 0xFFFF_7F7E : 0x7FFF_7F7E))
        rig.program(4, 0, size == .byte ? .word : .byte)
        #expect(rig.load(Register.sr) == 0x40)
        #expect(rig.word(4) == .max)
    }

    @Test("ERRIE interrupts with OPERR")
    func errorInterrupt() {
        let rig = Self.rig()
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 1 << 25)
        rig.program(0, 0)
        #expect(rig.load(Register.sr) == 0x82)
        #expect(rig.isInterrupting)
    }

    @Test("OPTCR has keys of its own, and its nWRP protects sectors")
    func options() {
        let rig = Self.rig()
        rig.store(Register.optcr, 0)
        #expect(rig.load(Register.optcr) == 0x0FFF_AAED)
        rig.store(Register.optkeyr, 0x0819_2A3B)
        rig.store(Register.optkeyr, 0x4C5D_6E7F)
        #expect(rig.load(Register.optcr) == 0x0FFF_AAEC)
        rig.store(Register.optcr, 0x0FFE_AAEC)
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 0x201)
        rig.program(0, 0)
        #expect(rig.load(Register.sr) == 0x10)
        rig.store(Register.sr, 0x10)
        rig.program(0x4000, 0)
        #expect(rig.load(Register.sr) == 1 << 16)
        rig.store(Register.cr, 1 << 16 | 1 << 2)
        #expect(rig.load(Register.sr) & 0x10 != 0)
    }
}
