import CortexM
import Testing

@Suite("PL022")
struct PL022Tests {
    typealias Register = PL022.Register

    /// 8 bits of 2 cycles.
    private func enabled(_ line: SPILine = .loopback) -> DeviceRig<PL022> {
        var rig = DeviceRig(PL022(line: line))
        rig.store(Register.cr0, 7)
        rig.store(Register.cpsr, 2)
        rig.store(Register.cr1, 2)
        return rig
    }

    @Test("a frame takes its bits, is busy meanwhile, and brings back what the line says", arguments: SPILine.allCases)
    func frame(line: SPILine) {
        var rig = enabled(line)
        rig.store(Register.dr, 0x15A)
        #expect(rig.load(Register.sr) == 0x13)
        rig.pass(15)
        #expect(rig.load(Register.sr) == 0x13)
        rig.pass(1)
        #expect(rig.load(Register.sr) == 0x07)
        #expect(rig.load(Register.dr) == [SPILine.high: 0xFF, .low: 0, .loopback: 0x5A][line])
        #expect(rig.load(Register.sr) == 0x03)
    }

    @Test("nothing moves while the port is off or a slave")
    func off() {
        var rig = enabled()
        rig.store(Register.cr1, 0)
        for _ in 0..<9 { rig.store(Register.dr, 1) }
        #expect(rig.load(Register.sr) == 0x10)
        rig.store(Register.cr1, 6)
        rig.pass(10_000)
        #expect(rig.load(Register.sr) == 0x10)
        rig.store(Register.cr1, 2)
        rig.pass(16 * 8)
        #expect(rig.load(Register.sr) == 0x0F)
    }

    @Test("interrupts: half empty, half full, time-out, overrun")
    func interrupts() {
        var rig = enabled()
        #expect(rig.load(Register.ris) == 0x8 && rig.levels == 0)
        rig.store(Register.imsc, 0x7)
        for byte: UInt32 in 1...4 { rig.store(Register.dr, byte) }
        rig.pass(16 * 4)
        #expect(rig.load(Register.mis) == 0x4 && rig.levels == 1)
        _ = rig.load(Register.dr)
        #expect(rig.load(Register.mis) == 0 && rig.levels == 0)
        rig.pass(64)
        #expect(rig.load(Register.mis) == 0x2)
        rig.store(Register.icr, 0x2)
        #expect(rig.load(Register.mis) == 0)
        for byte: UInt32 in 1...6 { rig.store(Register.dr, byte) }
        rig.pass(16 * 6)
        #expect(rig.load(Register.mis) == 0x5)
        rig.store(Register.icr, 1)
        #expect(rig.load(Register.mis) == 0x4)
    }
}
