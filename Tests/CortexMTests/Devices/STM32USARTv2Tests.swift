import CortexM
import Testing

@Suite("STM32USARTv2")
struct STM32USARTv2Tests {
    typealias Register = STM32USARTv2.Register
    static let enabled: UInt32 = 1 << 0 | 1 << 3 | 1 << 2

    @Test("prints when UE and TE are set, and acknowledges them")
    func prints() {
        var rig = DeviceRig(STM32USARTv2())
        #expect(rig.load(Register.isr) == 0xC0)
        rig.store(Register.tdr, 0x41)
        #expect(rig.load(Register.isr) == 0)
        rig.store(Register.cr1, Self.enabled)
        #expect(rig.printed == "A")
        #expect(rig.load(Register.isr) == 0x0060_00C0)
        rig.store(Register.tdr, 0x42, .byte)
        #expect(rig.printed == "AB")
    }

    @Test("TXEIE and TCIE interrupt while their flags are set; ICR clears TC", arguments: [7, 6])
    func transmitInterrupts(bit: UInt32) {
        var rig = DeviceRig(STM32USARTv2())
        rig.store(Register.cr1, Self.enabled | 1 << bit)
        #expect(rig.levels == 1)
        rig.store(Register.icr, 1 << 6)
        #expect(rig.levels == (bit == 7 ? 1 : 0))
        rig.store(Register.cr1, Self.enabled)
        #expect(rig.levels == 0)
    }

    @Test(
        "a character takes 10, 11 or 9 bits of BRR, times divider and prescaler; an LPUART's BRR counts 256ths",
        arguments: [
            ("usart", 0, 1, 0x20, 320), ("usart", 1 << 12, 1, 0x20, 352), ("usart", 1 << 28, 1, 0x20, 288),
            ("usart", 1 << 15, 4, 0x23, 760), ("fifo", 0, 2, 0x20, 1280), ("lpuart", 0, 1, 0x2000, 320),
        ])
    func rate(variant: String, extra: Int, divider: Int, brr: Int, cycles: Int) throws {
        let kind = try #require(STM32USARTv2.Variant(rawValue: variant))
        var rig = DeviceRig(STM32USARTv2(kind, clockDivider: UInt32(divider)))
        rig.store(Register.brr, UInt32(brr))
        rig.store(Register.presc, 1)
        rig.store(Register.cr1, Self.enabled | UInt32(extra) | 1 << 5)
        _ = rig.receive("q")
        rig.pass(UInt64(cycles) - 1)
        #expect(rig.levels == 0)
        rig.pass(1)
        #expect(rig.load(Register.isr) & 0x20 == 0x20)
        #expect(rig.levels == 1)
        #expect(rig.peek(Register.rdr) == 0x71)
        #expect(rig.load(Register.rdr) == 0x71)
        #expect(rig.levels == 0)
    }

    @Test("a character of silence sets IDLE, which ICR clears")
    func idle() {
        var rig = DeviceRig(STM32USARTv2())
        rig.store(Register.brr, 0x10)
        rig.store(Register.cr1, Self.enabled | 1 << 4)
        _ = rig.receive("a")
        rig.pass(160)
        _ = rig.load(Register.rdr)
        #expect(rig.levels == 0)
        rig.pass(160)
        #expect(rig.levels == 1)
        rig.store(Register.icr, 1 << 4)
        #expect(rig.levels == 0)
    }

    @Test("with overruns the first byte stays and ORE interrupts; with OVRDIS the last one stays", arguments: [true, false])
    func overruns(disabled: Bool) {
        var rig = DeviceRig(STM32USARTv2(overruns: true))
        rig.store(Register.brr, 0x10)
        rig.store(Register.cr3, disabled ? 1 << 12 : 1)
        rig.store(Register.cr1, Self.enabled)
        _ = rig.receive("ab")
        rig.pass(320)
        #expect(rig.load(Register.isr) & 8 == (disabled ? 0 : 8))
        #expect(rig.levels == (disabled ? 0 : 1))
        #expect(rig.load(Register.rdr) == (disabled ? 0x62 : 0x61))
        rig.store(Register.icr, 8)
        #expect(rig.load(Register.isr) & 8 == 0)
        #expect(rig.levels == 0)
    }

    @Test("the FIFO holds sixteen bytes, where the part has one and FIFOEN is set", arguments: [true, false])
    func fifo(isPresent: Bool) {
        var rig = DeviceRig(STM32USARTv2(isPresent ? .fifo : .usart))
        rig.store(Register.brr, 0x10)
        rig.store(Register.cr1, Self.enabled | 1 << 29)
        _ = rig.receive("abcdefghijklmnopqrst")
        rig.pass(160 * 20)
        #expect(rig.load(Register.isr) & 0x0180_0000 == (isPresent ? 0x0180_0000 : 0))
        #expect(rig.load(Register.rdr) == 0x61)
        #expect(rig.load(Register.isr) & 0x20 == (isPresent ? 0x20 : 0))
    }

    @Test("RXFRQ drops what was received; UE off clears the state")
    func dropped() {
        var rig = DeviceRig(STM32USARTv2())
        rig.store(Register.cr1, Self.enabled)
        _ = rig.receive("ab")
        rig.store(Register.rqr, 1 << 3)
        #expect(rig.load(Register.rdr) == 0x62)
        _ = rig.receive("c")
        rig.store(Register.cr1, 0)
        #expect(rig.load(Register.isr) == 0xC0)
    }

    @Test("a character that matches ADD sets CMF and interrupts with CMIE")
    func match() {
        var rig = DeviceRig(STM32USARTv2())
        rig.store(Register.cr2, 0x0A00_0000)
        rig.store(Register.cr1, Self.enabled | 1 << 14)
        _ = rig.receive("a")
        #expect(rig.levels == 0)
        _ = rig.load(Register.rdr)
        _ = rig.receive("\n")
        #expect(rig.levels == 1)
        rig.store(Register.icr, 1 << 17)
        #expect(rig.levels == 0)
    }
}
