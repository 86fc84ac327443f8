import CortexM
import Testing

@Suite("NordicUART with EasyDMA")
struct NordicEasyDMATests {
    typealias Register = NordicUART.Register
    typealias EasyDMA = NordicUART.EasyDMA

    private static let base: UInt32 = 0x4000_2000

    /// A UARTE that is enabled, at so many cycles a byte that input is there at once.
    private static func machine() throws -> Machine {
        var machine = Machine(
            MachineConfiguration(
                name: "test", core: .cortexM4, clockHz: 1_000_000,
                regions: [MemoryRegion(name: "ram", kind: .ram, base: 0x2000_0000, size: 0x1000)],
                devices: [
                    DevicePlacement(
                        name: "uart0", base: base, size: 0x1000, interrupts: [2], device: NordicUART([.uart, .uarte]),
                        memory: [DeviceMemoryRegion("ram", answers: false)])
                ]))
        machine.reset(.powerOn)
        for (register, value) in [(Register.pseltxd, 6), (Register.pselrxd, 8), (Register.enable, 8)] as [(UInt32, UInt32)] {
            try set(&machine, register, value)
        }
        return machine
    }

    private static func set(_ machine: inout Machine, _ register: UInt32, _ value: UInt32) throws {
        _ = try machine.writeDevice(base + register, size: .word, value: value)
    }

    private static func get(_ machine: borrowing Machine, _ register: UInt32) -> UInt32? {
        machine.peekDevice(base + register, size: .word)
    }

    private static func receive(_ machine: inout Machine, at address: UInt32, count: UInt32) throws {
        try set(&machine, EasyDMA.rxdPtr, address)
        try set(&machine, EasyDMA.rxdMaxcnt, count)
        try set(&machine, Register.startrx, 1)
    }

    @Test("sends its buffer, and says how much")
    func sends() throws {
        var machine = try Self.machine()
        _ = machine.poke(0x2000_0010, size: .word, 0x6F6C_6C65)
        try Self.set(&machine, EasyDMA.txdPtr, 0x2000_0010)
        try Self.set(&machine, EasyDMA.txdMaxcnt, 3)
        try Self.set(&machine, Register.starttx, 1)
        #expect(machine.console("uart0") == Array("ell".utf8))
        #expect(Self.get(machine, 0x120) == 1 && Self.get(machine, 0x150) == 1 && Self.get(machine, 0x11C) == 1)
        #expect(Self.get(machine, EasyDMA.txdAmount) == 3)
        try Self.set(&machine, Register.stoptx, 1)
        #expect(Self.get(machine, 0x158) == 1)
    }

    @Test("a buffer that is not in RAM is refused with a warning", arguments: [0, 0x1FFF_FFFF, 0x2000_0FFE, 0xFFFF_FFFF] as [UInt32])
    func outside(address: UInt32) throws {
        var machine = try Self.machine()
        try Self.set(&machine, EasyDMA.txdPtr, address)
        try Self.set(&machine, EasyDMA.txdMaxcnt, 3)
        try Self.set(&machine, Register.starttx, 1)
        try Self.receive(&machine, at: address, count: 3)
        #expect(machine.console("uart0") == [] && machine.deviceWarnings.count == 2)
        #expect(Self.get(machine, 0x120) == 0 && Self.get(machine, 0x14C) == 0)
    }

    @Test("a buffer that is full ends; bytes wait for the next; the shortcut begins it again")
    func receives() throws {
        var machine = try Self.machine()
        try Self.receive(&machine, at: 0x2000_0100, count: 2)
        _ = machine.input(Array("abcd".utf8), to: "uart0")
        #expect(Self.get(machine, 0x110) == 1 && Self.get(machine, EasyDMA.rxdAmount) == 2)
        #expect(machine.peek(0x2000_0100, size: .word) == 0x6261)
        try Self.set(&machine, 0x110, 0)
        try Self.receive(&machine, at: 0x2000_0200, count: 2)
        #expect(Self.get(machine, 0x110) == 1 && machine.peek(0x2000_0200, size: .word) == 0x6463)
        try Self.set(&machine, EasyDMA.shorts, 1 << 5)
        try Self.receive(&machine, at: 0x2000_0300, count: 1)
        _ = machine.input(Array("xyz".utf8), to: "uart0")
        #expect(machine.peek(0x2000_0300, size: .word) == 0x7A)
    }

    @Test("STOPRX ends a buffer early, and FLUSHRX takes what the FIFO still has")
    func stops() throws {
        var machine = try Self.machine()
        try Self.receive(&machine, at: 0x2000_0100, count: 8)
        _ = machine.input(Array("abc".utf8), to: "uart0")
        #expect(Self.get(machine, 0x110) == 0)
        try Self.set(&machine, Register.stoprx, 1)
        #expect(Self.get(machine, 0x110) == 1 && Self.get(machine, 0x144) == 1 && Self.get(machine, EasyDMA.rxdAmount) == 3)
        try Self.set(&machine, EasyDMA.flushrx, 1)
        #expect(Self.get(machine, EasyDMA.rxdAmount) == 0)
    }

    @Test("a buffer of nothing with the shortcut does not go round for ever")
    func empty() throws {
        var machine = try Self.machine()
        try Self.set(&machine, EasyDMA.shorts, 1 << 5)
        try Self.receive(&machine, at: 0x2000_0100, count: 0)
        _ = machine.input(Array("abc".utf8), to: "uart0")
        #expect(Self.get(machine, 0x110) == 1)
    }
}
