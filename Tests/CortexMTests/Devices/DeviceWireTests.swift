import ArmMProfile
import CortexM
import Testing

/// Passes on what it is stored, and counts what arrives; tells the cause of the last reset.
private struct Repeater: Device {
    var heard: UInt32 = 0
    var cause: ResetCause?

    mutating func reset(_ kind: ResetKind) { heard = 0 }
    mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32 {
        offset == 0 ? heard : UInt32(ResetCause.allCases.firstIndex { $0 == cause } ?? 99)
    }
    mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        if offset == 0 { context.drive(0, value) }
        if offset == 4 { context.requestReset(.windowWatchdog) }
    }
    mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext) {
        heard += value
        context.drive(0, value)
        context.drive(7, 100)
    }
    mutating func didReset(_ cause: ResetCause, _ context: inout DeviceContext) { self.cause = cause }
    var isToldOfResets: Bool { true }
    func peek(_ offset: UInt32, size: AccessSize, _ context: DeviceContext) -> UInt32? {
        var copy = self
        var context = context
        return copy.read(offset, size: size, &context)
    }
}

@Suite("DeviceWire")
struct DeviceWireTests {
    private static func machine(_ wires: [String: [DeviceWire]]) -> Machine {
        var machine = Machine(
            MachineConfiguration(
                name: "test", core: .cortexM3, clockHz: 1_000_000,
                regions: [MemoryRegion(name: "ram", kind: .ram, base: 0, size: 0x1000)],
                devices: ["a", "b", "c"].enumerated().map { index, name in
                    DevicePlacement(
                        name: name, base: 0x4000_0000 + UInt32(index) * 16, size: 16, interrupts: [], device: Repeater(),
                        wires: wires[name] ?? [])
                }))
        machine.reset(.powerOn)
        return machine
    }

    private static func heard(_ machine: borrowing Machine) -> [UInt32?] {
        (0..<3).map { machine.peekDevice(0x4000_0000 + UInt32($0) * 16, size: .word) }
    }

    @Test("what a device drives goes along its wires, and on from there")
    func chain() throws {
        var machine = Self.machine([
            "b": [DeviceWire(source: "a", output: 0, input: 0)], "c": [DeviceWire(source: "b", output: 0, input: 3)],
        ])
        _ = try machine.writeDevice(0x4000_0000, size: .word, value: 5)
        #expect(Self.heard(machine) == [0, 5, 5])
        _ = try machine.writeDevice(0x4000_0010, size: .word, value: 1)
        #expect(Self.heard(machine) == [0, 5, 6])
    }

    @Test("a circle of wires ends")
    func circle() throws {
        var machine = Self.machine([
            "a": [DeviceWire(source: "b", output: 0, input: 0)], "b": [DeviceWire(source: "a", output: 0, input: 0)],
        ])
        _ = try machine.writeDevice(0x4000_0000, size: .word, value: 1)
        #expect(Self.heard(machine) == [4, 4, 0])
    }

    @Test("a wire from a device that is not there carries nothing")
    func absent() throws {
        var machine = Self.machine(["b": [DeviceWire(source: "z", output: 0, input: 0)]])
        _ = try machine.writeDevice(0x4000_0000, size: .word, value: 1)
        #expect(Self.heard(machine) == [0, 0, 0])
    }

    @Test("devices are told what made a reset")
    func causes() throws {
        var machine = Self.machine([:])
        func cause(_ machine: borrowing Machine) -> ResetCause? {
            machine.peekDevice(0x4000_0024, size: .word).flatMap { value in
                ResetCause.allCases.indices.contains(Int(value)) ? ResetCause.allCases[Int(value)] : nil
            }
        }
        #expect(cause(machine) == .powerOn)
        _ = try machine.writeDevice(0x4000_0004, size: .word, value: 1)
        #expect(machine.run(instructions: 1) == .reset(.system))
        #expect(cause(machine) == .windowWatchdog)
        machine.resetInRun(.system)
        #expect(cause(machine) == .pin)
        _ = machine.poke(0xE000_ED0C, size: .word, 0x05FA_0004)
        #expect(machine.run(instructions: 1) == .reset(.system))
        #expect(cause(machine) == .software)
        machine.resetInRun(.powerOn)
        #expect(cause(machine) == .powerOn)
    }
}
