import ArmMProfile
import CortexM
import Testing

@Suite("Fetches under the MPU")
struct FetchPermissionTests {
    /// A machine with the MPU on over 1 KiB of RAM at 0x20000000 in subregions of 128 bytes, of which the last four may not be
    /// executed; `code` ends where they begin.
    static func machine(_ code: [UInt16]) -> Machine {
        var machine = Bench.machine(Bench.m3)
        machine.mpuRegion(0, at: Bench.ram, bits: 10, ap: 3)
        machine.mpuRegion(1, at: Bench.ram, bits: 10, ap: 3, xn: true)
        machine.set(SCS.mpuRASR, machine.word(SCS.mpuRASR) | 0x0F00)
        machine.startMPU()
        machine.set(SCS.shcsr, SCS.allFaults)
        let start = Bench.ram + 0x200 - 2 * UInt32(code.count)
        for (index, halfword) in code.enumerated() {
            _ = machine.poke(start + 2 * UInt32(index), size: .halfword, UInt32(halfword))
        }
        for address in stride(from: Bench.ram + 0x200, to: Bench.ram + 0x220, by: 2) {
            _ = machine.poke(address, size: .halfword, UInt32(Thumb.nop))
        }
        machine[.pc] = start
        machine.observation = .entries
        return machine
    }

    @Test("running into a place that may not be executed faults there, however the code before it lies")
    func runsInto() {
        for count in 1...40 {
            var machine = Self.machine([UInt16](repeating: 0x3401, count: count))  // adds r4, #1
            machine[.r4] = 0
            guard case .entered(let entry) = machine.run(instructions: 100) else {
                Issue.record("no fault")
                continue
            }
            #expect(entry.fault?.kind == .iaccviol)
            #expect(entry.returnAddress == Bench.ram + 0x200)
            #expect(machine[.r4] == UInt32(count))
        }
    }

    @Test("a 32-bit instruction whose second half may not be executed does not execute")
    func straddles() {
        var machine = Self.machine([0x3401, 0x3401, 0xF104])  // adds r4, #1 twice; the first half of add.w r4, r4, #…
        _ = machine.poke(Bench.ram + 0x200, size: .halfword, 0x0410)
        machine[.r4] = 0
        guard case .entered(let entry) = machine.run(instructions: 100) else {
            Issue.record("no fault")
            return
        }
        #expect(entry.fault?.kind == .iaccviol)
        #expect(entry.returnAddress == Bench.ram + 0x1FE)
        #expect(machine[.r4] == 2)
    }

    @Test("closing the code that runs, by a store to the MPU, stops the very next instruction")
    func closes() {
        var machine = Self.machine([0x6001, 0x3401, 0x3401])  // str r1, [r0]; adds r4, #1 twice
        machine[.r0] = SCS.mpuRASR
        machine[.r1] = machine.word(SCS.mpuRASR) & ~0xFF00
        machine[.r4] = 0
        guard case .entered(let entry) = machine.run(instructions: 100) else {
            Issue.record("no fault")
            return
        }
        #expect(entry.returnAddress == Bench.ram + 0x1FC)
        #expect(machine[.r4] == 0)
    }

    @Test("unaligned accesses on the M7 fault in Device memory, which the MPU may make Normal")
    func deviceMemory() {
        for (attributes, faults) in [(0x0307_0000, false), (0x0301_0000, true), (0x0310_0000, true), (0x030C_0000, false)]
            as [(UInt32, Bool)]
        {
            var machine = Machine(
                MachineConfiguration(
                    name: "m7", core: Bench.m7, clockHz: 1,
                    regions: [
                        MemoryRegion(name: "flash", kind: .flash(write: .ignored), base: 0, size: 0x400),
                        MemoryRegion(name: "sdram", kind: .ram, base: 0xC000_0000, size: 0x1000),
                    ], devices: []))
            // SP, reset 9; ldr r1, [r0]
            try? machine.load([0, 0x10, 0, 0xC0, 9, 0, 0, 0, 0x01, 0x68, 0xFE, 0xE7], at: 0)
            machine.reset(.powerOn)
            machine.set(SCS.mpuRBAR, 0xC000_0010)
            machine.set(SCS.mpuRASR, attributes | 11 << 1 | 1)
            machine.startMPU()
            machine[.r0] = 0xC000_0101
            machine.observation = .entries
            let stop = machine.run(instructions: 1)
            #expect((stop != .limit) == faults)
        }
    }
}
