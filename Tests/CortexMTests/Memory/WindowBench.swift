import ArmMProfile
import CortexM

/// A controller of a window on a chip, and of flash, that does what its registers are told.
struct WindowController: Device {
    enum Role: Int {
        case window, boot, chip, flash, ram
    }

    enum Register {
        static let open: UInt32 = 0x00
        static let close: UInt32 = 0x04
        static let boot: UInt32 = 0x08
        static let mode: UInt32 = 0x0C
        static let guarded: UInt32 = 0x10
        static let stall: UInt32 = 0x14
        static let unguarded: UInt32 = 0x18
        static let warn: UInt32 = 0x1C
        static let reset: UInt32 = 0x20
        static let erase: UInt32 = 0x24
    }

    /// What a closed window answers: 0 a bus error, 1 the bytes inverted, 2 the bytes, and it opens.
    var mode: UInt32 = 0
    var loads: [Access] = []
    var stores: [Access] = []
    var resets = 0

    struct Access: Hashable {
        var role: Int
        var offset: UInt32
        var size: AccessSize
        var value: UInt32 = 0
        var isFetch = false
    }

    var isToldOfResets: Bool { true }

    mutating func reset(_ kind: ResetKind) {
        if kind == .powerOn { mode = 0 }
    }

    mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) {
        resets += 1
        // A mode that outlasts a system reset.
        if mode == 3 { context.memory.show(Role.window.rawValue, of: Role.chip.rawValue) }
    }

    mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32 {
        switch offset {
        case Register.stall: context.stall(1000)
        case Register.mode: return mode
        default: break
        }
        return context.memory.count(Role.chip.rawValue)
    }

    mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        let chip = Role.chip.rawValue
        switch offset {
        case Register.open: context.memory.show(Role.window.rawValue, of: chip, offset: value)
        case Register.close: context.memory.close(Role.window.rawValue)
        case Register.boot: context.memory.show(Role.boot.rawValue, of: Int(value & 0xFF), offset: value & ~0xFF, size: 0x1000)
        case Register.mode: mode = value
        case Register.guarded: context.memory.guardReads(Role.flash.rawValue, value..<value + 8)
        case Register.unguarded: context.memory.guardReads(Role.flash.rawValue, value..<value + 8, false)
        case Register.stall: context.stall(UInt64(value))
        case Register.warn: for number in 0..<value { context.warn("warning \(number)") }
        case Register.reset: context.requestReset(.device)
        case Register.erase: context.memory.erase(chip, 0..<value)
        default: context.memory.set(chip, at: offset - 0x100, word: value)
        }
    }

    mutating func storeToMemory(_ role: Int, at offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        stores.append(Access(role: role, offset: offset, size: size, value: value))
        guard role == Role.flash.rawValue else {
            context.leavesToRegion = true
            return
        }
        context.memory.set(role, at: offset, word: context.memory.word(role, at: offset) & value)
    }

    mutating func loadFromMemory(
        _ role: Int, at offset: UInt32, size: AccessSize, isFetch: Bool, _ context: inout DeviceContext
    ) -> UInt32 {
        loads.append(Access(role: role, offset: offset, size: size, isFetch: isFetch))
        let bytes = (0..<UInt32(size.rawValue)).map { UInt32(context.memory.byte(Role.chip.rawValue, at: offset &+ $0)) << (8 * $0) }
        let value = bytes.reduce(0, |)
        switch mode {
        case 1: return ~value
        case 2:
            context.memory.show(Role.window.rawValue, of: Role.chip.rawValue)
            return value
        default:
            context.busError = true
            return 0
        }
    }
}

/// A machine with a window on a chip, and a boot window at 0 that shows flash after reset.
enum WindowBench {
    static let flash: UInt32 = 0x0800_0000
    static let qspi: UInt32 = 0x6000_0000
    static let view: UInt32 = 0x7000_0000
    static let ram: UInt32 = 0x2000_0000
    static let controller: UInt32 = 0x4000_0000
    static let code = flash + 0x400

    static let regions = [
        MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: flash, size: 0x1_0000),
        MemoryRegion(name: "boot", kind: .window(of: "flash", isOpen: true), base: 0, size: 0x2_0000),
        MemoryRegion(name: "chip", kind: .storage, base: 0, size: 0x2_0000, executable: false),
        MemoryRegion(name: "qspi", kind: .window(of: "chip", isOpen: false), base: qspi, size: 0x100_0000),
        MemoryRegion(name: "view", kind: .alias(of: "qspi"), base: view, size: 0x1000),
        MemoryRegion(name: "sram", kind: .ram, base: ram, size: 0x1_0000),
    ]

    static let roles: [DeviceMemoryRegion?] = [
        DeviceMemoryRegion("qspi"), DeviceMemoryRegion("boot"), DeviceMemoryRegion("chip"), DeviceMemoryRegion("flash"),
        DeviceMemoryRegion("sram", answers: false),
    ]

    static func make(_ core: CoreConfiguration = Bench.m4) -> Machine {
        var core = core
        core.memorySystem.writeBuffer = nil
        return Machine(
            MachineConfiguration(
                name: "windows", core: core, clockHz: 1_000_000, regions: regions,
                devices: [
                    DevicePlacement(
                        name: "controller", base: controller, size: 0x200, interrupts: [], device: WindowController(), memory: roles)
                ]))
    }

    /// R0 is the controller, R1 the window, R4 the flash; code at `code`, fault handlers that loop at 0x0800_0300.
    static func machine(_ code: [UInt16], chip: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]) throws -> Machine {
        var machine = make()
        try machine.load(words([ram + 0x1000, self.code + 1] + Array(repeating: flash + 0x301, count: 14)), at: flash)
        try machine.load(halfwords([0xE7FE]), at: flash + 0x300)
        try machine.load(halfwords(code + [0xE7FE]), at: self.code)
        try machine.load(chip, at: qspi)
        start(&machine)
        return machine
    }

    /// A power-on reset, with the registers set.
    static func start(_ machine: inout Machine) {
        machine.reset(.powerOn)
        machine[.r0] = controller
        machine[.r1] = qspi
        machine[.r4] = flash
        machine.set(SCS.shcsr, SCS.allFaults)
    }

    static func words(_ words: [UInt32]) -> [UInt8] { words.flatMap { word in (0..<4).map { UInt8(word >> (8 * $0) & 0xFF) } } }

    static func halfwords(_ halfwords: [UInt16]) -> [UInt8] { halfwords.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
}
