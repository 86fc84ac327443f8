import ArmMProfile
import CortexM
import Testing

@Suite("Memory")
struct MemoryTests {
    static func machine(_ regions: [MemoryRegion], core: CoreConfiguration = Bench.m3) -> Machine {
        Machine(MachineConfiguration(name: "memory", core: core, clockHz: 1, regions: regions, devices: []))
    }

    static let flash = MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x1000)
    static let ram = MemoryRegion(name: "ram", kind: .ram, base: 0x2000_0000, size: 0x2000)

    /// The address that a load fails at.
    static func failure(_ machine: inout Machine, _ bytes: [UInt8], at address: UInt32) -> UInt32? {
        do throws(LoadError) {
            try machine.load(bytes, at: address)
            return nil
        } catch {
            return error.address
        }
    }

    @Test("loading says which address is in no region, and then loads nothing")
    func loadErrors() throws {
        var machine = Self.machine([Self.flash, Self.ram])
        #expect(Self.failure(&machine, [1, 2, 3, 4], at: 0xFFE) == 0x1000)
        #expect(machine.peek(0xFFE, size: .byte) == 0xFF)
        #expect(Self.failure(&machine, [1], at: 0x3000_0000) == 0x3000_0000)
        #expect(Self.failure(&machine, [1, 2], at: 0xFFFF_FFFF) == 0xFFFF_FFFF)
        try machine.load([1, 2], at: 0xFFE)
        #expect(machine.peek(0xFFE, size: .halfword) == 0x0201)
        try machine.load([], at: 0x5000_0000)
    }

    @Test("flash that nothing was loaded to is erased to ones, wherever it is seen; RAM is zero")
    func erased() throws {
        var machine = Self.machine([
            Self.flash, Self.ram, MemoryRegion(name: "alias", kind: .alias(of: "flash"), base: 0x0800_0000, size: 0x1000),
        ])
        try machine.load([0, 0], at: 0x402)
        #expect(machine.peekBytes(0x400, count: 6) == [0xFF, 0xFF, 0, 0, 0xFF, 0xFF])
        #expect(machine.peek(0x0800_0FFC, size: .word) == 0xFFFF_FFFF)
        #expect(machine.peek(0x2000_1FFC, size: .word) == 0)
        #expect(machine.poke(0x800, size: .word, 0) == true)
        #expect(machine.poke(0x404, size: .word, 0) == true)
        machine.reset(.powerOn)
        #expect(machine.peek(0x800, size: .word) == 0xFFFF_FFFF)
        #expect(machine.peek(0x400, size: .word) == 0x0000_FFFF)
        #expect(machine.peek(0x404, size: .word) == 0xFFFF_FFFF)
    }

    @Test("erased flash reads as ones in whatever order it is read, loaded and read again")
    func erasedInAnyOrder() throws {
        let size = 1 << 20
        var machine = Self.machine([MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: UInt64(size))])
        var expected = [UInt8](repeating: 0xFF, count: size)
        var random = SeededRandom(11)
        for _ in 0..<3_000 {
            let offset = Int.random(in: 0..<size - 64, using: &random) & ~3
            if Int.random(in: 0..<8, using: &random) == 0 {
                let bytes = (0..<48).map { _ in UInt8.random(in: 0...255, using: &random) }
                try machine.load(bytes, at: UInt32(offset))
                expected.replaceSubrange(offset..<offset + 48, with: bytes)
            }
            let word = expected[offset..<offset + 4].enumerated().reduce(UInt32(0)) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
            #expect(try machine.read(UInt32(offset), size: .word, privileged: true) == word)
        }
    }

    @Test("a processor whose vectors are erased flash locks up in HardFault, as DDI 0403 B1.5.15 has it")
    func erasedVectors() throws {
        var machine = Self.machine([Self.flash, Self.ram])
        machine.reset(.powerOn)
        _ = machine.run(instructions: 10)
        #expect(machine.isLockedUp == true)
        #expect(machine.pc == 0xFFFF_FFFE)
        #expect(machine[.lr] == 0xFFFF_FFF9)
        #expect(machine[.sp] == 0xFFFF_FFD8)
    }

    @Test("bytes may go over the border of two regions")
    func loadAcross() throws {
        var machine = Self.machine([
            Self.ram, MemoryRegion(name: "next", kind: .ram, base: 0x2000_2000, size: 0x100),
        ])
        try machine.load([1, 2, 3, 4], at: 0x2000_1FFE)
        #expect(machine.peekBytes(0x2000_1FFE, count: 4) == [1, 2, 3, 4])
        #expect(machine.region(containing: 0x2000_2000)?.name == "next")
        #expect(machine.region(containing: 0x2000_2100) == nil)
    }

    @Test("an alias shows the same bytes, also a part of them")
    func alias() throws {
        var machine = Self.machine([
            Self.ram, MemoryRegion(name: "alias", kind: .alias(of: "ram"), base: 0x1000_0000, size: 0x800),
        ])
        try machine.load([7], at: 0x1000_0001)
        #expect(machine.peek(0x2000_0001, size: .byte) == 7)
        #expect(machine.poke(0x2000_0004, size: .word, 0x1234_5678) == true)
        #expect(machine.peek(0x1000_0004, size: .word) == 0x1234_5678)
        #expect(machine.peek(0x1000_0800, size: .byte) == nil)
        #expect(machine.poke(0x1000_0800, size: .byte, 1) == false)
    }

    @Test("a power-on reset brings back what was loaded, zeros elsewhere in RAM and ones in flash; a system reset leaves RAM alone")
    func reset() throws {
        var machine = Self.machine([Self.flash, Self.ram])
        try machine.load([0, 0x20, 0, 0x20, 9, 0, 0, 0, 0xFE, 0xE7], at: 0)
        try machine.load([0x11, 0x22], at: 0x2000_0400)
        machine.reset(.powerOn)
        for address in stride(from: UInt32(0x2000_0000), to: 0x2000_2000, by: 4) {
            #expect(machine.poke(address, size: .word, 0xFFFF_FFFF) == true)
        }
        #expect(machine.poke(0x10, size: .word, 0xAAAA_AAAA) == true)
        machine.reset(.system)
        #expect(machine.peek(0x2000_0400, size: .word) == 0xFFFF_FFFF)
        machine.reset(.powerOn)
        #expect(machine.peek(0x2000_0400, size: .word) == 0x2211)
        #expect(machine.peek(0x2000_0000, size: .word) == 0)
        #expect(machine.peek(0x2000_1FFC, size: .word) == 0)
        #expect(machine.peek(0x10, size: .word) == 0xFFFF_FFFF)
        #expect(machine.peek(0x8, size: .halfword) == 0xE7FE)
    }

    @Test("loading after a run changes what the next power-on brings")
    func loadLate() throws {
        var machine = Self.machine([Self.flash, Self.ram])
        #expect(machine.poke(0x2000_0000, size: .word, 5) == true)
        try machine.load([1], at: 0x2000_0001)
        #expect(machine.peek(0x2000_0000, size: .word) == 0x0105)
        machine.reset(.powerOn)
        #expect(machine.peek(0x2000_0000, size: .word) == 0x0100)
    }

    @Test("unloading leaves erased memory and no code behind, and the machine takes another image")
    func unload() throws {
        var machine = Bench.machine(Bench.m3, [0x2005])
        _ = machine.run(instructions: 3)
        #expect(machine.poke(Bench.ram, size: .word, 1) == true)
        machine.setHooks([Bench.code])
        machine.unload()
        #expect(machine.peekBytes(0, count: 0x1000)?.allSatisfy { $0 == 0xFF } == true)
        #expect(machine.peek(Bench.ram, size: .word) == 0)
        try machine.load([0, 0x10, 0, 0x20, 0x01, 0x04, 0, 0], at: 0)
        try machine.load([0x07, 0x20, 0xFE, 0xE7], at: Bench.code)
        machine.reset(.powerOn)
        #expect(machine.run(instructions: 2) == .limit)
        #expect(machine[.r0] == 7)
    }

    @Test("15.7: a store to flash is a bus error or is ignored, as the region says")
    func flashStores() {
        for write in [MemoryRegion.FlashWrite.busFault, .ignored] {
            var flash = Self.flash
            flash.kind = .flash(write: write)
            var machine = Self.machine([flash, Self.ram], core: Bench.m0)
            // SP, reset 9; movs r0, #0; str r0, [r0]; b .
            try? machine.load([0, 0x10, 0, 0x20, 9, 0, 0, 0, 0, 0x20, 0, 0x60, 0xFE, 0xE7], at: 0)
            machine.reset(.powerOn)
            machine.observation = .entries
            let stop = machine.run(instructions: 3)
            if write == .ignored {
                #expect(stop == .limit)
                #expect(machine.peek(0, size: .word) == 0x2000_1000)
            } else {
                #expect(stop != .limit)
            }
        }
    }

    @Test("a load from nowhere is PRECISERR with BFAR, a fetch from nowhere IBUSERR, a data-only region too")
    func busErrors() {
        for (code, address, kind, far) in [
            ([0x6801], 0x3000_0000, Fault.Kind.preciserr, 0x3000_0000),
            ([0x6801], 0x3000_0002, .preciserr, 0x3000_0002),
            ([0x4700], 0x3000_0001, .ibuserr, 0),
            ([0x4700], 0x4000_0001, .iaccviol, 0),
        ] as [([UInt16], UInt32, Fault.Kind, UInt32)] {
            var machine = Bench.machine(Bench.m3, code)
            machine.set(SCS.shcsr, SCS.allFaults)
            machine[.r0] = address
            machine.observation = .entries
            guard case .entered(let entry) = machine.run(instructions: 3) else {
                Issue.record("no fault")
                continue
            }
            #expect(entry.fault?.kind == kind)
            if far != 0 { #expect(machine.word(SCS.bfar) == far) }
        }
        var machine = Self.machine([
            Self.flash, Self.ram,
            MemoryRegion(name: "ccm", kind: .ram, base: 0x1000_0000, size: 0x100, executable: false),
        ])
        // SP, reset 9; ldr r0, [pc, #0]; bx r0; .word 0x10000001
        try? machine.load([0, 0x10, 0, 0x20, 9, 0, 0, 0, 0, 0x48, 0, 0x47, 1, 0, 0, 0x10], at: 0)
        machine.reset(.powerOn)
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 3) else {
            Issue.record("no fault")
            return
        }
        #expect(entry.fault?.kind == .ibuserr)
        #expect(entry.returnAddress == 0x1000_0000)
    }

    @Test("a buffered store to nowhere is IMPRECISERR, after the store")
    func impreciseStore() {
        var machine = Bench.machine(Bench.m3, [0x6001, Thumb.nop])
        machine[.r0] = 0x3000_0000
        machine.set(SCS.shcsr, SCS.allFaults)
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 20) else {
            Issue.record("no fault")
            return
        }
        #expect(machine.word(SCS.cfsr) == CFSR.impreciserr)
        #expect(entry.returnAddress > Bench.code)
    }

    @Test("15.1: bit-band aliases read and write one bit of RAM, on cores that have them")
    func bitBand() {
        var machine = Bench.machine(Bench.m3, [0x6801, 0x6002, 0x6803])  // ldr r1, [r0]; str r2, [r0]; ldr r3, [r0]
        for bit in 0..<32 as Range<UInt32> {
            machine.reset(.powerOn)
            machine.set(Bench.ram + 0x20, 0xFFFF_0000)
            machine[.r0] = 0x2200_0000 + 0x20 * 32 + bit * 4
            machine[.r2] = bit < 16 ? 0xFFFF_FFFF : 0xFFFF_FFFE
            _ = machine.run(instructions: 3)
            #expect(machine[.r1] == (bit < 16 ? 0 : 1))
            #expect(machine[.r3] == (bit < 16 ? 1 : 0))
            #expect(machine.word(Bench.ram + 0x20) == 0xFFFF_0000 ^ 1 << bit)
            #expect(machine.peek(0x2200_0000 + 0x20 * 32 + bit * 4, size: .word) == (bit < 16 ? 1 : 0))
        }
        var m7 = Bench.machine(Bench.m7)
        #expect(m7.peek(0x2200_0000, size: .word) == nil)
        #expect(m7.poke(0x2200_0000, size: .word, 1) == false)
    }

    @Test("15.2: unaligned words and half-words, at every offset")
    func unaligned() {
        // ldr.w r1, [r0]; ldrh.w r2, [r0]; ldrsh.w r3, [r0]; str.w r4, [r0]; strh.w r4, [r0, #8]
        let code: [UInt16] = [
            0xF8D0, 0x1000, 0xF8B0, 0x2000, 0xF9B0, 0x3000, 0xF8C0, 0x4000, 0xF8A0, 0x4008,
        ]
        for offset in 0..<4 as Range<UInt32> {
            var machine = Bench.machine(Bench.m3, code)
            machine.set(Bench.ram, 0x8382_8180)
            machine.set(Bench.ram + 4, 0x8786_8584)
            machine[.r0] = Bench.ram + offset
            machine[.r4] = 0x1122_3344
            let bytes = (0..<4).map { UInt32(0x80 + offset + $0) }
            _ = machine.run(instructions: 5)
            let half = bytes[0] | bytes[1] << 8
            #expect(machine[.r1] == half | bytes[2] << 16 | bytes[3] << 24)
            #expect(machine[.r2] == half)
            #expect(machine[.r3] == half | 0xFFFF_0000)
            #expect(machine.peekBytes(Bench.ram + offset, count: 4) == [0x44, 0x33, 0x22, 0x11])
            #expect(machine.peekBytes(Bench.ram + offset + 8, count: 2) == [0x44, 0x33])
        }
    }

    @Test("15.2: what may not be unaligned faults: all of Armv6-M, multiple and exclusive accesses, Device memory on the M7, a trap")
    func unalignedFaults() {
        func kind(_ core: CoreConfiguration, _ code: [UInt16], _ address: UInt32, trap: Bool = false) -> Fault.Kind? {
            var machine = Bench.machine(core, code)
            if trap { machine.set(SCS.ccr, machine.word(SCS.ccr) | 8) }
            machine[.r0] = address
            machine.observation = .entries
            guard case .entered(let entry) = machine.run(instructions: 1) else { return nil }
            return entry.fault?.kind
        }
        let ram = Bench.ram
        #expect(kind(Bench.m0, [0x6801], ram + 2) == .unaligned)
        #expect(kind(Bench.m0, [0x8801], ram + 1) == .unaligned)
        #expect(kind(Bench.m0, [0x7801], ram + 1) == nil)
        #expect(kind(Bench.m3, [0x6801], ram + 1) == nil)
        #expect(kind(Bench.m3, [0x6801], ram + 1, trap: true) == .unaligned)
        #expect(kind(Bench.m3, [0x8001], ram + 1, trap: true) == .unaligned)
        #expect(kind(Bench.m3, [0xC80E], ram + 2) == .unaligned)
        #expect(kind(Bench.m3, [0xC00E], ram + 1) == .unaligned)
        #expect(kind(Bench.m3, [0xE9D0, 0x1200], ram + 2) == .unaligned)
        #expect(kind(Bench.m3, [0xE9C0, 0x1200], ram + 2) == .unaligned)
        #expect(kind(Bench.m3, [0xE850, 0x1F00], ram + 2) == .unaligned)
        #expect(kind(Bench.m3, [0xE840, 0x1200], ram + 2) == .unaligned)
        #expect(kind(Bench.m7, [0x6801], 0xA000_0001) == .unaligned)
        #expect(kind(Bench.m3, [0x6801], 0xA000_0001) == .preciserr)
        // Alignment comes before the bus.
        #expect(kind(Bench.m3, [0xC80E], 0x3000_0002) == .unaligned)
    }

    @Test("15.1: a store to an alias reads and writes a byte, a half-word or a word, as it is itself")
    func bitBandSizes() {
        // strb r2, [r0]; strh r2, [r0]; str r2, [r0]
        for (code, address) in [(0x7002, 0x23), (0x8002, 0x22), (0x6002, 0x20)] as [(UInt16, UInt32)] {
            var machine = Bench.machine(Bench.m4, [code])
            machine.set(Bench.ram + 0x20, 0x0102_0304)
            machine[.r0] = 0x2200_0000 + address * 32 + 7 * 4
            machine[.r2] = 0xFF
            _ = machine.run(instructions: 1)
            #expect(machine.word(Bench.ram + 0x20) == 0x0102_0304 | 0x80 << (8 * (address & 3)))
        }
        var core = Bench.m4
        core.hasBitBand = false
        var without = Bench.machine(core, [0x6801])
        without[.r0] = 0x2200_0000
        without.steps(1)
        #expect(without.word(SCS.cfsr) == 0x8200)
    }

    @Test("15.1 15.2: unaligned access to an alias or to Device memory, and exclusive access to an alias, are noted")
    func noted() {
        for (core, code, address, kind) in [
            (Bench.m4, [0x6801], 0x2200_0002, .bitBandAlias), (Bench.m4, [0xE850, 0x1F00], 0x2200_0000, .bitBandAlias),
            (Bench.m4, [0x6801], 0xA000_0002, .unalignedDevice), (Bench.m3, [0x8001], 0xA000_0001, .unalignedDevice),
            (Bench.m4, [0x6801], 0xE000_ED01, .unalignedPeripheralBus), (Bench.m7, [0x6801], 0xA000_0002, nil),
            (Bench.m4, [0x6801], 0x2000_0002, nil),
        ] as [(CoreConfiguration, [UInt16], UInt32, UnpredictableUse.Kind?)] {
            var machine = Bench.machine(core, code)
            machine[.r0] = address
            machine.steps(1)
            #expect(machine.unpredictable.map(\.kind) == (kind.map { [$0] } ?? []))
        }
    }

    @Test(
        "15.3: an unaligned access to the private peripheral bus is UNALIGNED, and is not done", arguments: [Bench.m3, Bench.m4, Bench.m7])
    func unalignedPeripheralBus(_ core: CoreConfiguration) {
        for code in [Thumb.ldr(0, 1), Thumb.str(0, 1)] {
            var machine = Bench.machine(core, [code])
            machine.set(SCS.shcsr, SCS.usageFault)
            machine[.r0] = 0x5555_5555
            machine[.r1] = SCS.shpr1 + 2
            machine.steps(1)
            #expect(machine[.ipsr] == 6)
            #expect(machine.word(SCS.cfsr) == CFSR.unaligned)
            #expect(machine[.r0] == 0x5555_5555)
            #expect(machine.word(SCS.shpr1) | machine.word(SCS.shpr2) == 0)
        }
    }

    @Test("15.5: literal loads and stacking are data accesses to the MPU")
    func dataAccesses() {
        // ldr r0, [pc, #0], of code that executes and may not be read: the region's AP forbids both.
        var literal = Bench.machine(Bench.m4, [0x4FFF])
        literal.set(SCS.shcsr, SCS.memFault)
        literal.mpuRegion(0, at: 0x800, bits: 8, ap: 0)
        literal.startMPU()
        literal.steps(1)
        #expect(literal.word(SCS.cfsr) == 0x82)
        #expect(literal.word(SCS.mmfar) == (Bench.code + 4 & ~3) + 0x3FC)
        var stacking = Bench.machine(Bench.m4, [Thumb.svc(0)])
        stacking.set(SCS.shcsr, SCS.memFault)
        stacking.mpuRegion(0, at: Bench.ram, bits: 13, ap: 6)
        stacking.startMPU()
        stacking.steps(1)
        #expect(stacking.word(SCS.cfsr) == 0x10)
    }

    @Test("15.4: a load-exclusive marks all memory, or its granule", arguments: [32, 4])
    func granule(_ bits: Int) {
        var core = Bench.m4
        core.memorySystem.exclusiveGranule = bits
        // ldrex r2, [r0]; strex r3, r2, [r1]
        let code: [UInt16] = [0xE850, 0x2F00, 0xE841, 0x2300]
        for (offset, isMarked) in [(12, true), (16, bits == 32)] as [(UInt32, Bool)] {
            var machine = Bench.machine(core, code)
            machine[.r0] = Bench.ram
            machine[.r1] = Bench.ram + offset
            machine.steps(2)
            #expect(machine[.r3] == (isMarked ? 0 : 1))
            #expect(machine.state.exclusiveMonitor == false)
        }
    }

    @Test("15.4: entry, return and CLREX clear the mark")
    func monitorCleared() {
        let ldrex: [UInt16] = [0xE850, 0x2F00]
        for code in [ldrex + [0xF3BF, 0x8F2F], ldrex + [Thumb.svc(0)]] {
            var machine = Bench.machine(Bench.m4, code, handlers: [11: ldrex + [Thumb.bxLR]])
            machine[.r0] = Bench.ram
            machine.steps(2)
            #expect(machine.state.exclusiveMonitor == false)
            if machine[.ipsr] == 0 { continue }
            machine.steps(1)
            #expect(machine.state.exclusiveMonitor == true)
            machine.steps(1)
            #expect(machine.state.exclusiveMonitor == false)
        }
    }
}
