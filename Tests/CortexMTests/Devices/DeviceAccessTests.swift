import CortexM
import Testing

@Suite("The last access to a device")
struct DeviceAccessTests {
    @Test("loads and stores of the firmware are kept, with what they carried and the register's name; a power-on reset forgets them")
    func kept() {
        // MOVS r1,#5; STR r1,[r0]; LDRB r2,[r0]; LDR r2,[r0,#4]
        var machine = UnmodelledAccessTests.machine([0x2105, 0x6001, 0x7802, 0x6842])
        #expect(machine.run(instructions: 1) == .limit)
        #expect(machine.devices.lastAccess == nil)
        #expect(machine.run(instructions: 1) == .limit)
        let base = UnmodelledAccessTests.base
        #expect(machine.devices.lastAccess.map { [$0.address, $0.value] } == [base, 5])
        #expect(machine.devices.lastAccess?.isStore == true)
        #expect(machine.run(instructions: 1) == .limit)
        #expect(machine.devices.lastAccess.map { [$0.address, $0.value] } == [base, 5])
        #expect(machine.devices.lastAccess?.isStore == false)
        #expect(machine.run(instructions: 1) == .limit)
        #expect(machine.devices.lastAccess?.address == base + 4)
        #expect(machine.deviceRegister(at: base) == "tim2 CR1" && machine.deviceRegister(at: base + 2) == "tim2 CR1")
        #expect(machine.deviceRegister(at: base + 8) == "tim2" && machine.deviceRegister(at: 0) == nil)
        machine.reset(.powerOn)
        #expect(machine.devices.lastAccess == nil)
    }
}
