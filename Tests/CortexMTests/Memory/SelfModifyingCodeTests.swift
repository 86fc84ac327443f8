import ArmMProfile
import CortexM
import Testing

@Suite("Self-modifying code")
struct SelfModifyingCodeTests {
    /// A machine with code in RAM at 0x20000100, and an alias of the RAM.
    static func machine(_ code: [UInt16]) -> Machine {
        var machine = Machine(
            MachineConfiguration(
                name: "ram", core: Bench.m3, clockHz: 1,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .ignored), base: 0, size: 0x100),
                    MemoryRegion(name: "ram", kind: .ram, base: 0x2000_0000, size: 0x1000),
                    MemoryRegion(name: "alias", kind: .alias(of: "ram"), base: 0x1000_0000, size: 0x1000),
                ], devices: []))
        try? machine.load([0, 0x10, 0, 0x20, 0x01, 0x01, 0, 0x20], at: 0)
        try? machine.load(code.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, at: 0x2000_0100)
        machine.reset(.powerOn)
        return machine
    }

    /// movs r0, #1, again and again, with a store to it of R2 at R1 by the instruction given.
    static func loop(_ store: [UInt16]) -> [UInt16] { [0x2001] + store + [0xE7FB - UInt16(store.count - 1)] }

    @Test("a store drops what was decoded from its bytes: word, half-word, byte, through the alias, by STM and STRD")
    func stores() {
        let rows: [(name: String, store: [UInt16], address: UInt32, value: UInt32)] = [
            ("strh", [0x800A, Thumb.nop], 0x2000_0100, 0x2007),
            ("strb", [0x700A, Thumb.nop], 0x2000_0100, 0x07),
            ("str", [0x600A, Thumb.nop], 0x2000_0100, 0x600A_2007),
            ("strh by the alias", [0x800A, Thumb.nop], 0x1000_0100, 0x2007),
            ("strb by the alias", [0x700A, Thumb.nop], 0x1000_0100, 0x07),
        ]
        for row in rows {
            var machine = Self.machine([0x2001] + row.store + [0xE7FB])
            machine[.r1] = 0x2000_0800
            machine[.r2] = row.value
            _ = machine.run(instructions: 40)
            #expect(machine[.r0] == 1)
            machine[.r1] = row.address
            _ = machine.run(instructions: 8)
            #expect(machine[.r0] == 7, "\(row.name)")
        }
    }

    @Test("changing the second half of a 32-bit instruction changes it")
    func secondHalf() {
        // movw r0, #1; strh r2, [r1]; b .-6
        var machine = Self.machine([0xF240, 0x0001, 0x800A, 0xE7FB])
        machine[.r1] = 0x2000_0800
        _ = machine.run(instructions: 30)
        #expect(machine[.r0] == 1)
        machine[.r1] = 0x2000_0102
        machine[.r2] = 0x0009
        _ = machine.run(instructions: 6)
        #expect(machine[.r0] == 9)
    }

    @Test("the very next instruction is the new one")
    func nextInstruction() {
        // strh r2, [r1]; movs r0, #1; b .
        var machine = Self.machine([0x800A, 0x2001, 0xE7FE])
        machine[.r1] = 0x2000_0800
        _ = machine.run(instructions: 3)
        machine[.pc] = 0x2000_0100
        machine[.r1] = 0x2000_0102
        machine[.r2] = 0x2008
        _ = machine.run(instructions: 2)
        #expect(machine[.r0] == 8)
    }

    @Test("a poke drops decoded code, in flash too; a power-on reset brings the old code back")
    func poke() {
        var machine = Bench.machine(Bench.m3, [0x2001, 0xE7FD])
        _ = machine.run(instructions: 9)
        #expect(machine.poke(Bench.code, size: .halfword, 0x2009) == true)
        _ = machine.run(instructions: 4)
        #expect(machine[.r0] == 9)
        machine.reset(.powerOn)
        _ = machine.run(instructions: 4)
        #expect(machine[.r0] == 1)
    }

    @Test("a power-on reset drops code that stores had put in place of what was loaded")
    func resetDropsCode() {
        var machine = Self.machine([0x2001, 0xE7FD])
        _ = machine.run(instructions: 9)
        #expect(machine.poke(0x2000_0100, size: .halfword, 0x2009) == true)
        _ = machine.run(instructions: 4)
        machine.reset(.powerOn)
        _ = machine.run(instructions: 4)
        #expect(machine[.r0] == 1)
    }

    @Test("loading over code that has run replaces it")
    func load() throws {
        var machine = Self.machine([0x2001, 0xE7FD])
        _ = machine.run(instructions: 9)
        try machine.load([0x0A, 0x20], at: 0x2000_0100)
        _ = machine.run(instructions: 4)
        #expect(machine[.r0] == 10)
    }

    /// SUBS R2, R2, #1 in 16 and in 32 bits, each with the BNE back to it.
    static let loops: [[UInt16]] = [[0x3A01, 0xD1FD], [0xF1B2, 0x0201, 0xD1FC]]

    @Test("a hook that is set late, wherever behind it, leaves a subtraction and its branch as long as they were", arguments: loops)
    func hookBehindPair(_ loop: [UInt16]) {
        // movs r2, #50; the loop; nops.
        let code = [0x2232] + loop + Array(repeating: Thumb.nop, count: 12)
        for core in [Bench.m4, Bench.m7] {
            for distance in stride(from: UInt32(2 + 2 * loop.count), through: 26, by: 2) {
                let cycles = [false, true].map { isLate in
                    var machine = Bench.machine(core, code)
                    if !isLate { machine.setHooks([Bench.code + distance]) }
                    _ = machine.run(instructions: 20)
                    if isLate { machine.setHooks([Bench.code + distance]) }
                    #expect(machine.run(instructions: 1_000) == .hook)
                    return machine.cycles
                }
                #expect(cycles[0] == cycles[1], "\(distance) bytes from the start")
            }
        }
    }
}
