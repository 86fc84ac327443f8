import ArmMProfile
import CortexM
import Testing

/// STR of a register to an offset of the controller.
private func storing(_ register: UInt16, _ offset: UInt32) -> UInt16 { 0x6000 | UInt16(offset >> 2) << 6 | register }

private func probe(_ machine: borrowing Machine) -> WindowController {
    machine.devices.slots[0].device as? WindowController ?? WindowController()
}

@Suite("Memory windows")
struct MemoryWindowTests {
    typealias Register = WindowController.Register
    typealias Role = WindowController.Role

    /// A store to a register of the controller, as a debugger makes it.
    private func tell(_ machine: inout Machine, _ offset: UInt32, _ value: UInt32) {
        #expect(machine.poke(WindowBench.controller + offset, size: .word, value) == true)
    }

    private func load(_ machine: inout Machine, _ address: UInt32, _ size: AccessSize = .word) -> UInt32? {
        do throws(Fault) { return try machine.read(address, size: size, privileged: true) } catch { return nil }
    }

    private func store(_ machine: inout Machine, _ address: UInt32, _ value: UInt32) -> Bool {
        do throws(Fault) {
            try machine.write(address, size: .word, value: value, privileged: true)
            return true
        } catch { return false }
    }

    @Test("images, a debugger's reads and its writes reach what is behind a closed window, and the bus does not")
    func closed() throws {
        var machine = try WindowBench.machine([])
        #expect(machine.peek(WindowBench.qspi, size: .word) == 0x0403_0201)
        #expect(machine.peek(WindowBench.view + 4, size: .word) == 0x0807_0605)
        #expect(machine.poke(WindowBench.qspi + 4, size: .byte, 0x55) == true)
        #expect(machine.peekBytes(WindowBench.qspi, count: 10) == [1, 2, 3, 4, 0x55, 6, 7, 8, 0xFF, 0xFF])
        #expect(load(&machine, WindowBench.qspi) == nil)
        #expect(load(&machine, WindowBench.view) == nil)
        #expect(store(&machine, WindowBench.qspi, 1) == false)
        #expect(probe(machine).loads.map(\.offset) == [0, 0])
        #expect(probe(machine).stores == [.init(role: Role.window.rawValue, offset: 0, size: .word, value: 1)])
        #expect(machine.region(containing: WindowBench.qspi)?.name == "qspi")
        // Behind the chip's end there is nothing to load to.
        #expect(MemoryTests.failure(&machine, [1, 2], at: WindowBench.qspi + 0x1_FFFF) == WindowBench.qspi + 0x2_0000)
    }

    @Test("an open window shows the chip, from the offset that its device says, and no further than its end")
    func open() throws {
        var machine = try WindowBench.machine([])
        tell(&machine, Register.open, 0)
        #expect(load(&machine, WindowBench.qspi) == 0x0403_0201)
        #expect(load(&machine, WindowBench.view + 4) == 0x0807_0605)
        #expect(load(&machine, WindowBench.qspi + 0x1_FFFC) == .max)
        #expect(load(&machine, WindowBench.qspi + 0x2_0000) == nil)
        #expect(probe(machine).loads == [.init(role: Role.window.rawValue, offset: 0x2_0000, size: .word)])
        tell(&machine, Register.open, 4)
        #expect(load(&machine, WindowBench.qspi) == 0x0807_0605)
        #expect(machine.peek(WindowBench.qspi, size: .word) == 0x0807_0605)
        #expect(load(&machine, WindowBench.qspi + 0x1_FFFC) == nil)
        tell(&machine, Register.close, 0)
        #expect(load(&machine, WindowBench.qspi) == nil)
    }

    @Test("a load finds a window closed at once after fast loads from it, in the run loop too")
    func fastLoads() throws {
        // ldr r2, [r1]; ldr r2, [r1, #4]; close; ldr r3, [r1]
        var machine = try WindowBench.machine([0x680A, 0x684A, 0x684A, storing(2, Register.close), 0x680B])
        tell(&machine, Register.open, 0)
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 8) else {
            Issue.record("no fault")
            return
        }
        #expect(machine[.r2] == 0x0807_0605)
        #expect(entry.fault?.kind == .preciserr)
        #expect(machine.word(SCS.bfar) == WindowBench.qspi)
        #expect(entry.returnAddress == WindowBench.code + 8)
    }

    @Test("a device answers loads of a closed window by itself, and can open it for the next")
    func answers() throws {
        var machine = try WindowBench.machine([])
        tell(&machine, Register.mode, 1)
        #expect(load(&machine, WindowBench.qspi + 2, .byte) == 0xFC)
        #expect(load(&machine, WindowBench.qspi) == ~0x0403_0201)
        tell(&machine, Register.mode, 2)
        #expect(load(&machine, WindowBench.qspi, .halfword) == 0x0201)
        #expect(load(&machine, WindowBench.qspi) == 0x0403_0201)
        #expect(probe(machine).loads.count == 3)
    }

    @Test("instructions are fetched from an open window, and from a device half-word by half-word")
    func fetches() throws {
        let chip = WindowBench.halfwords([0x2007, 0xF04F, 0x0509, 0xE7FE])  // movs r0, #7; mov.w r5, #9; b .
        for mode in [nil, 1, 2] as [UInt32?] {
            var machine = try WindowBench.machine([0x4708], chip: mode == 1 ? chip.map { ~$0 } : chip)  // bx r1
            if let mode { tell(&machine, Register.mode, mode) } else { tell(&machine, Register.open, 0) }
            machine[.r1] = WindowBench.qspi + 1
            #expect(machine.run(instructions: 4) == .limit)
            #expect(machine[.r0] == 7 && machine[.r5] == 9)
            #expect(machine.pc == WindowBench.qspi + 6)
            #expect(probe(machine).loads.map(\.isFetch) == Array(repeating: true, count: mode == 1 ? 4 : mode == 2 ? 1 : 0))
        }
    }

    @Test("a fetch from a closed window is IBUSERR")
    func fetchFails() throws {
        var machine = try WindowBench.machine([0x4708])
        machine[.r1] = WindowBench.qspi + 1
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 3) else {
            Issue.record("no fault")
            return
        }
        #expect(entry.fault?.kind == .ibuserr)
        #expect(entry.returnAddress == WindowBench.qspi)
    }

    @Test("a remap of the window that code runs from holds for the next instruction")
    func remapUnderfoot() throws {
        // At 0: store r2 to BOOT; movs r3, #1. RAM has movs r3, #2 there.
        var machine = try WindowBench.machine([storing(2, Register.boot), 0x2301, Thumb.loop])
        try machine.load(WindowBench.halfwords([Thumb.nop, 0x2302, Thumb.loop]), at: WindowBench.ram + 0x400)
        WindowBench.start(&machine)
        machine[.pc] = 0x400
        machine[.r2] = UInt32(Role.ram.rawValue)
        #expect(machine.run(instructions: 2) == .limit)
        #expect(machine[.r3] == 2)
        #expect(machine.peek(0x402, size: .halfword) == 0x2302)
        // A system reset shows flash again, and reads the vectors there.
        machine.reset(.system)
        #expect(machine.peek(0x402, size: .halfword) == 0x2301)
        #expect(machine.pc == WindowBench.code)
    }

    @Test("stores through a window that shows RAM are kept, fast ones too, at an offset that is no page's")
    func writableWindow() throws {
        var machine = try WindowBench.machine([0x600A, 0x604A, 0x680B])  // str r2, [r1]; str r2, [r1, #4]; ldr r3, [r1]
        tell(&machine, Register.boot, UInt32(Role.ram.rawValue) | 0x300)
        machine[.r1] = 0x200
        machine[.r2] = 0x1234_5678
        for _ in 0..<3 {
            machine[.pc] = WindowBench.code
            #expect(machine.run(instructions: 3) == .limit)
        }
        #expect(machine[.r3] == 0x1234_5678)
        #expect(machine.peek(WindowBench.ram + 0x504, size: .word) == 0x1234_5678)
        #expect(machine.isWritable(0x200) == true)
        #expect(machine.isWritable(WindowBench.qspi) == false)
    }

    @Test("a store to flash reaches its device, through whichever window, and drops what was decoded")
    func flashStores() throws {
        // movs r3, #0xFF at code+4 becomes movs r3, #0x0F: the device ANDs.
        var machine = try WindowBench.machine([0x6022, 0x3204, 0x23FF, Thumb.loop])  // str r2, [r4]; adds r2, #4; movs r3, #255
        _ = machine.run(instructions: 3)
        #expect(machine[.r3] == 0xFF)
        machine[.pc] = WindowBench.code
        machine[.r4] = 0x404
        machine[.r2] = 0xFFFF_FF0F
        #expect(machine.run(instructions: 3) == .limit)
        #expect(machine[.r3] == 0x0F)
        #expect(probe(machine).stores.last == .init(role: Role.flash.rawValue, offset: 0x404, size: .word, value: 0xFFFF_FF0F))
        // What changed at run time is as loaded after power-on.
        machine.reset(.powerOn)
        #expect(machine.peek(WindowBench.code + 4, size: .halfword) == 0x23FF)
    }

    @Test("guarded words answer no load and no fetch until they are guarded no longer; a system reset keeps the guard")
    func guards() throws {
        var machine = try WindowBench.machine([0x6823, 0x6863, Thumb.nop, Thumb.nop, Thumb.nop, 0x2505])
        #expect(load(&machine, WindowBench.flash + 0x40C) != nil)
        tell(&machine, Register.guarded, 0x408)
        for address in [0x408, 0x40C, 0x40B] { #expect(load(&machine, WindowBench.flash + UInt32(address), .byte) == nil) }
        #expect(load(&machine, 0x408) == nil)
        #expect(load(&machine, WindowBench.flash + 0x404) != nil)
        #expect(load(&machine, WindowBench.flash + 0x410) != nil)
        #expect(probe(machine).loads.allSatisfy { $0.role == Role.flash.rawValue && (0x408..<0x410).contains($0.offset) })
        // A debugger sees the bytes.
        #expect(machine.peek(WindowBench.flash + 0x40A, size: .halfword) == 0x2505)
        machine.reset(.system)
        machine.set(SCS.shcsr, SCS.allFaults)
        machine[.r4] = WindowBench.flash
        machine.observation = .entries
        guard case .entered(let entry) = machine.run(instructions: 9) else {
            Issue.record("no fault")
            return
        }
        #expect(entry.fault?.kind == .ibuserr && entry.returnAddress == WindowBench.flash + 0x408)
        tell(&machine, Register.unguarded, 0x408)
        #expect(load(&machine, WindowBench.flash + 0x408) != nil)
        tell(&machine, Register.guarded, 0x408)
        machine.reset(.powerOn)
        #expect(load(&machine, WindowBench.flash + 0x408) != nil)
    }

    @Test("a reset puts windows back, and then the device shows what its registers say")
    func resets() throws {
        var machine = try WindowBench.machine([])
        tell(&machine, Register.open, 0)
        machine.reset(.system)
        #expect(load(&machine, WindowBench.qspi) == nil)
        tell(&machine, Register.mode, 3)
        machine.reset(.system)
        #expect(load(&machine, WindowBench.qspi) == 0x0403_0201)
        machine.reset(.powerOn)
        #expect(load(&machine, WindowBench.qspi) == nil)
        #expect(load(&machine, 4) == WindowBench.code + 1)
    }

    @Test("a snapshot knows what windows show, what is guarded, and what was written to the chip")
    func snapshots() throws {
        var machine = try WindowBench.machine([])
        tell(&machine, Register.open, 4)
        tell(&machine, 0x108, 0xAABB_CCDD)
        tell(&machine, Register.guarded, 0x40)
        let snapshot = machine.snapshot()
        for round in 0..<3 {
            if round == 1 { machine.reset(.powerOn) }
            tell(&machine, Register.close, 0)
            tell(&machine, Register.unguarded, 0x40)
            tell(&machine, 0x108, 0)
            #expect(load(&machine, WindowBench.qspi + 4) == nil)
            machine.restore(snapshot)
            #expect(load(&machine, WindowBench.qspi + 4) == 0xAABB_CCDD)
            #expect(load(&machine, WindowBench.flash + 0x40) == nil)
        }
        var other = try WindowBench.machine([])
        other.restore(snapshot)
        #expect(load(&other, WindowBench.qspi + 4) == 0xAABB_CCDD)
        tell(&other, Register.close, 0)
        other.update(snapshot)
        machine.restore(snapshot)
        #expect(load(&machine, WindowBench.qspi + 4) == nil)
    }

    @Test("windows that show each other show nothing")
    func circle() {
        let regions = [
            MemoryRegion(name: "a", kind: .window(of: "b", isOpen: true), base: 0, size: 0x1000),
            MemoryRegion(name: "b", kind: .window(of: "a", isOpen: true), base: 0x1000, size: 0x1000),
            MemoryRegion(name: "c", kind: .window(of: "none", isOpen: true), base: 0x2000, size: 0x1000),
        ]
        var machine = MemoryTests.machine(regions)
        for address in [0, 0x1000, 0x2000] as [UInt32] {
            #expect(machine.peek(address, size: .word) == nil)
            #expect(load(&machine, address) == nil)
            #expect(MemoryTests.failure(&machine, [1], at: address) == address)
        }
    }
}
