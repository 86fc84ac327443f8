import CortexM
import Testing

@Suite("NordicNVMC")
struct NordicNVMCTests {
    typealias Register = NordicNVMC.Register

    private static let base: UInt32 = 0x4001_E000
    private static let page: UInt32 = 0x2000

    private static func machine(_ family: NordicClock.Family = .nrf52, faults: Bool = false) -> Machine {
        var machine = Machine(
            MachineConfiguration(
                name: "test", core: .cortexM4, clockHz: 1_000_000,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x1_0000),
                    MemoryRegion(name: "uicr", kind: .flash(write: .busFault), base: 0x1000_1000, size: 0x1000),
                ],
                devices: [
                    DevicePlacement(
                        name: "nvmc", base: base, size: 0x1000, interrupts: [],
                        device: NordicNVMC(family, faultsUnprepared: faults),
                        memory: [DeviceMemoryRegion("flash"), DeviceMemoryRegion("uicr")])
                ]))
        machine.reset(.powerOn)
        return machine
    }

    private static func set(_ machine: inout Machine, _ register: UInt32, _ value: UInt32) throws {
        _ = try machine.writeDevice(base + register, size: .word, value: value)
    }

    private static func read(_ machine: borrowing Machine, _ addresses: [UInt32]) -> [UInt32?] {
        addresses.map { machine.peek($0, size: .word) }
    }

    /// Whether a store is answered with a bus error.
    private static func fails(_ machine: inout Machine, _ address: UInt32, _ value: UInt32, _ size: AccessSize = .word) -> Bool {
        do {
            try machine.write(address, size: size, value: value, privileged: true)
            return false
        } catch {
            return true
        }
    }

    @Test("a word changes ones to zeros, and the core stands still meanwhile")
    func programs() throws {
        var machine = Self.machine()
        try Self.set(&machine, Register.config, 1)
        let before = machine.cycles
        for value: UInt32 in [0x1234_5678, 0xFFFF_0000] {
            let failed = Self.fails(&machine, Self.page, value)
            #expect(!failed)
        }
        #expect(machine.peek(Self.page, size: .word) == 0x1234_0000)
        #expect(machine.cycles == before + 86)
        let failed = Self.fails(&machine, 0x1000_1080, 0xF00D)
        #expect(!failed && machine.peek(0x1000_1080, size: .word) == 0xF00D)
    }

    @Test("what was not enabled is ignored with a warning, or a bus error where the machine says so", arguments: [false, true])
    func unprepared(faults: Bool) throws {
        var machine = Self.machine(faults: faults)
        let failed = Self.fails(&machine, Self.page, 0)
        #expect(failed == faults)
        try Self.set(&machine, Register.erasepage, Self.page)
        #expect(machine.peek(Self.page, size: .word) == .max)
        #expect(machine.deviceWarnings.count == 2)
    }

    @Test("less than a word is a bus error")
    func narrow() throws {
        var machine = Self.machine()
        try Self.set(&machine, Register.config, 1)
        let failed = [Self.fails(&machine, Self.page, 0, .byte), Self.fails(&machine, Self.page, 0, .halfword)]
        #expect(failed == [true, true])
        #expect(machine.peek(Self.page, size: .word) == .max)
    }

    @Test("a page is what the family has", arguments: [(.nrf51, 1024), (.nrf52, 4096)] as [(NordicClock.Family, UInt32)])
    func pages(family: NordicClock.Family, size: UInt32) throws {
        var machine = Self.machine(family)
        let words = [Self.page - 4, Self.page, Self.page + size - 4, Self.page + size]
        try Self.set(&machine, Register.config, 1)
        for word in words { _ = Self.fails(&machine, word, 0) }
        try Self.set(&machine, Register.config, 2)
        try Self.set(&machine, Register.erasepage, Self.page + 8)
        #expect(Self.read(machine, words) == [0, .max, .max, 0])
        try Self.set(&machine, Register.erasepage, 0x0F00_0000)
        #expect(machine.deviceWarnings.count == 1)
        try Self.set(&machine, Register.eraseall, 1)
        #expect(Self.read(machine, words) == [.max, .max, .max, .max])
    }

    @Test("parts of an erase add up on one page")
    func partial() throws {
        var machine = Self.machine()
        try Self.set(&machine, Register.config, 1)
        _ = Self.fails(&machine, Self.page, 0)
        try Self.set(&machine, Register.config, 2)
        try Self.set(&machine, Register.erasepagepartialcfg, 50)
        try Self.set(&machine, Register.erasepagepartial, Self.page)
        try Self.set(&machine, Register.erasepagepartial, 0x4000)
        try Self.set(&machine, Register.erasepagepartial, Self.page)
        #expect(machine.peek(Self.page, size: .word) == 0)
        try Self.set(&machine, Register.erasepagepartial, Self.page)
        #expect(machine.peek(Self.page, size: .word) == .max)
    }

    @Test("ERASEUICR erases UICR alone")
    func uicr() throws {
        var machine = Self.machine()
        try Self.set(&machine, Register.config, 1)
        _ = Self.fails(&machine, 0x1000_1080, 0)
        _ = Self.fails(&machine, Self.page, 0)
        try Self.set(&machine, Register.config, 2)
        try Self.set(&machine, Register.eraseuicr, 1)
        #expect(machine.peek(0x1000_1080, size: .word) == .max && machine.peek(Self.page, size: .word) == 0)
    }
}
