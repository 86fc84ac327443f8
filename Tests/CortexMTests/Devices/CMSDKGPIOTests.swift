import CortexM
import Testing

@Suite("CMSDKGPIO")
struct CMSDKGPIOTests {
    typealias Register = CMSDKGPIO.Register

    @Test("enabled pins show DATAOUT, the others what drives them; pairs of registers set and clear")
    func pins() {
        var rig = DeviceRig(CMSDKGPIO())
        rig.store(Register.outen, 0x00FF)
        rig.store(Register.outen + 4, 0x000F)
        #expect(rig.load(Register.outen) == 0xF0 && rig.load(Register.outen + 4) == 0xF0)
        rig.store(Register.data, 0xFFFF)
        _ = rig.receive("0=1 15=1")
        #expect(rig.load(Register.data) == 0x80F1 && rig.load(Register.dataout) == 0xFFFF)
    }

    @Test("the masks in the address take some pins of a byte")
    func masks() {
        var rig = DeviceRig(CMSDKGPIO())
        rig.store(Register.outen, 0xFFFF)
        rig.store(Register.masklow + 0x0F * 4, 0xFF)
        rig.store(Register.maskhigh + 0xF0 * 4, 0xFF00)
        #expect(rig.load(Register.data) == 0xF00F)
        #expect(rig.load(Register.masklow + 0x03 * 4) == 0x03)
        #expect(rig.load(Register.maskhigh + 0x30 * 4) == 0x3000)
    }

    @Test("an edge is latched until it is cleared, a level is not; each pin has a line")
    func interrupts() {
        var rig = DeviceRig(CMSDKGPIO())
        rig.store(Register.inten, 0b11)
        rig.store(Register.inttype, 0b01)
        rig.store(Register.intpol, 0b11)
        #expect(rig.levels == 0)
        _ = rig.receive("0=1")
        _ = rig.receive("0=0")
        #expect(rig.load(Register.intstatus) == 1 && rig.levels == 0b011)
        rig.store(Register.intstatus, 1)
        #expect(rig.levels == 0)
        _ = rig.receive("1=1")
        #expect(rig.levels == 0b101)
        rig.store(Register.intstatus, 2)
        #expect(rig.levels == 0b101)
        _ = rig.receive("1=0")
        #expect(rig.levels == 0)
        // Falling and low.
        rig.store(Register.intpol + 4, 0b11)
        #expect(rig.levels == 0b101)
        let refused = rig.receive("16=1")
        #expect(!refused)
    }
}
