import ArmMProfile
import CortexM
import ScenarioHarness
import TestSupport
import Testing

/// Firmware whose only aim is to hurt: it runs what the test sets up in registers, and its handlers return behind every fault.
@Suite("Firmware that hammers")
struct HostileAccessTests {
    /// Where the code is, beyond the vectors.
    private static let code: UInt32 = 0x400
    private static let handler: UInt32 = 0x440

    /// Loads and stores of every size at R4, of R5; then it goes where R6 leads.
    private static let hammer: [UInt16] = [0x7820, 0x8820, 0x6820, 0x7025, 0x8025, 0x6025, 0x4730, 0xE7FE]
    /// Steps over the instruction that faulted: LDR R0,[SP,#24]; ADDS R0,#2; STR R0,[SP,#24]; BX LR.
    private static let skip: [UInt16] = [0x9806, 0x3002, 0x9006, 0x4770]
    /// WFI for ever.
    private static let sleep: [UInt16] = [0xBF30, 0xE7FD]

    /// A machine of the library with that code at its reset vector.
    private static func machine(_ name: String, _ code: [UInt16]) throws -> Machine {
        let configuration = try #require(MachineLibrary.machine(named: name)).configuration
        let base = configuration.core.vtorReset
        let ram = try #require(configuration.regions.first { $0.kind == .ram && $0.base == 0x2000_0000 })
        var bytes = [UInt8](repeating: 0, count: 0x480)
        func store(_ value: UInt32, at offset: Int, bytes count: Int) {
            for byte in 0..<count { bytes[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt32(8 * byte)) }
        }
        store(ram.base &+ 0x1000, at: 0, bytes: 4)
        for vector in 1..<256 {
            store(base &+ (vector == 1 ? Self.code : handler) | 1, at: vector * 4, bytes: 4)
        }
        for (index, halfword) in code.enumerated() { store(UInt32(halfword), at: Int(Self.code) + index * 2, bytes: 2) }
        for (index, halfword) in skip.enumerated() { store(UInt32(halfword), at: Int(handler) + index * 2, bytes: 2) }
        var machine = Machine(configuration)
        try machine.load(bytes, at: base)
        machine.reset(.powerOn)
        return machine
    }

    /// Words of every device, more of the low ones, where its registers are.
    private static func registers(of device: DevicePlacement, _ random: inout SplitMix64) -> [UInt32] {
        let words = device.size / 4
        return (0..<24).map { index in
            let word = index % 2 == 0 ? UInt32.random(in: 0..<min(words, 64), using: &random) : .random(in: 0..<words, using: &random)
            return device.base &+ word &* 4 &+ (index % 5 == 0 ? .random(in: 0..<4, using: &random) : 0)
        }
    }

    @Test("loads, stores and calls at every device and anywhere end at the limit", arguments: MachineLibrary.names)
    func hammers(name: String) throws {
        var random = SplitMix64(seed: 0xFA17)
        var machine = try Self.machine(name, Self.hammer)
        let start = machine.configuration.core.vtorReset &+ Self.code
        let devices = machine.configuration.devices
        let values: [UInt32] = [0, 1, 2, 0xFFFF_FFFF, 0x8000_0000, 0x5555_5555]
        var addresses = devices.flatMap { Self.registers(of: $0, &random) }
        addresses += machine.configuration.regions.filter(\.isOnBus).flatMap {
            [$0.base, $0.base &+ UInt32(truncatingIfNeeded: $0.size - 1), $0.base &+ UInt32(truncatingIfNeeded: $0.size)]
        }
        addresses += (0..<200).map { _ in UInt32(truncatingIfNeeded: random.next()) }
        addresses.shuffle(using: &random)
        for (index, address) in addresses.enumerated() {
            // What was hammered may have been the code.
            if index % 64 == 0 { machine.reset(.powerOn) } else if machine[.ipsr] != 0 { machine.reset(.system) }
            machine[.r4] = address
            machine[.r5] = values[index % values.count] ^ (index % 7 == 0 ? UInt32(truncatingIfNeeded: random.next()) : 0)
            machine[.r6] = index % 8 == 0 ? address | 1 : (start &+ 14) | 1
            machine[.pc] = start
            var executed: UInt64 = 0
            for _ in 0..<8 {
                let before = machine.instructions
                let stop = machine.run(instructions: 8)
                executed += machine.instructions - before
                if case .lockup = stop { break }
            }
            #expect(executed <= 64)
        }
    }

    @Test("every timer at its shortest period, and every interrupt on, end at the limit", arguments: MachineLibrary.names)
    func timers(name: String) throws {
        var random = SplitMix64(seed: 0x71)
        var machine = try Self.machine(name, Self.sleep)
        for value: UInt32 in [1, .max, 0x0000_00FF, 0x0002_0003] {
            machine.reset(.powerOn)
            for register in 0..<8 { _ = machine.poke(0xE000_E100 + UInt32(register) * 4, size: .word, .max) }
            for device in machine.configuration.devices {
                // Twice, for what has to be set before it is started.
                for offset in Array(stride(from: 0, to: min(device.size, 0x80), by: 4)) + [0x200, 0x304, 0x504, 0x508, 0x510, 0x540, 0]
                where offset < device.size {
                    _ = try? machine.writeDevice(device.base &+ offset, size: .word, value: value)
                }
            }
            let before = machine.instructions
            for _ in 0..<20 {
                let stop = machine.run(instructions: 200, untilCycle: machine.cycles &+ 20_000)
                if case .lockup = stop { break }
                if random.next() % 4 == 0 { _ = machine.pend(.interrupt(Int(random.next() % 32))) }
            }
            #expect(machine.instructions <= before + 4_000)
        }
    }
}
