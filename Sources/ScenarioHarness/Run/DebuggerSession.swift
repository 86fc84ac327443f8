internal import CortexM
internal import ScenarioLanguage

/// The debugger of a run: carries out requests, and remembers what it has set, so that it can be cleared.
struct DebuggerSession {
    private var breakpoints: [UInt32] = []
    private var watchpoints: [Watchpoint] = []
    /// Comparators of the DWT that watch the program counter.
    private var matches: [UInt32] = []
    private var isStepping = false

    /// Does what is asked, or says why it cannot be done.
    mutating func perform(_ request: CompiledDebuggerRequest, _ machine: inout Machine) -> DebugRefusal? {
        do throws(DebugRefusal) {
            try carryOut(request, &machine)
            return nil
        } catch {
            return error
        }
    }

    /// The processor has halted: a single step is over.
    mutating func halted(_ machine: inout Machine) {
        guard isStepping else { return }
        isStepping = false
        _ = machine.poke(DebugRegister.dhcsr, size: .word, DebugRegister.halted)
    }

    private mutating func carryOut(_ request: CompiledDebuggerRequest, _ machine: inout Machine) throws(DebugRefusal) {
        if case .attach = request { return machine.attachDebugger() }
        guard machine.isDebuggerAttached else { throw .notAttached }
        switch request {
        case .attach: break
        case .halt: try machine.halt()
        case .resume: try machine.resume()
        case .step:
            try machine.resume()
            isStepping = true
            _ = machine.poke(DebugRegister.dhcsr, size: .word, DebugRegister.stepping)
        case .vectorCatch(let catches): machine.vectorCatch = catches
        case .breakpoint(let address, .hardware): try breakpoint(at: address, .hardware, &machine)
        case .breakpoint(let address, .software): try breakpoint(at: address, .software, &machine)
        case .breakpoint(let address, .pcMatch): try match(address, &machine)
        case .watchpoint(let watchpoint):
            try machine.setWatchpoint(watchpoint)
            watchpoints.append(watchpoint)
        case .clearBreakpoints: clearBreakpoints(&machine)
        case .clearWatchpoints:
            for watchpoint in watchpoints { _ = machine.removeWatchpoint(watchpoint) }
            watchpoints = []
        }
    }

    private mutating func breakpoint(
        at address: UInt32, _ kind: BreakpointKind, _ machine: inout Machine
    ) throws(DebugRefusal) {
        try machine.setBreakpoint(at: address, kind)
        breakpoints.append(address)
    }

    /// A comparator of the DWT whose function is a match of the program counter (DDI 0403 C1.8.17).
    private mutating func match(_ address: UInt32, _ machine: inout Machine) throws(DebugRefusal) {
        let count = machine.watchpointLimit
        let free = (0..<UInt32(count)).first { number in
            (machine.peek(DebugRegister.dwtFunction(number), size: .word) ?? 0) & 0xF == 0
        }
        guard let number = free else { throw .noFreeWatchpoint(address: address, comparators: count) }
        _ = machine.poke(DebugRegister.dwtComparator(number), size: .word, address)
        _ = machine.poke(DebugRegister.dwtMask(number), size: .word, 0)
        _ = machine.poke(DebugRegister.dwtFunction(number), size: .word, DebugRegister.matchPC)
        matches.append(number)
    }

    private mutating func clearBreakpoints(_ machine: inout Machine) {
        for address in breakpoints { _ = machine.removeBreakpoint(at: address) }
        for number in matches { _ = machine.poke(DebugRegister.dwtFunction(number), size: .word, 0) }
        breakpoints = []
        matches = []
    }
}

/// Registers of the debug unit, and values for them.
private enum DebugRegister {
    static let dhcsr: UInt32 = 0xE000_EDF0
    /// The key, C_HALT and C_DEBUGEN.
    static let halted: UInt32 = 0xA05F_0003
    /// The key, C_STEP and C_DEBUGEN.
    static let stepping: UInt32 = 0xA05F_0005
    /// DWT_FUNCTION: halt when the program counter matches.
    static let matchPC: UInt32 = 4

    static func dwtComparator(_ number: UInt32) -> UInt32 { 0xE000_1020 &+ 16 &* number }
    static func dwtMask(_ number: UInt32) -> UInt32 { 0xE000_1024 &+ 16 &* number }
    static func dwtFunction(_ number: UInt32) -> UInt32 { 0xE000_1028 &+ 16 &* number }
}
