import CortexM
import Testing

@Suite("PinLevels")
struct PinLevelsTests {
    @Test("pairs drive pins high, low, or let go")
    func pairs() {
        var pins = PinLevels()
        let first = pins.apply(Array("0=1 5=0,15=1\n".utf8), count: 16)
        #expect(first)
        #expect(pins.driven == 0x8021)
        #expect(pins.levels == 0x8001)
        let second = pins.apply(Array("0=z 5=1".utf8), count: 16)
        #expect(second)
        #expect(pins.driven == 0x8020)
        #expect(pins.levels == 0x8020)
    }

    @Test(
        "anything else is refused whole",
        arguments: ["", " ", "1", "1=", "=1", "1=2", "16=1", "1=1 2", "0=1 x=1", "1==1", "-1=1", "001=1", "1=11", "9999999999=1"])
    func refused(text: String) {
        var pins = PinLevels()
        let accepted = pins.apply(Array(text.utf8), count: 16)
        #expect(!accepted)
        #expect(pins == PinLevels())
    }
}
