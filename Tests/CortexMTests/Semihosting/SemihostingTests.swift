import ArmMProfile
import CortexM
import Testing

/// Files in memory, as far as the tests need them.
private struct MemoryFiles: SemihostingFiles {
    var contents: [UInt8]
    var position = 0
    var isOpen = false

    mutating func open(_ path: [UInt8], mode: UInt32) throws(SemihostingError) -> Int {
        guard path == Array("a.txt".utf8) else { throw .noSuchFile }
        isOpen = true
        position = 0
        return 7
    }
    mutating func close(_ file: Int) throws(SemihostingError) { isOpen = false }
    mutating func read(_ file: Int, count: Int) throws(SemihostingError) -> [UInt8] {
        let part = contents.dropFirst(position).prefix(count)
        position += part.count
        return Array(part)
    }
    mutating func write(_ file: Int, _ bytes: [UInt8]) throws(SemihostingError) -> Int {
        contents += bytes.prefix(4)
        return min(4, bytes.count)
    }
    mutating func seek(_ file: Int, to position: UInt32) throws(SemihostingError) { self.position = Int(position) }
    mutating func length(_ file: Int) throws(SemihostingError) -> UInt32 { UInt32(contents.count) }
    mutating func remove(_ path: [UInt8]) throws(SemihostingError) { throw .noSuchFile }
    mutating func rename(_ path: [UInt8], to other: [UInt8]) throws(SemihostingError) {}
    mutating func closeAll() { isOpen = false }
}

@Suite("Semihosting")
struct SemihostingTests {
    static let ram: UInt32 = 0x2000_0000
    static let block: UInt32 = 0x2000_0100
    static let buffer: UInt32 = 0x2000_0200
    static let failed: UInt32 = .max

    /// A machine whose code is BKPT 0xAB and a loop.
    static func machine(clockHz: UInt64 = 1_000_000) -> Machine {
        var machine = Machine(
            MachineConfiguration(
                name: "test", core: .cortexM3, clockHz: clockHz,
                regions: [
                    MemoryRegion(name: "flash", kind: .flash(write: .busFault), base: 0, size: 0x1000),
                    MemoryRegion(name: "ram", kind: .ram, base: ram, size: 0x1000),
                    MemoryRegion(name: "view", kind: .alias(of: "ram"), base: 0x3000_0000, size: 0x1000),
                ], devices: []))
        try? machine.load([0, 0x10, 0, 0x20, 0x41, 0, 0, 0], at: 0)
        try? machine.load([0xAB, 0xBE, 0xFE, 0xE7], at: 0x40)
        machine.reset(.powerOn)
        return machine
    }

    /// Makes one call with the words of a block, and gives R0.
    static func call(_ machine: inout Machine, _ operation: UInt32, _ words: [UInt32]) -> UInt32 {
        for (index, word) in words.enumerated() { _ = machine.poke(block + 4 * UInt32(index), size: .word, word) }
        return call(&machine, operation, argument: block)
    }

    static func call(_ machine: inout Machine, _ operation: UInt32, argument: UInt32) -> UInt32 {
        machine[.pc] = 0x40
        machine[.r0] = operation
        machine[.r1] = argument
        #expect(machine.run(instructions: 1) == .limit)
        #expect(machine.pc == 0x42)
        return machine[.r0]
    }

    static func put(_ machine: inout Machine, _ text: String, at address: UInt32 = buffer) -> [UInt32] {
        for (index, byte) in (Array(text.utf8) + [0]).enumerated() {
            _ = machine.poke(address + UInt32(index), size: .byte, UInt32(byte))
        }
        return [address, UInt32(text.utf8.count)]
    }

    static func open(_ machine: inout Machine, _ name: String, mode: UInt32) -> UInt32 {
        let text = put(&machine, name)
        return call(&machine, 0x01, [text[0], mode, text[1]])
    }

    static func console(_ machine: borrowing Machine) -> String {
        String(decoding: machine.console("semihosting"), as: UTF8.self)
    }

    @Test("SYS_WRITEC, SYS_WRITE0 and SYS_WRITE print on the console")
    func prints() {
        var machine = Self.machine()
        _ = Self.put(&machine, "Hello")
        #expect(Self.call(&machine, 0x03, argument: Self.buffer) == 0x03)
        _ = Self.call(&machine, 0x04, argument: Self.buffer)
        for mode: UInt32 in [4, 8] {
            let handle = Self.open(&machine, ":tt", mode: mode)
            #expect((1...2).contains(handle))
            let text = Self.put(&machine, ", you")
            #expect(Self.call(&machine, 0x05, [handle] + text) == 0)
            #expect(Self.call(&machine, 0x09, [handle]) == 1)
        }
        #expect(Self.console(machine) == "HHello, you, you")
        #expect(machine.consoleByteCount == 16)
        machine.reset(.powerOn)
        #expect(Self.console(machine) == "")
    }

    @Test("SYS_READ and SYS_READC take what is typed, and then there is nothing")
    func reads() {
        var machine = Self.machine()
        let accepted = machine.input(Array("abcd".utf8), to: "semihosting")
        #expect(accepted)
        #expect(Self.call(&machine, 0x07, argument: 0) == 0x61)
        let handle = Self.open(&machine, ":tt", mode: 0)
        #expect(Self.call(&machine, 0x06, [handle, Self.buffer, 2]) == 0)
        #expect(machine.peekBytes(Self.buffer, count: 2) == [0x62, 0x63])
        #expect(Self.call(&machine, 0x06, [handle, Self.buffer, 10]) == 9)
        #expect(Self.call(&machine, 0x06, [handle, Self.buffer, 10]) == 10)
        #expect(Self.call(&machine, 0x07, argument: 0) == Self.failed)
        #expect(Self.call(&machine, 0x05, [handle, Self.buffer, 1]) == Self.failed)
    }

    @Test("handles are reused from the lowest, and end at 64")
    func handles() {
        var machine = Self.machine()
        for expected: UInt32 in 1...64 { #expect(Self.open(&machine, ":tt", mode: 4) == expected) }
        #expect(Self.open(&machine, ":tt", mode: 4) == Self.failed)
        #expect(Self.call(&machine, 0x13, argument: 0) == 24)
        #expect(Self.call(&machine, 0x02, [17]) == 0)
        #expect(Self.call(&machine, 0x02, [17]) == Self.failed)
        #expect(Self.call(&machine, 0x13, argument: 0) == 9)
        #expect(Self.open(&machine, ":tt", mode: 4) == 17)
    }

    @Test("SYS_EXIT and SYS_EXIT_EXTENDED end the run with their codes")
    func exits() {
        for (operation, reason, code, expected) in [
            (0x18, 0x20026, 9, 0), (0x18, 0x20023, 9, 1), (0x18, 0, 0, 1), (0x20, 0x20026, 42, 42),
            (0x20, 0x20026, 0xFFFF_FFFF, -1), (0x20, 0x20024, 0, 1),
        ] as [(UInt32, UInt32, UInt32, Int32)] {
            var machine = Self.machine()
            _ = machine.poke(Self.block, size: .word, reason)
            _ = machine.poke(Self.block + 4, size: .word, code)
            machine[.r0] = operation
            machine[.r1] = operation == 0x18 ? reason : Self.block
            #expect(machine.run(instructions: 10) == .exit(code: expected))
            #expect(machine.instructions == 1)
        }
    }

    @Test("clocks come from virtual time")
    func clocks() {
        var machine = Self.machine(clockHz: 100)
        machine[.pc] = 0x42
        _ = machine.run(untilCycle: 250)
        let cycles = machine.cycles
        #expect(Self.call(&machine, 0x10, argument: 0) == UInt32(cycles))
        #expect(Self.call(&machine, 0x11, argument: 0) == 2)
        #expect(Self.call(&machine, 0x31, argument: 0) == 100)
        let now = machine.cycles
        #expect(Self.call(&machine, 0x30, [9, 9]) == 0)
        #expect(machine.peek(Self.block, size: .word) == UInt32(now))
        #expect(machine.peek(Self.block + 4, size: .word) == 0)
    }

    @Test(":semihosting-features tells of SYS_EXIT_EXTENDED and of error output")
    func features() {
        var machine = Self.machine()
        let handle = Self.open(&machine, ":semihosting-features", mode: 0)
        #expect(Self.call(&machine, 0x0C, [handle]) == 5)
        #expect(Self.call(&machine, 0x06, [handle, Self.buffer, 4]) == 0)
        #expect(machine.peekBytes(Self.buffer, count: 4) == Array("SHFB".utf8))
        #expect(Self.call(&machine, 0x06, [handle, Self.buffer, 4]) == 3)
        #expect(machine.peek(Self.buffer, size: .byte) == 3)
        #expect(Self.call(&machine, 0x0A, [handle, 1]) == 0)
        #expect(Self.call(&machine, 0x06, [handle, Self.buffer, 1]) == 0)
        #expect(machine.peek(Self.buffer, size: .byte) == 0x48)
        #expect(Self.call(&machine, 0x0A, [handle, 6]) == Self.failed)
        #expect(Self.call(&machine, 0x09, [handle]) == 0)
        #expect(Self.open(&machine, ":semihosting-features", mode: 4) == Self.failed)
    }

    @Test("the command line, the heap and temporary names are given")
    func information() {
        var machine = Self.machine()
        machine.semihosting.commandLine = "run --all"
        #expect(Self.call(&machine, 0x15, [Self.buffer, 10]) == 0)
        #expect(machine.peekBytes(Self.buffer, count: 10) == Array("run --all\0".utf8))
        #expect(machine.peek(Self.block + 4, size: .word) == 9)
        #expect(Self.call(&machine, 0x15, [Self.buffer, 9]) == Self.failed)
        machine.semihosting.heap.heapBase = 0x2000_0800
        machine.semihosting.heap.stackLimit = 5
        #expect(Self.call(&machine, 0x16, [Self.buffer]) == 0x16)
        #expect((0..<4).map { machine.peek(Self.buffer + 4 * $0, size: .word) } == [0x2000_0800, 0, 0, 5])
        #expect(Self.call(&machine, 0x0D, [Self.buffer, 12, 64]) == 0)
        #expect(machine.peekBytes(Self.buffer, count: 18) == Array("semihosting-12.tmp".utf8))
        #expect(Self.call(&machine, 0x0D, [Self.buffer, 256, 64]) == Self.failed)
        #expect(Self.call(&machine, 0x08, [0xFFFF_FFFF]) == 1)
        #expect(Self.call(&machine, 0x08, [7]) == 0)
    }

    @Test("files are refused without a folder")
    func noFiles() {
        var machine = Self.machine()
        #expect(Self.open(&machine, "a.txt", mode: 0) == Self.failed)
        #expect(Self.call(&machine, 0x13, argument: 0) == 13)
        let name = Self.put(&machine, "a.txt")
        #expect(Self.call(&machine, 0x0E, name) == Self.failed)
        #expect(Self.call(&machine, 0x0F, name + name) == Self.failed)
        #expect(Self.call(&machine, 0x12, name) == Self.failed)
    }

    @Test("files are those that the options bring")
    func files() {
        var machine = Self.machine()
        machine.semihosting.files = MemoryFiles(contents: Array("0123456789".utf8))
        #expect(Self.open(&machine, "b.txt", mode: 0) == Self.failed)
        #expect(Self.call(&machine, 0x13, argument: 0) == 2)
        let handle = Self.open(&machine, "a.txt", mode: 2)
        #expect(handle == 1)
        #expect(Self.call(&machine, 0x09, [handle]) == 0)
        #expect(Self.call(&machine, 0x0C, [handle]) == 10)
        #expect(Self.call(&machine, 0x0A, [handle, 8]) == 0)
        #expect(Self.call(&machine, 0x06, [handle, Self.buffer, 5]) == 3)
        #expect(machine.peekBytes(Self.buffer, count: 2) == Array("89".utf8))
        let text = Self.put(&machine, "abcdef")
        #expect(Self.call(&machine, 0x05, [handle] + text) == 2)
        #expect(Self.call(&machine, 0x0C, [handle]) == 14)
        let name = Self.put(&machine, "a.txt")
        #expect(Self.call(&machine, 0x0F, name + name) == 0)
        #expect(Self.call(&machine, 0x0E, name) == Self.failed)
        #expect(Self.call(&machine, 0x02, [handle]) == 0)
        let files = machine.semihosting.files as? MemoryFiles
        #expect(files?.isOpen == false)
    }

    @Test("bad pointers, handles and lengths are errors, and change nothing", arguments: SemihostingOperation.allCases)
    func badArguments(operation: SemihostingOperation) {
        let withoutArgument: [SemihostingOperation] = [.clock, .time, .errno, .tickFrequency, .exit]
        guard !withoutArgument.contains(operation) else { return }
        for argument: UInt32 in [0x6000_0000, 0xFFFF_FFFC, 0x2000_0FFE, 0xE000_ED00] where operation != .readC {
            var machine = Self.machine()
            if operation == .writeC || operation == .write0, argument == 0x2000_0FFE { continue }
            #expect(Self.call(&machine, operation.rawValue, argument: argument) == Self.failed, "\(argument)")
        }
        guard operation != .exitExtended else { return }
        var machine = Self.machine()
        let wild: [UInt32] = [0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF]
        let result = Self.call(&machine, operation.rawValue, wild)
        let fine: [SemihostingOperation] = [.writeC, .write0, .isError, .elapsed]
        #expect(fine.contains(operation) || result == Self.failed)
        #expect(machine.peek(0xE000_ED28, size: .word) == 0)
    }

    @Test("nothing is stored to flash; an alias of RAM is as good as the RAM")
    func writable() {
        var machine = Self.machine()
        machine.semihosting.commandLine = "x"
        #expect(Self.call(&machine, 0x15, [0x100, 10]) == Self.failed)
        #expect(machine.peek(0x100, size: .byte) == 0xFF)
        #expect(Self.call(&machine, 0x15, [0x3000_0200, 10]) == 0)
        #expect(machine.peek(Self.buffer, size: .byte) == 0x78)
        // All or nothing: the end of RAM is in the way.
        machine.semihosting.commandLine = "long text"
        #expect(Self.call(&machine, 0x15, [0x2000_0FFC, 100]) == Self.failed)
        #expect(machine.peek(0x2000_0FFC, size: .word) == 0)
    }

    @Test("a call that is not known is an error")
    func unknown() {
        var machine = Self.machine()
        #expect(Self.call(&machine, 0x14, argument: 0) == Self.failed)
        #expect(Self.call(&machine, 0x100, argument: 0) == Self.failed)
    }

    @Test("when it is off, BKPT 0xAB is a breakpoint")
    func off() {
        var machine = Self.machine()
        machine.semihosting.isEnabled = false
        machine.observation = .entries
        machine[.r0] = 0x18
        guard case .entered(let entry) = machine.run(instructions: 5) else {
            Issue.record("no exception")
            return
        }
        #expect(entry.exception == .hardFault)
    }
}
