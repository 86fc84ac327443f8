import CortexM
import Testing

@Suite("STM32F1Flash")
struct STM32F1FlashTests {
    typealias Register = STM32F1Flash.Register

    private static func rig() -> FlashRig { FlashRig(STM32F1Flash(), size: 128 << 10) }

    @Test("an erase takes its time, and ends with EOP and its interrupt")
    func erase() {
        let rig = Self.rig()
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 1)
        rig.program(0x400, 0x1234, .halfword)
        rig.program(0x800, 0x5678, .halfword)
        rig.pass(microseconds: 100)
        rig.store(Register.sr, 0x34)
        rig.store(Register.cr, 1 << 12 | 2)
        rig.store(Register.ar, 0x0800_0410)
        rig.store(Register.cr, 1 << 12 | 1 << 6 | 2)
        #expect(rig.load(Register.sr) == 1)
        rig.pass(microseconds: 19_000)
        #expect(rig.load(Register.sr) == 1)
        rig.pass(microseconds: 1_001)
        #expect(rig.load(Register.sr) == 1 << 5)
        #expect(rig.isInterrupting)
        #expect(rig.word(0x400) == .max)
        #expect(rig.word(0x800) == 0xFFFF_5678)
        rig.store(Register.sr, 1 << 5)
        #expect(rig.load(Register.sr) == 0)
    }

    @Test("a half-word is programmed in 52 us; over what is not erased PGERR, but for zero")
    func program() {
        let rig = Self.rig()
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 1)
        #expect(rig.program(0, 0x1234, .halfword))
        #expect(rig.load(Register.sr) == 1)
        rig.pass(microseconds: 55)
        #expect(rig.load(Register.sr) == 1 << 5)
        rig.program(0, 0x0234, .halfword)
        #expect(rig.load(Register.sr) == 1 << 5 | 1 << 2)
        #expect(rig.word(0) == 0xFFFF_1234)
        rig.store(Register.sr, 0x34)
        rig.program(0, 0, .halfword)
        #expect(rig.word(0) == 0xFFFF_0000)
    }

    @Test("other sizes are bus errors; with PG clear a store does nothing, and is warned of")
    func sizes() {
        let rig = Self.rig()
        #expect(rig.program(0, 0x12, .byte))
        #expect(rig.machine.deviceWarnings.count == 1)
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 1)
        #expect(!rig.program(0, 0x12, .byte))
        #expect(!rig.program(0, 0x12, .word))
        #expect(rig.word(0) == .max)
    }

    @Test("a wrong key, or one in the wrong order, is a bus error, and only a reset helps")
    func keys() {
        let rig = Self.rig()
        #expect(!rig.store(Register.keyr, 0xCDEF_89AB))
        rig.unlock(Register.keyr)
        #expect(rig.load(Register.cr) == 0x80)
        rig.store(Register.cr, 1)
        #expect(rig.load(Register.cr) == 0x80)
        rig.machine.reset(.system)
        #expect(rig.store(Register.keyr, 0x4567_0123))
        #expect(!rig.store(Register.keyr, 0x4567_0123))
        rig.machine.reset(.system)
        rig.unlock(Register.keyr)
        #expect(rig.load(Register.cr) == 0)
        rig.store(Register.cr, 0x80)
        #expect(rig.load(Register.cr) == 0x80)
        rig.unlock(Register.keyr)
        #expect(rig.load(Register.cr) == 0)
    }

    @Test("an order that comes too early waits: the core stands still")
    func waits() {
        let rig = Self.rig()
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 1)
        rig.program(0, 1, .halfword)
        let before = rig.machine.cycles
        rig.program(2, 2, .halfword)
        #expect(rig.machine.cycles - before >= 50)
        #expect(rig.load(Register.sr) & 1 == 1)
        rig.pass(microseconds: 60)
        #expect(rig.load(Register.sr) & 1 == 0)
        #expect(rig.word(0) == 0x0002_0001)
    }

    @Test("a reset ends what it was doing, and the next run's clock does not know of it")
    func reset() {
        let rig = Self.rig()
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 2)
        rig.store(Register.ar, 0x0800_0000)
        rig.store(Register.cr, 1 << 6 | 2)
        rig.machine.reset(.powerOn)
        #expect(rig.load(Register.sr) == 0)
        rig.unlock(Register.keyr)
        rig.store(Register.cr, 1)
        rig.program(0, 0, .halfword)
        rig.pass(microseconds: 55)
        #expect(rig.load(Register.sr) == 1 << 5)
    }

    @Test("OPTWRE opens with keys of its own; PRFTBS follows PRFTBE")
    func options() {
        let rig = Self.rig()
        rig.unlock(Register.keyr)
        rig.unlock(Register.optkeyr)
        #expect(rig.load(Register.cr) == 1 << 9)
        rig.store(Register.cr, 0)
        #expect(rig.load(Register.cr) == 0)
        #expect(rig.load(Register.acr) == 0x30)
        rig.store(Register.acr, 0x02)
        #expect(rig.load(Register.acr) == 0x02)
        rig.store(Register.acr, 0x12)
        #expect(rig.load(Register.acr) == 0x32)
    }
}
