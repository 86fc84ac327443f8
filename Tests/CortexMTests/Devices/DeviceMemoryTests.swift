import CortexM
import Testing

@Suite("A device's memories")
struct DeviceMemoryTests {
    typealias Role = WindowController.Role
    typealias Register = WindowController.Register

    static func rig() -> DeviceRig<WindowController> {
        DeviceRig(WindowController(), regions: WindowBench.regions, memory: WindowBench.roles)
    }

    @Test("bytes are read, changed and erased by role, inside the memory alone")
    func bytes() {
        let rig = Self.rig()
        var memory = rig.memories
        let chip = Role.chip.rawValue
        #expect(memory.count(chip) == 0x2_0000 && memory.count(Role.window.rawValue) == 0x2_0000)
        #expect(memory.count(Role.boot.rawValue) == 0x1_0000 && memory.count(7) == 0 && memory.count(-1) == 0)
        memory.set(chip, at: 8, word: 0x0403_0201)
        memory.set(chip, at: 9, byte: 0x22)
        memory.set(Role.window.rawValue, at: 12, bytes: [5, 6])
        #expect(memory.word(chip, at: 8) == 0x0403_2201 && memory.byte(chip, at: 13) == 6)
        memory.erase(chip, 9..<13)
        #expect(memory.word(chip, at: 8) == 0xFFFF_FF01 && memory.word(chip, at: 12) == 0xFFFF_06FF)
        memory.set(chip, at: 0x1_FFFF, bytes: [1, 2])
        memory.set(chip, at: .max, byte: 1)
        memory.erase(chip, 0x1_FFFF..<(.max))
        #expect(memory.byte(chip, at: 0x1_FFFF) == 0xFF && memory.byte(chip, at: 0x2_0000) == 0xFF)
        #expect(memory.word(chip, at: .max) == .max)
    }

    @Test("without a machine there is no memory, and nothing happens")
    func none() {
        var memory = DeviceMemory()
        memory.set(0, at: 0, word: 1)
        memory.erase(0, 0..<4)
        memory.show(0, of: 1)
        memory.close(0)
        memory.guardReads(0, 0..<4)
        #expect(memory.count(0) == 0 && memory.word(0, at: 0) == .max && memory.requests.isEmpty)
    }

    @Test("a device holds the core: virtual time passes after the access, and events that fall into it come late")
    func stall() throws {
        var machine = try WindowBench.machine([0x6142, Thumb.nop])  // str r2, [r0, #0x14]
        machine[.r2] = 500
        let before = machine.cycles
        #expect(machine.run(instructions: 2) == .limit)
        #expect(machine.cycles - before >= 500 && machine.cycles - before < 510)
        machine[.r2] = .max
        machine[.pc] = WindowBench.code
        #expect(machine.run(instructions: 1) == .limit)
        #expect(machine.cycles > 0xFFFF_FFFF)
    }

    @Test("the first 16 warnings of a run are kept, each once, until power-on")
    func warnings() throws {
        var machine = try WindowBench.machine([])
        for count in [2, 3, 40] as [UInt32] { _ = machine.poke(WindowBench.controller + Register.warn, size: .word, count) }
        #expect(machine.deviceWarnings.count == 16)
        #expect(machine.deviceWarnings.first == DeviceWarning(device: "controller", text: "warning 0"))
        #expect(machine.deviceWarnings.last?.text == "warning 15")
        let snapshot = machine.snapshot()
        machine.reset(.powerOn)
        #expect(machine.deviceWarnings.isEmpty)
        machine.restore(snapshot)
        #expect(machine.deviceWarnings.count == 16)
    }

    @Test("in a rig a device has memories too")
    func inRig() {
        var rig = Self.rig()
        rig.store(0x100, 7)
        #expect(rig.memories.word(Role.chip.rawValue, at: 0) == 7)
        #expect(rig.loadFromMemory(Role.window.rawValue, 0) == nil)
        rig.storeToMemory(Role.flash.rawValue, 4, 0xFFFF_FF00)
        #expect(rig.memories.word(Role.flash.rawValue, at: 4) == 0xFFFF_FF00)
        rig.store(Register.stall, 9)
        rig.store(Register.warn, 1)
        #expect(rig.stalled == 9 && rig.warnings == ["warning 0"])
    }
}
