import CortexM
import Testing

@Suite("NordicSerialMaster as SPI")
struct NordicSPITests {
    typealias Register = NordicSerialMaster.Register

    private static let ready: UInt32 = 0x108

    /// At 125 kbit/s: a byte takes 64 cycles of the rig's 1 MHz.
    private static func rig(_ line: SPILine = .loopback) -> DeviceRig<NordicSerialMaster> {
        var rig = DeviceRig(NordicSerialMaster([.spi, .twi], line: line))
        for psel in [Register.pselSck, Register.pselMosi, Register.pselMiso] { rig.store(psel, 3) }
        rig.store(Register.frequency, 0x0200_0000)
        rig.store(Register.enable, 1)
        return rig
    }

    @Test("a byte takes eight bits, and brings back what the line says", arguments: SPILine.allCases)
    func byte(line: SPILine) {
        var rig = Self.rig(line)
        rig.store(NordicEvents.intenset, 1 << 2)
        rig.store(Register.txd, 0x5A)
        rig.pass(63)
        #expect(rig.load(Self.ready) == 0 && rig.levels == 0)
        rig.pass(1)
        #expect(rig.load(Self.ready) == 1 && rig.levels == 1)
        #expect(rig.load(Register.rxd) == [SPILine.high: 0xFF, .low: 0, .loopback: 0x5A][line])
        rig.store(Self.ready, 0)
        #expect(rig.levels == 0)
    }

    @Test("the READY of a byte behind another comes when that one has been read")
    func doubleBuffered() {
        var rig = Self.rig()
        rig.store(Register.txd, 1)
        rig.store(Register.txd, 2)
        rig.pass(128)
        #expect(rig.load(Self.ready) == 1)
        rig.store(Self.ready, 0)
        rig.pass(1000)
        #expect(rig.load(Self.ready) == 0)
        #expect(rig.load(Register.rxd) == 1)
        #expect(rig.load(Self.ready) == 1)
        #expect(rig.load(Register.rxd) == 2)
    }

    @Test("a third byte that comes back before the first is read is lost")
    func lost() {
        var rig = Self.rig()
        for byte in 1...3 as ClosedRange<UInt32> {
            rig.store(Register.txd, byte)
            rig.pass(64)
        }
        #expect(rig.load(Register.rxd) == 1 && rig.load(Register.rxd) == 2)
        rig.store(Register.txd, 4)
        rig.pass(64)
        #expect(rig.load(Register.rxd) == 4)
    }

    @Test("no pin for MISO reads zero; nothing moves while it is off; ENABLE ends what is under way")
    func unconnected() {
        var rig = Self.rig(.high)
        rig.store(Register.pselMiso, .max)
        rig.store(Register.txd, 0x5A)
        rig.pass(64)
        #expect(rig.load(Self.ready) == 1 && rig.load(Register.rxd) == 0)
        rig.store(Self.ready, 0)
        rig.store(Register.txd, 0x5A)
        rig.store(Register.enable, 0)
        rig.store(Register.txd, 0x5A)
        rig.pass(1000)
        #expect(rig.load(Self.ready) == 0)
    }

    @Test("ENABLE for a slave is warned of")
    func slave() {
        var rig = Self.rig()
        rig.store(Register.enable, 2)
        #expect(rig.warnings.count == 1)
    }
}
