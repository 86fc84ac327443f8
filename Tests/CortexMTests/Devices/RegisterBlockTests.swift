import CortexM
import Testing

@Suite("RegisterBlock")
struct RegisterBlockTests {
    typealias Field = RegisterBlock.Field

    @Test("a mirror follows its source, across registers, inverted, and over the whole width")
    func mirrors() {
        var rig = DeviceRig(
            RegisterBlock(
                [.init("CR", at: 0, reset: 1), .init("SR", at: 4, writable: 0)],
                mirrors: [
                    .init(target: Field(register: 4, shift: 0, width: 1), source: Field(register: 0, shift: 0, width: 1)),
                    .init(
                        target: Field(register: 4, shift: 4, width: 4), source: Field(register: 0, shift: 8, width: 4),
                        isInverted: true),
                    .init(target: Field(register: 8, shift: 0, width: 32), source: Field(register: 0, shift: 0, width: 32)),
                ]))
        #expect(rig.load(4) == 0xF1)
        rig.store(0, 0xA5A)
        #expect(rig.load(4) == 0x50)
        #expect(rig.load(8) == 0xA5A)
    }

    @Test("a field that does not fit a word is cut to one that does")
    func fields() {
        #expect(Field(register: 0, shift: 40, width: 3) == Field(register: 0, shift: 31, width: 1))
        #expect(Field(register: 0, shift: 30, width: 8).width == 2)
        #expect(Field(register: 0, shift: 3, width: 0).width == 1)
    }

    @Test("a register of another sets, clears and turns over the other's bits, and reads as it does")
    func changes() {
        var set = RegisterBlock.Register("OUTSET", at: 8)
        set.change = .set(register: 0)
        var clear = RegisterBlock.Register("OUTCLR", at: 12, writable: 0xF0)
        clear.change = .clear(register: 0)
        var toggle = RegisterBlock.Register("OUTTGL", at: 16)
        toggle.change = .toggle(register: 0)
        toggle.isWriteOnly = true
        var rig = DeviceRig(RegisterBlock([.init("OUT", at: 0), set, clear, toggle]))
        rig.store(8, 0xFF)
        rig.store(12, 0xFF)
        #expect(rig.load(0) == 0x0F && rig.load(8) == 0x0F && rig.load(12) == 0x0F)
        rig.store(17, 0xA5, .byte)
        #expect(rig.load(0) == 0xA50F && rig.load(16) == 0)
    }

    @Test("a load clears the bits that a load clears, after it has given them")
    func readClears() {
        var status = RegisterBlock.Register("SR", at: 0, reset: 0x1F, writable: 0)
        status.readClears = 0x11
        var rig = DeviceRig(RegisterBlock([status]))
        #expect(rig.peek(0) == 0x1F && rig.load(0) == 0x1F && rig.load(0) == 0x0E)
    }
}
