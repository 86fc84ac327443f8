import ArmMProfile
import CortexM
import Testing

/// A device that answers as it is told.
private struct ProbeDevice: Device {
    mutating func reset(_ kind: ResetKind) {}
    mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32 {
        context.busError = offset == 4
        return UInt32(size.rawValue) << 8 | offset
    }
    mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        context.busError = offset == 4
        context.requestsReset = offset == 8
    }
}

@Suite("Devices in a machine")
struct MachineDevicesTests {
    static let uart: UInt32 = 0x4000_4000
    static let timer: UInt32 = 0x4000_0000
    static let probe: UInt32 = 0x4001_0000

    /// Loads R0 to R3 before the code: the UART, the timer, and two values.
    static func machine(_ code: [UInt16], handlers: [Int: [UInt16]] = [:]) -> Machine {
        var flash = [UInt8](repeating: 0, count: 0x2000)
        func put(_ halfwords: [UInt16], at address: Int) {
            for (index, halfword) in halfwords.enumerated() {
                flash[address + 2 * index] = UInt8(halfword & 0xFF)
                flash[address + 2 * index + 1] = UInt8(halfword >> 8)
            }
        }
        func put(word: UInt32, at address: Int) { put([UInt16(word & 0xFFFF), UInt16(word >> 16)], at: address) }
        put(word: 0x2000_1000, at: 0)
        put(word: 0x401, at: 4)
        for number in 2..<48 {
            put(word: UInt32(0x1000 + 32 * number) | 1, at: 4 * number)
            put((handlers[number] ?? []) + [0xE7FE], at: 0x1000 + 32 * number)
        }
        put(code + [0xE7FE], at: 0x400)
        var core = CoreConfiguration.cortexM3
        core.interruptCount = 32
        var machine = Machine(
            MachineConfiguration(
                name: "test", core: core, clockHz: 25_000_000,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x1_0000),
                    MemoryRegion(name: "ram", kind: .ram, base: 0x2000_0000, size: 0x1_0000),
                ],
                devices: [
                    DevicePlacement(name: "uart0", base: uart, size: 0x1000, interrupts: [0, 1], device: CMSDKUART()),
                    DevicePlacement(name: "timer0", base: timer, size: 0x1000, interrupts: [8], device: CMSDKTimer()),
                    DevicePlacement(name: "probe", base: probe, size: 16, interrupts: [], device: ProbeDevice()),
                ]))
        try? machine.load(flash, at: 0)
        machine.reset(.powerOn)
        machine[.r0] = uart
        machine[.r1] = timer
        return machine
    }

    // STR r2,[r0,#8]; STRB r3,[r0]: enable, print.
    static let printing: [UInt16] = [0x2201, 0x6082, 0x2341, 0x7003, 0x3301, 0x7003]

    @Test("a power-on reset in the middle of a run restores memory and devices; time and what was printed go on")
    func powerOnInRun() {
        var machine = Self.machine(Self.printing)
        #expect(machine.run(instructions: 6) == .limit)
        let cycles = machine.cycles
        _ = machine.poke(0x2000_0000, size: .word, 7)
        machine.resetInRun(.powerOn)
        #expect(machine.cycles == cycles && machine.instructions == 6)
        #expect(machine.console("uart0") == [0x41, 0x42])
        #expect(machine.peek(Self.uart + 8, size: .word) == 0)
        #expect(machine.peek(0x2000_0000, size: .word) == 0)
        #expect(machine.pc == 0x400)
        machine[.r0] = Self.uart
        #expect(machine.run(instructions: 6) == .limit)
        #expect(machine.console("uart0") == [0x41, 0x42, 0x41, 0x42])
        machine.reset(.powerOn)
        #expect(machine.console("uart0") == [])
    }

    @Test("a system reset in the middle of a run leaves memory as it is")
    func systemResetInRun() {
        var machine = Self.machine(Self.printing)
        #expect(machine.run(instructions: 6) == .limit)
        _ = machine.poke(0x2000_0000, size: .word, 7)
        machine.resetInRun(.system)
        #expect(machine.peek(0x2000_0000, size: .word) == 7)
        #expect(machine.console("uart0") == [0x41, 0x42])
        #expect(machine.peek(Self.uart + 8, size: .word) == 0)
    }

    @Test("a program prints on a console, and power-on empties it")
    func prints() {
        var machine = Self.machine(Self.printing)
        #expect(machine.run(instructions: 6) == .limit)
        #expect(machine.console("uart0") == [0x41, 0x42])
        #expect(machine.consoleByteCount == 2)
        #expect(machine.consoles.map(\.name) == ["uart0"])
        #expect(machine.consoles.map(\.bytes) == [[0x41, 0x42]])
        #expect(machine.console("uart9") == [])
        machine.reset(.system)
        #expect(machine.console("uart0") == [0x41, 0x42])
        machine.reset(.powerOn)
        #expect(machine.console("uart0") == [])
        #expect(machine.peek(Self.uart + 8, size: .word) == 0)
    }

    @Test("a byte from outside interrupts, and the handler reads it")
    func receiveInterrupt() {
        // CTRL = 0b1010; enable IRQ 0 from outside; the handler loads DATA into R4 and clears INTSTATUS with R5 = 2.
        var machine = Self.machine(
            [0x220A, 0x6082], handlers: [16: [0x7804, 0x2502, 0x60C5, 0x4770]])
        _ = machine.poke(0xE000_E100, size: .word, 1)
        _ = machine.run(instructions: 2)
        let accepted = machine.input(Array("x".utf8), to: "uart0")
        #expect(accepted)
        _ = machine.run(instructions: 20)
        #expect(machine[.r4] == 0x78)
        #expect(machine[.ipsr] == 0)
        let refused = [machine.input([1], to: "timer0"), machine.input([1], to: "nothing")]
        #expect(refused == [false, false])
    }

    @Test("a timer wakes the processor from WFI at its very cycle")
    func timerInterrupt() {
        // VALUE = RELOAD = 200; CTRL = 9; WFI.
        var machine = Self.machine([0x22C8, 0x604A, 0x608A, 0x2209, 0x600A, 0xBF30])
        _ = machine.poke(0xE000_E100, size: .word, 1 << 8)
        machine.observation = .entries
        _ = machine.run(instructions: 5)
        let enabled = machine.cycles
        guard case .entered(let entry) = machine.run(instructions: 100) else {
            Issue.record("no entry")
            return
        }
        #expect(entry.exception == .interrupt(8))
        #expect(entry.cycles >= enabled - 2 + 200 && entry.cycles <= enabled + 200)
    }

    @Test("a system reset lowers the interrupts and stops the timers")
    func resets() {
        var machine = Self.machine([0x220A, 0x6082, 0x22C8, 0x604A, 0x608A, 0x2209, 0x600A])
        _ = machine.run(instructions: 7)
        _ = machine.input(Array("x".utf8), to: "uart0")
        #expect(machine.peek(0xE000_E200, size: .word) == 1)
        machine.reset(.system)
        #expect(machine.peek(0xE000_E200, size: .word) == 0)
        _ = machine.run(instructions: 1)
        machine[.pc] = 0x40E
        _ = machine.run(instructions: 1000)
        #expect(machine.peek(Self.timer + 0xC, size: .word) == 0)
    }

    @Test("a device can answer with a bus error, and sees the size of an access")
    func busErrors() throws {
        var machine = Self.machine([])
        let value = try machine.readDevice(Self.probe + 2, size: .halfword)
        #expect(value == 0x202)
        var faults: [Fault] = []
        do throws(Fault) { _ = try machine.readDevice(Self.probe + 4, size: .word) } catch { faults.append(error) }
        do throws(Fault) { _ = try machine.writeDevice(Self.probe + 4, size: .word, value: 0) } catch { faults.append(error) }
        #expect(faults == [Fault(.preciserr, address: Self.probe + 4), Fault(.preciserr, address: Self.probe + 4)])
        let nothing = try machine.readDevice(0x5000_0000, size: .word)
        let stored = try machine.writeDevice(0x5000_0000, size: .word, value: 0)
        #expect(nothing == nil && !stored)
        #expect(machine.peekDevice(Self.probe, size: .word) == nil)
    }

    @Test("a device can ask for a reset of the system")
    func watchdog() {
        // STR r2,[r1,#8] at the probe.
        var machine = Self.machine([0x608A])
        machine[.r1] = Self.probe
        #expect(machine.run(instructions: 10) == .reset(.system))
        #expect(machine.pc == 0x400)
    }
}
