import CortexM
import Testing

@Suite("PL011")
struct PL011Tests {
    typealias Register = PL011.Register

    @Test("prints when UARTEN and TXE are set; before that the FIFO fills")
    func prints() {
        var rig = DeviceRig(PL011())
        #expect(rig.load(Register.fr) == 0x90)
        rig.store(Register.dr, 0x41)
        #expect(rig.load(Register.fr) == 0x38)
        rig.store(Register.dr, 0x42)
        rig.store(Register.cr, 0x301)
        #expect(rig.printed == "A")
        #expect(rig.load(Register.fr) == 0x90)
        rig.store(Register.dr, 0x43, .byte)
        #expect(rig.printed == "AC")
    }

    @Test("without the need to be enabled it prints from the start")
    func lenient() {
        var rig = DeviceRig(PL011(needsEnable: false))
        rig.store(Register.dr, 0x41)
        #expect(rig.printed == "A")
    }

    @Test("transmit interrupts after a byte was sent, masked by IMSC, until ICR")
    func transmitInterrupt() {
        var rig = DeviceRig(PL011())
        rig.store(Register.cr, 0x101)
        rig.store(Register.imsc, 0x20)
        #expect(rig.levels == 0)
        rig.store(Register.dr, 0x41)
        #expect(rig.load(Register.ris) == 0x20)
        #expect(rig.load(Register.mis) == 0x20)
        #expect(rig.levels == 1)
        rig.store(Register.imsc, 0)
        #expect(rig.levels == 0)
        rig.store(Register.imsc, 0x20)
        rig.store(Register.icr, 0x20)
        #expect(rig.levels == 0)
    }

    @Test(
        "the receive interrupt comes at the trigger level, and the timeout with fewer",
        arguments: [(0, 2), (1, 4), (2, 8), (3, 12), (4, 14), (7, 14)])
    func trigger(select: UInt32, level: Int) {
        var rig = DeviceRig(PL011())
        rig.store(Register.ibrd, 1)
        rig.store(Register.lcrh, 0x70)
        rig.store(Register.ifls, select << 3)
        rig.store(Register.cr, 0x201)
        _ = rig.receive(String(repeating: "x", count: level))
        // 16 clocks per bit, 10 bits.
        rig.pass(160 * UInt64(level - 1))
        #expect(rig.load(Register.ris) == 0)
        rig.pass(160)
        #expect(rig.load(Register.ris) == 0x10)
        _ = rig.load(Register.dr)
        #expect(rig.load(Register.ris) == 0)
        rig.pass(16 * 32)
        #expect(rig.load(Register.ris) == 0x40)
        for _ in 1..<level { #expect(rig.load(Register.dr) == 0x78) }
        #expect(rig.load(Register.ris) == 0)
        #expect(rig.load(Register.fr) == 0x90)
    }

    @Test("without FIFO it holds one byte; with overruns the next is lost and OE is set")
    func overruns() {
        var rig = DeviceRig(PL011(overruns: true))
        rig.store(Register.ibrd, 1)
        rig.store(Register.cr, 0x201)
        _ = rig.receive("ab")
        rig.pass(160)
        #expect(rig.load(Register.fr) == 0xC0)
        rig.pass(160)
        #expect(rig.load(Register.ris) & 0x400 == 0x400)
        #expect(rig.load(Register.dr) == 0x861)
        #expect(rig.load(Register.rsr) == 8)
        rig.store(Register.rsr, 0)
        #expect(rig.load(Register.rsr) == 0)
    }

    @Test("loopback gives back what is sent")
    func loopback() {
        var rig = DeviceRig(PL011())
        rig.store(Register.cr, 0x381)
        rig.store(Register.dr, 0x5A)
        #expect(rig.printed == "")
        #expect(rig.load(Register.dr) == 0x5A)
    }
}
