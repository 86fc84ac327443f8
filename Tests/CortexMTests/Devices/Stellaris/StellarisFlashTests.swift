import CortexM
import Testing

@Suite("StellarisFlash")
struct StellarisFlashTests {
    typealias Register = StellarisFlash.Register

    private static let base: UInt32 = 0x400F_D000

    private static func machine() -> Machine {
        var machine = Machine(
            MachineConfiguration(
                name: "test", core: .cortexM3, clockHz: 1_000_000,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x4_0000),
                    MemoryRegion(name: "ram", kind: .ram, base: 0x2000_0000, size: 0x1000),
                ],
                devices: [
                    DevicePlacement(
                        name: "flash_control", base: base, size: 0x1000, interrupts: [29], device: StellarisFlash(),
                        wires: [DeviceWire(source: "system_control", output: 0, input: 0)],
                        memory: [DeviceMemoryRegion("flash")]),
                    DevicePlacement(
                        name: "system_control", base: 0x400F_E000, size: 0x1000, interrupts: [28],
                        device: StellarisSystemControl()),
                ]))
        // A loop, so that time passes.
        try? machine.load([0x00, 0x08, 0x00, 0x20, 0x09, 0x00, 0x00, 0x00, 0xFE, 0xE7], at: 0)
        machine.reset(.powerOn)
        return machine
    }

    private static func set(_ machine: inout Machine, _ register: UInt32, _ value: UInt32) throws {
        _ = try machine.writeDevice(base + register, size: .word, value: value)
    }

    private static func get(_ machine: borrowing Machine, _ register: UInt32) -> UInt32? {
        machine.peekDevice(base + register, size: .word)
    }

    @Test(
        "an operation takes its time, and flash changes at its end", arguments: [(1, 20), (2, 20_000), (4, 200_000)] as [(UInt32, UInt64)])
    func operations(bit: UInt32, time: UInt64) throws {
        var machine = Self.machine()
        try machine.load([0, 0, 0, 0], at: 0x2000)
        machine.reset(.powerOn)
        try Self.set(&machine, Register.fcim, 2)
        try Self.set(&machine, Register.fma, bit == 1 ? 0x3000 : 0x2000)
        try Self.set(&machine, Register.fmd, 0x1234_5678)
        try Self.set(&machine, Register.fmc, 0xA442_0000 | bit)
        let start = machine.cycles
        #expect(Self.get(machine, Register.fmc) == bit)
        _ = machine.run(untilCycle: start + time - 4)
        #expect(Self.get(machine, Register.fmc) == bit && machine.peek(0x2000, size: .word) == 0)
        _ = machine.run(untilCycle: start + time + 4)
        #expect(Self.get(machine, Register.fmc) == 0 && Self.get(machine, Register.fcris) == 2)
        #expect(machine.peek(bit == 1 ? 0x3000 : 0x2000, size: .word) == (bit == 1 ? 0x1234_5678 : .max))
        #expect(Self.get(machine, Register.fcmisc) == 2)
        try Self.set(&machine, Register.fcmisc, 2)
        #expect(Self.get(machine, Register.fcris) == 0)
    }

    @Test("without the key, or two operations at once, nothing happens", arguments: [0x0000_0001, 0xA441_0001, 0xA442_0003] as [UInt32])
    func refuses(fmc: UInt32) throws {
        var machine = Self.machine()
        try Self.set(&machine, Register.fma, 0x3000)
        try Self.set(&machine, Register.fmc, fmc)
        #expect(Self.get(machine, Register.fmc) == 0)
        _ = machine.run(untilCycle: machine.cycles + 300_000)
        #expect(machine.peek(0x3000, size: .word) == .max && Self.get(machine, Register.fcris) == 0)
    }

    @Test("what FMPPE protects is an access error until the next reset")
    func protection() throws {
        var machine = Self.machine()
        _ = try machine.writeDevice(0x400F_E400, size: .word, value: ~(1 << 6))
        _ = try machine.writeDevice(0x400F_E134, size: .word, value: .max)
        #expect(machine.peekDevice(0x400F_E134, size: .word) == ~(1 << 6))
        try Self.set(&machine, Register.fma, 0x3000)
        try Self.set(&machine, Register.fmc, 0xA442_0001)
        #expect(Self.get(machine, Register.fmc) == 0 && Self.get(machine, Register.fcris) == 1)
        try Self.set(&machine, Register.fmc, 0xA442_0004)
        #expect(Self.get(machine, Register.fmc) == 0)
        try Self.set(&machine, Register.fma, 0x3800)
        try Self.set(&machine, Register.fmc, 0xA442_0001)
        #expect(Self.get(machine, Register.fmc) == 1)
        machine.reset(.system)
        try Self.set(&machine, Register.fma, 0x3000)
        try Self.set(&machine, Register.fmc, 0xA442_0001)
        #expect(Self.get(machine, Register.fmc) == 1)
    }
}

@Suite("StellarisSystemControl")
struct StellarisSystemControlTests {
    typealias Register = StellarisSystemControl.Register

    @Test("the PLL locks half a millisecond after the register in charge powers it", arguments: [false, true])
    func locks(second: Bool) {
        var rig = DeviceRig(StellarisSystemControl())
        rig.store(Register.imc, 0x40)
        if second { rig.store(Register.rcc2, 0x8780_2810) }
        rig.store(second ? Register.rcc2 : Register.rcc, second ? 0x8780_0810 : 0x078E_1AD1)
        rig.pass(499)
        #expect(rig.load(Register.ris) == 0 && rig.levels == 0)
        rig.pass(1)
        #expect(rig.load(Register.ris) == 0x40 && rig.load(Register.misc) == 0x40 && rig.levels == 1)
        rig.store(Register.misc, 0x40)
        #expect(rig.load(Register.ris) == 0 && rig.levels == 0)
        // The other register is not in charge.
        if second { rig.store(Register.rcc, 0x078E_1AD1) }
        rig.pass(1000)
        #expect(rig.load(Register.ris) == 0)
    }

    @Test("RESC gathers the causes until power-on or a store")
    func causes() {
        var rig = DeviceRig(StellarisSystemControl())
        rig.reset(.powerOn)
        #expect(rig.load(Register.resc) == 0x2)
        rig.reset(.watchdog)
        rig.reset(.software)
        #expect(rig.load(Register.resc) == 0x1A)
        rig.store(Register.resc, 0)
        rig.reset(.pin)
        #expect(rig.load(Register.resc) == 0x1)
    }
}
