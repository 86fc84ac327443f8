internal import CortexM

/// A function that the scenario called and that has not returned.
///
/// It is back when the processor is about to execute at the return address with the stack pointer of the call, in the mode of
/// the call: a function may execute there for other reasons, with something on its stack.
struct CallInProgress {
    let call: CompiledCall
    let saved: SavedRegisters
    /// The stack pointer that the function began with.
    let stackPointer: UInt32
    /// Counts when it began.
    let instructions: UInt64
    let cycles: UInt64

    /// Why a call cannot begin.
    struct Refusal: Error {
        var reason: String
        var help: String?
    }

    /// Puts the arguments where the function looks for them (AAPCS), and the processor at its first instruction.
    init(_ call: CompiledCall, _ machine: inout Machine) throws(Refusal) {
        guard machine.exceptions.entry == nil else { throw Refusal(reason: "an exception is being entered", help: "call it later") }
        guard !machine.isLockedUp else { throw Refusal(reason: "the processor is locked up", help: "reset it first, or call it before") }
        guard !machine.isHalted else { throw Refusal(reason: "the processor is halted", help: "let the debugger resume it first") }
        let stacked = call.arguments.dropFirst(4)
        let top = call.stack ?? machine[.sp]
        stackPointer = (top &- UInt32(truncatingIfNeeded: stacked.count * 4)) & ~7
        if call.plantsBreakpoint, call.returnAddress >= stackPointer {
            try Self.checkWritable(call.returnAddress, Self.stack, machine)
        }
        try Self.checkWritable(stackPointer &- 4, Self.stack, machine)
        if let last = stacked.indices.last {
            try Self.checkWritable(stackPointer &+ UInt32(truncatingIfNeeded: last - 4) * 4, Self.stack, machine)
        }
        try Self.checkFetch(call.function, "the function", machine)
        if call.plantsBreakpoint { try Self.checkWritable(call.returnAddress, Self.breakpoint, machine) }
        try Self.checkFetch(call.returnAddress, "the return address", machine)

        machine.settleAbandoned()
        self.call = call
        saved = SavedRegisters(machine)
        instructions = machine.instructions
        cycles = machine.cycles
        machine.state.isSleeping = false
        machine.state.itState = 0
        machine.state.continuation = 0
        machine.state.thumb = true
        for (index, argument) in call.arguments.enumerated() {
            if index < 4 {
                machine.registers[index] = argument
            } else {
                _ = machine.poke(stackPointer &+ UInt32(truncatingIfNeeded: index - 4) * 4, size: .word, argument)
            }
        }
        if call.plantsBreakpoint { _ = machine.poke(call.returnAddress, size: .halfword, Self.breakpointInstruction) }
        machine.registers[13] = stackPointer
        machine.registers[14] = call.returnAddress | 1
        machine.registers[15] = call.function
        if call.masksInterrupts { machine.state.primask = true }
        for action in call.registers { _ = machine.perform(action.kind) }
        machine.updateAttention()
    }

    func hasReturned(_ machine: borrowing Machine) -> Bool {
        machine.pc == call.returnAddress && (call.setsStack || machine.registers[13] == stackPointer)
            && machine.instructions > instructions
            && machine.currentException == saved.exception && machine.exceptions.entry == nil && machine.pendingStop == nil
            && !machine.isLockedUp && !machine.isSleeping && !machine.isHalted
    }

    func isOverLimit(_ machine: borrowing Machine) -> Bool {
        machine.instructions >= lastInstruction || machine.cycles >= lastCycle
    }

    /// The counts that it may not pass.
    var lastInstruction: UInt64 { instructions.saturatingAdd(call.limits.instructions) }
    var lastCycle: UInt64 { cycles.saturatingAdd(call.limits.cycles) }

    /// What memory has to be writable for.
    struct Purpose {
        /// `the memory location used for the stack`.
        var place: String
        /// What to give instead, in RAM.
        var remedy: String
    }

    static let stack = Purpose(place: "the memory location used for the stack", remedy: "give the call a 'stack'")
    private static let breakpoint = Purpose(
        place: "the memory location used for the return breakpoint", remedy: "load the loader a word further on")
    /// BKPT #0, which a debug server puts where a function returns to.
    private static let breakpointInstruction: UInt32 = 0xBE00

    /// Whether a store to an address is kept, and why not.
    static func checkWritable(_ address: UInt32, _ purpose: Purpose, _ machine: borrowing Machine) throws(Refusal) {
        let place = "\(purpose.place) (\(HexText.word(address)))"
        guard let region = machine.region(containing: address) else {
            throw Refusal(reason: "\(place) is not writable: nothing lies there", help: "\(purpose.remedy) in RAM")
        }
        guard machine.isWritable(address) else {
            throw Refusal(reason: "\(place) is not writable: \(region.name) lies there", help: "\(purpose.remedy) in RAM")
        }
        guard machine.permits(address & ~3, .write, privileged: machine.state.isPrivileged) else {
            throw Refusal(reason: "\(place) is not writable: the MPU forbids it", help: "\(purpose.remedy) that the MPU allows")
        }
    }

    private static func checkFetch(_ address: UInt32, _ what: String, _ machine: borrowing Machine) throws(Refusal) {
        let place = "\(what) (\(HexText.word(address)))"
        guard let region = machine.region(containing: address) else {
            throw Refusal(reason: "\(place) cannot be executed: nothing lies there", help: nil)
        }
        guard region.executable else {
            throw Refusal(reason: "\(place) cannot be executed: no instructions are fetched from \(region.name)", help: nil)
        }
        guard machine.permits(address, .fetch, privileged: machine.state.isPrivileged) else {
            throw Refusal(reason: "\(place) cannot be executed: the MPU or the memory map forbids it", help: nil)
        }
    }
}
