import ArmMProfile
import CortexM
import Testing

/// A device that changes its flash.
private struct Eraser: Device {
    mutating func reset(_ kind: ResetKind) {}
    mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32 { 0 }
    mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        context.memory.erase(0, value..<value &+ 0x5000)
    }
}

@Suite("Banks of memory")
struct MemoryBankTests {
    static let size = 16 << 20
    static let ram: UInt32 = 0x2000_0000
    static let eraser: UInt32 = 0x4000_0000

    static func machine() throws -> Machine {
        var machine = Machine(
            MachineConfiguration(
                name: "banks", core: Bench.m4, clockHz: 1,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .ignored), base: 0, size: UInt64(size)),
                    MemoryRegion(name: "ram", kind: .ram, base: ram, size: 1 << 20),
                ],
                devices: [
                    DevicePlacement(
                        name: "eraser", base: eraser, size: 4, interrupts: [], device: Eraser(), memory: [DeviceMemoryRegion("flash")])
                ]))
        // ldr r2, [r1]; b .-2
        try machine.load(WindowBench.words([ram + 0x1000, 0x101]) + [UInt8](repeating: 0, count: 0xF8) + [0x0A, 0x68, 0xFD, 0xE7], at: 0)
        machine.reset(.powerOn)
        return machine
    }

    /// What memory should hold, now and at power-on.
    private struct Model {
        var now: [UInt8]
        var powerOn: [UInt8]

        init(_ machine: borrowing Machine, _ base: UInt32, _ count: Int) {
            now = machine.peekBytes(base, count: count) ?? []
            powerOn = now
        }

        func word(_ offset: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(now[offset + $1]) << UInt32(8 * $1) } }
    }

    /// An offset near one of a few places far from each other, so that some blocks are touched often and most never.
    private static func offset(_ count: Int, _ random: inout SeededRandom) -> Int {
        let place = Int.random(in: 0..<7, using: &random) * (count / 7)
        return min(count - 0x5000, place + Int.random(in: 0..<0x2_2000, using: &random)) & ~3
    }

    @Test("in whatever order memory is loaded, changed, erased, reset, and gone back in, the processor finds what it should")
    func model() throws {
        var random = SeededRandom(5)
        var machine = try Self.machine()
        for (base, count) in [(UInt32(0), Self.size), (Self.ram, 1 << 20)] {
            // The model's own look at all of memory comes from another machine: this one is touched by the test alone.
            var model = Model(try Self.machine(), base, count)
            var kept: (snapshot: MachineSnapshot, model: Model)?
            for _ in 0..<4_000 {
                let offset = Self.offset(count, &random) | 0x1000
                let address = base + UInt32(offset)
                switch Int.random(in: 0..<40, using: &random) {
                case 0...2:
                    let bytes = (0..<Int.random(in: 1...0x3000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
                    try machine.load(bytes, at: address)
                    model.now.replaceSubrange(offset..<offset + bytes.count, with: bytes)
                    model.powerOn.replaceSubrange(offset..<offset + bytes.count, with: bytes)
                    kept = nil
                case 3...9:
                    let value = UInt32.random(in: 0...(.max), using: &random)
                    #expect(machine.poke(address, size: .word, value) == true)
                    model.now.replaceSubrange(offset..<offset + 4, with: WindowBench.words([value]))
                case 10 where base == 0:
                    #expect(machine.poke(Self.eraser, size: .word, UInt32(offset)) == true)
                    let erased = offset..<min(count, offset + 0x5000)
                    model.now.replaceSubrange(erased, with: repeatElement(0xFF, count: erased.count))
                case 11:
                    machine.reset(.powerOn)
                    model.now = model.powerOn
                case 12: kept = (machine.snapshot(), model)
                case 13:
                    guard let kept else { continue }
                    machine.restore(kept.snapshot)
                    model = kept.model
                case 14...16: #expect(machine.peekBytes(address, count: 0x4000) == Array(model.now[offset..<offset + 0x4000]))
                default:
                    machine[.pc] = 0x100
                    machine[.r1] = address
                    #expect(machine.run(instructions: 1) == .limit)
                    #expect(machine[.r2] == model.word(offset), "at \(offset)")
                }
            }
            machine.unload()
            #expect(machine.peekBytes(base, count: count)?.allSatisfy { $0 == (base == 0 ? 0xFF : 0) } == true)
            machine = try Self.machine()
        }
    }

    @Test("what is far from all that is looked at is not filled: erasing a whole chip touches what was loaded alone")
    func untouched() throws {
        let regions = [MemoryRegion(name: "chip", kind: .storage, base: 0, size: 128 << 20)]
        var memory = Memory(
            regions,
            devices: [
                DevicePlacement(name: "d", base: 0, size: 4, interrupts: [], device: Eraser(), memory: [DeviceMemoryRegion("chip")])
            ])
        #expect(memory.filledBytes == 0)
        memory.load([1, 2, 3][...], bank: 0, at: (128 << 20) - 4)
        #expect(memory.filledBytes == 0)
        var chip = memory.deviceMemory(0)
        #expect(chip.word(0, at: (128 << 20) - 4) == 0xFF03_0201)
        #expect(memory.filledBytes == 64 << 10)
        chip.erase(0, 0..<128 << 20)
        #expect(chip.word(0, at: (128 << 20) - 4) == .max)
        #expect(memory.filledBytes == 64 << 10)
        #expect(chip.word(0, at: 0) == .max)
        #expect(memory.filledBytes == 128 << 10)
    }
}
