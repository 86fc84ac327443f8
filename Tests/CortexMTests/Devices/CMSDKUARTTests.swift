import CortexM
import Testing

@Suite("CMSDKUART")
struct CMSDKUARTTests {
    typealias Register = CMSDKUART.Register

    @Test("prints once it is enabled; a byte stored before waits, a second one is an overrun")
    func prints() {
        var rig = DeviceRig(CMSDKUART())
        rig.store(Register.data, 0x41)
        #expect(rig.load(Register.state) == 1)
        #expect(rig.printed == "")
        rig.store(Register.data, 0x42)
        #expect(rig.load(Register.state) == 0b101)
        rig.store(Register.state, 0b100)
        rig.store(Register.ctrl, 1)
        #expect(rig.printed == "B")
        #expect(rig.load(Register.state) == 0)
        for byte in "yte\n".utf8 { rig.store(Register.data, UInt32(byte), .byte) }
        #expect(rig.printed == "Byte\n")
    }

    @Test("a sent byte interrupts on output 1 until it is cleared, when it is enabled")
    func transmitInterrupt() {
        var rig = DeviceRig(CMSDKUART())
        rig.store(Register.ctrl, 0b1)
        rig.store(Register.data, 0x41)
        #expect(rig.levels == 0)
        rig.store(Register.ctrl, 0b101)
        rig.store(Register.data, 0x41)
        #expect(rig.load(Register.intStatus) == 1)
        #expect(rig.levels == 0b1010)
        rig.store(Register.intStatus, 1)
        #expect(rig.levels == 0)
    }

    @Test("bytes arrive one per character time of BAUDDIV, and interrupt on output 0")
    func receives() {
        var rig = DeviceRig(CMSDKUART())
        rig.store(Register.baudDiv, 16)
        let accepted = rig.receive("hi")
        #expect(accepted)
        rig.pass(1000)
        #expect(rig.load(Register.state) == 0)
        rig.store(Register.ctrl, 0b1010)
        rig.pass(159)
        #expect(rig.load(Register.state) == 0)
        rig.pass(1)
        #expect(rig.load(Register.state) == 2)
        #expect(rig.levels == 0b1001)
        #expect(rig.peek(Register.data) == 0x68)
        #expect(rig.load(Register.state) == 2)
        rig.pass(1000)
        #expect(rig.load(Register.data) == 0x68)
        #expect(rig.load(Register.state) == 0)
        rig.store(Register.intStatus, 2)
        #expect(rig.levels == 0)
        rig.pass(160)
        #expect(rig.load(Register.data) == 0x69)
    }

    @Test("without BAUDDIV the next byte is there as soon as one is read")
    func receivesUntimed() {
        var rig = DeviceRig(CMSDKUART())
        rig.store(Register.ctrl, 0b10)
        _ = rig.receive("ab")
        #expect(rig.load(Register.data) == 0x61)
        #expect(rig.load(Register.state) == 2)
        #expect(rig.load(Register.data) == 0x62)
        #expect(rig.load(Register.state) == 0)
    }

    @Test("with overruns, a late reader loses a byte and is told")
    func overruns() {
        var rig = DeviceRig(CMSDKUART(overruns: true))
        rig.store(Register.baudDiv, 16)
        rig.store(Register.ctrl, 0b100010)
        _ = rig.receive("ab")
        rig.pass(320)
        #expect(rig.load(Register.state) == 0b1010)
        #expect(rig.levels == 0b1100)
        #expect(rig.load(Register.data) == 0x62)
    }
}
