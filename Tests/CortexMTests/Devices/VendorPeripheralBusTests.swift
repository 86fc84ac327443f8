import CortexM
import Testing

/// 0xE0042000 to 0xE00FEFFF is the part maker's (DDI 0403 B3.1): DBGMCU of STM32 parts is there.
@Suite("Devices on the private peripheral bus")
struct VendorPeripheralBusTests {
    private static let dbgmcu: UInt32 = 0xE004_2000

    private static func machine() -> Machine {
        let registers = [
            RegisterBlock.Register("IDCODE", at: 0, reset: 0x1006_6413, writable: 0), RegisterBlock.Register("CR", at: 4),
        ]
        var machine = Machine(
            MachineConfiguration(
                name: "test", core: .cortexM3, clockHz: 1_000_000,
                regions: [MemoryRegion(name: "ram", kind: .ram, base: 0, size: 0x1000)],
                devices: [
                    DevicePlacement(name: "dbgmcu", base: dbgmcu, size: 0x400, interrupts: [], device: RegisterBlock(registers))
                ]))
        machine.reset(.powerOn)
        return machine
    }

    @Test("privileged code reads and stores, by word and by part of one")
    func privileged() throws {
        var machine = Self.machine()
        #expect(try machine.read(Self.dbgmcu, size: .word, privileged: true) == 0x1006_6413)
        #expect(try machine.read(Self.dbgmcu + 2, size: .halfword, privileged: true) == 0x1006)
        try machine.write(Self.dbgmcu + 4, size: .word, value: 7, privileged: true)
        #expect(machine.peek(Self.dbgmcu + 4, size: .word) == 7)
    }

    @Test("unprivileged code gets a bus error; the core's own registers stay where they are")
    func unprivileged() throws {
        var machine = Self.machine()
        #expect(throws: (any Error).self) { try machine.read(Self.dbgmcu, size: .word, privileged: false) }
        #expect(try machine.read(0xE000_ED00, size: .word, privileged: true) == CoreConfiguration.cortexM3.cpuid)
    }
}
