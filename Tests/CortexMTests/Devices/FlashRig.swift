import CortexM

/// A flash controller in a machine that runs an endless loop in RAM: accesses by hand, while time passes.
final class FlashRig {
    static let registers: UInt32 = 0x4002_0000
    static let array: UInt32 = 0x0800_0000
    var machine: Machine

    /// The clock is 1 MHz. Flash is erased.
    init(_ controller: any Device, size: UInt64) {
        var core = CoreConfiguration.cortexM3
        core.memorySystem.writeBuffer = nil
        machine = Machine(
            MachineConfiguration(
                name: "test", core: core, clockHz: 1_000_000,
                regions: [
                    MemoryRegion(name: "ram", kind: .ram, base: 0, size: 0x1000),
                    MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: Self.array, size: size),
                ],
                devices: [
                    DevicePlacement(
                        name: "flash_interface", base: Self.registers, size: 0x1000, interrupts: [4], device: controller,
                        memory: [DeviceMemoryRegion("flash")])
                ]))
        // The vectors, and a loop at 0x100.
        try? machine.load([0x00, 0x08, 0x00, 0x00, 0x01, 0x01, 0x00, 0x00], at: 0)
        try? machine.load([0xFE, 0xE7], at: 0x100)
        try? machine.load([UInt8](repeating: 0xFF, count: Int(size)), at: Self.array)
        machine.reset(.powerOn)
    }

    /// A store to a register; false when it is a bus error.
    @discardableResult
    func store(_ offset: UInt32, _ value: UInt32) -> Bool { write(Self.registers + offset, .word, value) }

    func load(_ offset: UInt32) -> UInt32 {
        (try? machine.read(Self.registers + offset, size: .word, privileged: true)) ?? 0xDEAD_DEAD
    }

    /// A store to the array; false when it is a bus error.
    @discardableResult
    func program(_ offset: UInt32, _ value: UInt32, _ size: AccessSize = .word) -> Bool {
        write(Self.array + offset, size, value)
    }

    /// A load from the array; nil when it is a bus error.
    func word(_ offset: UInt32) -> UInt32? {
        try? machine.read(Self.array + offset, size: .word, privileged: true)
    }

    /// Both keys, to the register at an offset.
    func unlock(_ offset: UInt32) {
        store(offset, 0x4567_0123)
        store(offset, 0xCDEF_89AB)
    }

    func pass(microseconds: UInt64) { _ = machine.run(untilCycle: machine.cycles + microseconds) }

    var isInterrupting: Bool { machine.peek(0xE000_E200, size: .word).map { $0 & 1 << 4 != 0 } ?? false }

    private func write(_ address: UInt32, _ size: AccessSize, _ value: UInt32) -> Bool {
        do {
            try machine.write(address, size: size, value: value, privileged: true)
            return true
        } catch {
            return false
        }
    }
}
