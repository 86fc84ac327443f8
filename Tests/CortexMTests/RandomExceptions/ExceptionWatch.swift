import ArmMProfile
import CortexM

/// What must hold at every step of a program, whatever the program does.
struct ExceptionWatch {
    private(set) var violations: [String] = []
    private(set) var entries = 0
    private var before: Snapshot
    /// A handler put another exception's number in the frame it returned by, which nothing checks.
    private var hasForgedNumber = false
    /// The step before did more than one thing: what comes now happened in it, after its return.
    private var isLater = false

    init(_ machine: borrowing Machine) { before = Snapshot(machine) }

    /// Looks at the machine after a step.
    mutating func look(_ machine: borrowing Machine, _ stop: Stop) {
        let after = Snapshot(machine)
        if case .returned = stop { hasForgedNumber = !machine.exceptions.active[Int(after.ipsr)] }
        priorityIsWhatIsActive(machine, after)
        activeSetFitsMode(machine, after)
        switch stop {
        case .entered(let entry):
            entries += 1
            entryIsAboveWhatItPreempts(machine, entry)
            if entry.frameIsValid, !isLater, entry.kind == .preempt || entry.kind == .escalated {
                frameHoldsWhatWas(machine, entry)
            }
        case .returned(let record):
            if machine.pendingStop == nil, machine.pc == record.returnAddress { stackGoesBack(machine, record, after) }
        case .lockup: break
        default:
            priorityFallsForACause(after)
            if after.cfsr & ~before.cfsr != 0 { report("CFSR gained \(after.cfsr & ~before.cfsr) without an exception", after) }
        }
        oneCausePerFault(stop, after)
        isLater = machine.pendingStop != nil
        before = after
    }

    /// `ExecutionPriority()`, computed by the manual's words from the state itself.
    private mutating func priorityIsWhatIsActive(_ machine: borrowing Machine, _ after: Snapshot) {
        var expected = 256
        let subpriority = (2 << Int(machine.exceptions.priorityGrouping)) - 1
        for number in 2..<64 where machine.exceptions.active[number] {
            let group = number < 4 ? number - 4 : Int(machine.exceptions.priorities[number]) & ~subpriority
            expected = min(expected, group)
        }
        let basepri = Int(machine[.basepri])
        if basepri != 0 { expected = min(expected, basepri & ~subpriority) }
        if machine[.primask] != 0 { expected = min(expected, 0) }
        if machine[.faultmask] != 0 { expected = min(expected, -1) }
        if machine.executionPriority() != expected {
            report("the execution priority is \(machine.executionPriority()), not \(expected)", after)
        }
    }

    private mutating func activeSetFitsMode(_ machine: borrowing Machine, _ after: Snapshot) {
        if after.ipsr == 0 {
            if after.active > 0, machine.word(SCS.ccr) & 1 == 0, !machine.isLockedUp {
                report("\(after.active) exceptions are active in Thread mode", after)
            }
        } else if !machine.exceptions.active[Int(after.ipsr)], !hasForgedNumber, !machine.isLockedUp {
            report("exception \(after.ipsr) of IPSR is not active", after)
        }
    }

    private mutating func entryIsAboveWhatItPreempts(_ machine: borrowing Machine, _ entry: ExceptionEntry) {
        let number = Int(entry.exception.rawValue)
        if machine.exceptions.groupPriority(number) >= entry.executionPriorityBefore {
            report("\(entry.exception) was entered at \(entry.executionPriorityBefore)", Snapshot(machine))
        }
        if machine.exceptions.pending[number], !machine.exceptions.levels[number] {
            report("\(entry.exception) is still pending in its handler", Snapshot(machine))
        }
    }

    /// The frame has the registers of before, and stands where `PushStack()` puts it.
    private mutating func frameHoldsWhatWas(_ machine: borrowing Machine, _ entry: ExceptionEntry) {
        let isProcess = entry.excReturn & 4 != 0
        let stack = isProcess ? before.psp : before.msp
        let aligns = before.ccr & 0x200 != 0
        if entry.frame != (stack &- 0x20) & ~(aligns ? 4 : 0) {
            report("the frame of \(entry.exception) is at \(entry.frame), the stack was at \(stack)", before)
        }
        // The registers are those of before the step, but for what the instruction that was preempted changed: only a
        // synchronous exception, or one that came before the instruction, is certain.
        guard entry.instruction == before.pc, entry.fault != nil else { return }
        for (index, value) in before.stacked.enumerated() where machine.word(entry.frame &+ 4 &* UInt32(index)) != value {
            report("word \(index) of the frame of \(entry.exception) is not what was", before)
        }
        let realigned = aligns && stack & 4 != 0
        if machine.word(entry.frame &+ 28) >> 9 & 1 != (realigned ? 1 : 0) {
            report("bit 9 of the stacked xPSR does not say how the stack was aligned", before)
        }
    }

    private mutating func stackGoesBack(_ machine: borrowing Machine, _ record: ExceptionReturnRecord, _ after: Snapshot) {
        let isProcess = record.excReturn & 4 != 0
        let frame = isProcess ? before.psp : before.msp &+ before.popped
        let padding = before.ccr & 0x200 != 0 ? machine.word(frame &+ 28) >> 7 & 4 : 0
        let now = isProcess ? after.psp : after.msp
        if now != (frame &+ 0x20) | padding { report("the stack came back as \(now) from a frame at \(frame)", after) }
    }

    /// Without an entry or a return, only MSR, CPS and stores change the priority, and only they lower its urgency.
    private mutating func priorityFallsForACause(_ after: Snapshot) {
        guard after.priority > before.priority, before.ipsr == after.ipsr else { return }
        switch before.operation {
        case .msr, .cps, .strImmediate: break
        default: report("the priority went from \(before.priority) to \(after.priority)", after)
        }
    }

    /// A step sets one bit of a fault, and one more for the stack of its entry.
    private mutating func oneCausePerFault(_ stop: Stop, _ after: Snapshot) {
        let bits = (after.cfsr & ~before.cfsr & ~0x8080).nonzeroBitCount
        if bits > 2 { report("\(bits) bits of CFSR came at once", after) }
    }

    private mutating func report(_ text: String, _ at: Snapshot) {
        if violations.count < 8 { violations.append("\(text) (PC \(String(at.pc, radix: 16)), IPSR \(at.ipsr))") }
    }

    /// What a step is compared with.
    private struct Snapshot {
        let pc, msp, psp, ipsr, cfsr, ccr: UInt32
        let priority: Int
        let active: Int
        let stacked: [UInt32]
        let operation: Operation
        /// What a POP takes from the stack before it returns.
        let popped: UInt32

        init(_ machine: borrowing Machine) {
            pc = machine.pc
            msp = machine[.msp]
            psp = machine[.psp]
            ipsr = machine[.ipsr]
            cfsr = machine.word(SCS.cfsr)
            ccr = machine.word(SCS.ccr)
            priority = machine.executionPriority()
            active = machine.exceptions.active.count
            stacked = [machine[.r0], machine[.r1], machine[.r2], machine[.r3], machine[.r12], machine[.lr]]
            let first = UInt16(truncatingIfNeeded: machine.peek(pc, size: .halfword) ?? 0)
            let second = UInt16(truncatingIfNeeded: machine.peek(pc &+ 2, size: .halfword) ?? 0)
            let instruction = Decoder(.armv7M).decode(first, second)
            operation = instruction.operation
            popped = operation == .pop ? 4 * UInt32(instruction.immediate.nonzeroBitCount) : 0
        }
    }
}
