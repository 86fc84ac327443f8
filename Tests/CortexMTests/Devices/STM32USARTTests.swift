import CortexM
import Testing

@Suite("STM32USART")
struct STM32USARTTests {
    typealias Register = STM32USART.Register
    static let enabled: UInt32 = 1 << 13 | 1 << 3 | 1 << 2

    @Test("prints when UE and TE are set; before that TXE and TC stay clear")
    func prints() {
        var rig = DeviceRig(STM32USART())
        #expect(rig.load(Register.sr) == 0xC0)
        rig.store(Register.dr, 0x41)
        #expect(rig.load(Register.sr) == 0)
        rig.store(Register.cr1, Self.enabled)
        #expect(rig.printed == "A")
        #expect(rig.load(Register.sr) == 0xC0)
        rig.store(Register.dr, 0x42, .halfword)
        #expect(rig.printed == "AB")
    }

    @Test("TXEIE and TCIE interrupt while their flags are set", arguments: [7, 6])
    func transmitInterrupts(bit: UInt32) {
        var rig = DeviceRig(STM32USART())
        rig.store(Register.cr1, Self.enabled)
        #expect(rig.levels == 0)
        rig.store(Register.cr1, Self.enabled | 1 << bit)
        #expect(rig.levels == 1)
        rig.store(Register.cr1, Self.enabled)
        #expect(rig.levels == 0)
    }

    @Test("TC is cleared by storing a zero; TXE is not")
    func clearing() {
        var rig = DeviceRig(STM32USART())
        rig.store(Register.sr, ~(1 << 6))
        #expect(rig.load(Register.sr) == 0x80)
        rig.store(Register.sr, 0)
        #expect(rig.load(Register.sr) == 0x80)
    }

    @Test(
        "a character takes 10 or 11 bits of BRR, times the divider of its bus",
        arguments: [(0, 1, 0x20, 320), (1 << 12, 1, 0x20, 352), (1 << 15, 1, 0x23, 190), (0, 4, 0x20, 1280)])
    func rate(extra: Int, divider: Int, brr: Int, cycles: Int) {
        var rig = DeviceRig(STM32USART(clockDivider: UInt32(divider)))
        rig.store(Register.brr, UInt32(brr))
        rig.store(Register.cr1, Self.enabled | UInt32(extra) | 1 << 5)
        _ = rig.receive("q")
        rig.pass(UInt64(cycles) - 1)
        #expect(rig.load(Register.sr) == 0xC0)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.load(Register.sr) == 0xE0)
        #expect(rig.levels == 1)
        #expect(rig.peek(Register.dr) == 0x71)
        #expect(rig.load(Register.dr) == 0x71)
        #expect(rig.levels == 0)
    }

    @Test("a character of silence sets IDLE, which a load of SR and one of DR clear")
    func idle() {
        var rig = DeviceRig(STM32USART())
        rig.store(Register.brr, 0x10)
        rig.store(Register.cr1, Self.enabled | 1 << 4)
        _ = rig.receive("ab")
        rig.pass(160)
        _ = rig.load(Register.dr)
        rig.pass(160)
        #expect(rig.load(Register.dr) == 0x62)
        #expect(rig.load(Register.sr) & 1 << 4 == 0)
        rig.pass(160)
        #expect(rig.levels == 1)
        _ = rig.load(Register.dr)
        #expect(rig.load(Register.sr) & 1 << 4 != 0)
        _ = rig.load(Register.dr)
        #expect(rig.load(Register.sr) & 1 << 4 == 0)
        #expect(rig.levels == 0)
    }

    @Test("with overruns the byte in DR stays, ORE is set, and interrupts with RXNEIE or EIE", arguments: [true, false])
    func overruns(byRXNEIE: Bool) {
        var rig = DeviceRig(STM32USART(overruns: true))
        rig.store(Register.brr, 0x10)
        rig.store(Register.cr1, Self.enabled | (byRXNEIE ? 1 << 5 : 0))
        rig.store(Register.cr3, byRXNEIE ? 0 : 1)
        _ = rig.receive("ab")
        rig.pass(320)
        #expect(rig.load(Register.sr) & 0x28 == 0x28)
        #expect(rig.levels == 1)
        #expect(rig.load(Register.dr) == 0x61)
        #expect(rig.load(Register.sr) & 0x28 == 0)
        #expect(rig.levels == 0)
    }

    @Test("without overruns the sender waits for the reader")
    func waits() {
        var rig = DeviceRig(STM32USART())
        rig.store(Register.brr, 0x10)
        rig.store(Register.cr1, Self.enabled)
        _ = rig.receive("ab")
        rig.pass(10_000)
        #expect(rig.load(Register.dr) == 0x61)
        rig.pass(160)
        #expect(rig.load(Register.sr) & 0x28 == 0x20)
        #expect(rig.load(Register.dr) == 0x62)
    }

    @Test("storing a zero to RXNE drops the byte and takes the next")
    func dropped() {
        var rig = DeviceRig(STM32USART())
        rig.store(Register.cr1, Self.enabled)
        _ = rig.receive("ab")
        rig.store(Register.sr, ~(1 << 5))
        #expect(rig.load(Register.dr) == 0x62)
    }
}
