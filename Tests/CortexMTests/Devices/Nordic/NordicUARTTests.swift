import CortexM
import Testing

@Suite("NordicUART")
struct NordicUARTTests {
    typealias Register = NordicUART.Register

    private func enabled(overruns: Bool = false) -> DeviceRig<NordicUART> {
        var rig = DeviceRig(NordicUART(overruns: overruns))
        rig.store(Register.pseltxd, 24)
        rig.store(Register.pselrxd, 25)
        rig.store(Register.baudrate, 0x01D7_E000)
        rig.store(Register.enable, 4)
        return rig
    }

    @Test("sends after STARTTX, with an event for each byte")
    func sends() {
        var rig = enabled()
        rig.store(Register.txd, 0x41)
        #expect(rig.printed == "")
        rig.store(NordicEvents.intenset, 1 << 7)
        rig.store(Register.starttx, 1)
        #expect(rig.printed == "A" && rig.load(0x11C) == 1 && rig.levels == 1)
        rig.store(0x11C, 0)
        rig.store(Register.txd, 0x42)
        #expect(rig.printed == "AB" && rig.load(0x11C) == 1)
        rig.store(Register.stoptx, 1)
        rig.store(Register.txd, 0x43)
        #expect(rig.printed == "AB")
    }

    @Test("prints nothing without a pin, and does nothing while it is not enabled")
    func disconnected() {
        var rig = enabled()
        rig.store(Register.pseltxd, .max)
        rig.store(Register.starttx, 1)
        rig.store(Register.txd, 0x41)
        #expect(rig.printed == "" && rig.load(0x11C) == 1)
        var off = enabled()
        off.store(Register.enable, 8)
        off.store(Register.starttx, 1)
        off.store(Register.txd, 0x41)
        #expect(off.printed == "" && off.load(0x11C) == 0)
    }

    @Test("a byte arrives in its time; RXDRDY tells of each in turn")
    func receives() {
        var rig = enabled()
        _ = rig.receive("xyz")
        rig.pass(1000)
        #expect(rig.load(0x108) == 0)
        rig.store(Register.startrx, 1)
        // 10 bits at 115200 baud are 87 us.
        rig.pass(86)
        #expect(rig.load(0x108) == 0)
        rig.pass(200)
        #expect(rig.load(0x108) == 1)
        rig.store(0x108, 0)
        #expect(rig.load(Register.rxd) == 0x78)
        #expect(rig.load(0x108) == 1)
        rig.store(0x108, 0)
        #expect(rig.load(Register.rxd) == 0x79 && rig.load(Register.rxd) == 0x7A)
        #expect(rig.load(Register.rxd) == 0)
        rig.store(Register.stoprx, 1)
        #expect(rig.load(0x144) == 1)
    }

    @Test("the seventh byte that nobody reads is lost, with an error")
    func overrun() {
        var rig = enabled(overruns: true)
        rig.store(Register.startrx, 1)
        _ = rig.receive("1234567")
        rig.pass(1000)
        #expect(rig.load(0x124) == 1 && rig.load(Register.errorsrc) == 1)
        rig.store(Register.errorsrc, 1)
        #expect(rig.load(Register.errorsrc) == 0)
        #expect((0..<6).map { _ in rig.load(Register.rxd) } == [0x31, 0x32, 0x33, 0x34, 0x35, 0x36])
    }

    @Test("a UARTE alone is no UART, whatever ENABLE says")
    func alone() {
        var rig = DeviceRig(NordicUART(.uarte))
        rig.store(Register.pseltxd, 24)
        rig.store(Register.enable, 4)
        rig.store(Register.starttx, 1)
        rig.store(Register.txd, 0x41)
        #expect(rig.printed == "" && rig.load(0x11C) == 0 && rig.load(Register.txd) == 0x41)
    }
}
