import ArmMProfile
import CortexM
import ScenarioHarness
import Testing

@Suite("Firmware that is noise")
struct HostileFirmwareTests {
    @Test("random bytes run on every machine without a trap, and end at their limit", arguments: MachineLibrary.names)
    func noise(name: String) throws {
        let configuration = try #require(MachineLibrary.machine(named: name)).configuration
        let code = try #require(configuration.regions.first { $0.base == 0 || $0.base == 0x0800_0000 })
        let ram = try #require(configuration.regions.first { $0.kind == .ram && $0.base == 0x2000_0000 })
        var random = Noise(state: 0x5EED)
        var machine = Machine(configuration)
        for round in 0..<400 {
            machine.unload()
            var bytes = (0..<4096).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            // Vectors that lead into the noise, most of the time: a stack in RAM and odd addresses.
            if round % 8 != 0 {
                store(ram.base &+ 0x1000, at: 0, in: &bytes)
                for vector in 1..<64 {
                    store(code.base &+ UInt32(truncatingIfNeeded: 256 + random.next() % 3800) | 1, at: vector * 4, in: &bytes)
                }
            }
            try machine.load(bytes, at: code.base)
            machine.reset(.powerOn)
            machine.observation = round % 2 == 0 ? [.entries, .returns] : []
            if round % 3 == 0 { machine.setHooks([code.base &+ 0x200, code.base &+ 0x400]) }
            for _ in 0..<60 {
                let stop = machine.run(instructions: 100)
                if round % 5 == 0 { _ = machine.pend(.interrupt(Int(random.next() % 32))) }
                if case .idle = stop { break }
                if case .exit = stop { break }
            }
            #expect(machine.instructions <= 6_000)
        }
    }

    private func store(_ value: UInt32, at offset: Int, in bytes: inout [UInt8]) {
        for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt32(8 * byte)) }
    }

    /// xorshift64*: the same noise in every run.
    private struct Noise {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return state &* 0x2545_F491_4F6C_DD1D
        }
    }
}
