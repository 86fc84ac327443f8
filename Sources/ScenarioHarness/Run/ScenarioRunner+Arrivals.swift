internal import CortexM

/// Addresses that the run stops at: their instruction is about to execute, once for each hit.
extension ScenarioRunner {
    /// An instruction about to execute, and when.
    struct Arrival {
        var address: UInt32
        var stackPointer: UInt32
        var instructions: UInt64
    }

    /// Whether a run that ends so can have come no further than the instruction whose hook has been dealt with.
    func leavesHook(_ stop: Stop, hasExecuted: Bool) -> Bool {
        switch stop {
        case .halted: true
        case .accessed, .printed: !hasExecuted
        default: false
        }
    }

    /// The instruction at a hook is about to execute.
    mutating func arrive(_ machine: inout Machine) -> RunEnd? {
        if let call, call.hasReturned(machine) { return nil }
        let address = machine.pc
        let stackPointer = machine[.sp]
        acknowledged = address
        arrival = Arrival(address: address, stackPointer: stackPointer, instructions: machine.instructions)
        if let index = preempted.lastIndex(where: { $0.address == address && $0.stackPointer == stackPointer }) {
            preempted.removeSubrange(index...)
            return nil
        }
        let end = happened(.arrival(address), &machine)
        if machine.pc != address { acknowledged = nil }
        return end
    }

    /// After a reset no exception returns to where it came.
    mutating func forgetArrivals() {
        acknowledged = nil
        arrival = nil
        preempted.removeAll()
    }

    /// The arrival that a call interrupts.
    struct InterruptedArrival {
        fileprivate var acknowledged: UInt32?
        fileprivate var arrival: Arrival?
    }

    /// The run now stops at the return address too.
    mutating func beginCall(returnAddress: UInt32, _ machine: inout Machine) -> InterruptedArrival {
        defer {
            acknowledged = nil
            arrival = nil
        }
        if !hooks.contains(returnAddress) {
            hooks = (hooks + [returnAddress]).sorted()
            machine.setHooks(hooks)
        }
        return InterruptedArrival(acknowledged: acknowledged, arrival: arrival)
    }

    /// The run goes on where the call interrupted it: an arrival there has been counted.
    mutating func endCall(_ interrupted: InterruptedArrival, _ machine: inout Machine) {
        acknowledged = interrupted.acknowledged
        arrival = interrupted.arrival
        hooks = schedule.hooks
        machine.setHooks(hooks)
    }
}
