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
}
