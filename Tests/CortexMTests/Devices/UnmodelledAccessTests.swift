import CortexM
import Testing

@Suite("Registers that are not modelled")
struct UnmodelledAccessTests {
    static let base: UInt32 = 0x4000_0000

    /// A block with one register that is modelled, one that has a name only, and room behind them.
    static func machine(_ code: [UInt16]) -> Machine {
        var named = RegisterBlock.Register("CCMR1", at: 4)
        named.isModelled = false
        var flash: [UInt8] = [0x00, 0x10, 0x00, 0x20, 0x41, 0, 0, 0] + [UInt8](repeating: 0, count: 0x38)
        for halfword in code + [0xE7FE] { flash += [UInt8(halfword & 0xFF), UInt8(halfword >> 8)] }
        var machine = Machine(
            MachineConfiguration(
                name: "test", core: .cortexM3, clockHz: 1_000_000,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x1000),
                    MemoryRegion(name: "ram", kind: .ram, base: 0x2000_0000, size: 0x1000),
                ],
                devices: [
                    DevicePlacement(
                        name: "tim2", base: base, size: 0x400, interrupts: [], device: RegisterBlock([.init("CR1", at: 0), named]))
                ]))
        try? machine.load(flash, at: 0)
        machine.reset(.powerOn)
        machine[.r0] = base
        return machine
    }

    @Test("the first access to each is kept, with its instruction, by name or by offset")
    func kept() {
        // STR r1,[r0]; STR r1,[r0,#4]; LDR r1,[r0,#4]; LDRB r1,[r0,#10]; STR r1,[r0,#8]
        var machine = Self.machine([0x6001, 0x6041, 0x6841, 0x7A81, 0x6081])
        #expect(machine.run(instructions: 5) == .limit)
        let expected = [
            UnmodelledAccess(device: "tim2", register: "CCMR1", offset: 4, address: Self.base + 4, isStore: true, instruction: 0x42),
            UnmodelledAccess(device: "tim2", register: nil, offset: 8, address: Self.base + 8, isStore: false, instruction: 0x46),
        ]
        #expect(machine.unmodelled == expected)
        let snapshot = machine.snapshot()
        machine.reset(.system)
        #expect(machine.unmodelled == expected)
        machine.reset(.powerOn)
        #expect(machine.unmodelled == [])
        machine.restore(snapshot)
        #expect(machine.unmodelled == expected)
    }

    @Test("firmware that uses all of a device fills the list and no more")
    func bounded() {
        // loop: STR r1,[r0]; ADDS r0,#4; B loop
        var machine = Self.machine([0x6001, 0x3004, 0xE7FC])
        #expect(machine.run(instructions: 600) == .limit)
        #expect(machine.unmodelled.count == 64)
    }

    @Test("what a debugger does is not the firmware's")
    func debugger() {
        var machine = Self.machine([])
        let isStored = machine.poke(Self.base + 4, size: .word, 1)
        #expect(isStored)
        #expect(machine.peek(Self.base + 4, size: .word) == 1)
        #expect(machine.unmodelled == [])
    }
}
