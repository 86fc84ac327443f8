import ArmMProfile

extension Machine {
    /// Locks the processor up (DDI 0403 B1.5.15): a state, which reset ends, or NMI when the priority is -1. FORCED and the
    /// pending and active bits stay as they are.
    mutating func lockUp(
        _ cause: LockupRecord.Cause, _ exception: ExceptionNumber, instruction: UInt32, pc: UInt32, fault: Fault? = nil,
        vectorAddress: UInt32 = 0
    ) {
        registers[15] = pc
        if pc == 0xFFFF_FFFE {
            state.thumb = true
            state.itState = 0
            state.continuation = 0
        }
        state.isLockedUp = true
        let record = LockupRecord(
            cause: cause, fault: fault, exception: exception, instruction: instruction, pc: pc,
            executionPriority: executionPriority(), vectorAddress: vectorAddress, cfsr: isArmv7M ? control.cfsr : 0,
            hfsr: isArmv7M ? control.hfsr : 0, ipsr: state.ipsr, faultmask: state.faultmask, cycles: cycles,
            instructions: instructions)
        exceptions.lastLockup = record
        requestStop(.lockup(record))
        updateAttention()
    }

    /// Keeps the record of an entry, and ends the run with it when entries are observed.
    mutating func note(_ entry: ExceptionEntry) {
        exceptions.lastEntry = entry
        if observation.contains(.entries) { requestStop(.entered(entry)) }
    }

    /// Keeps the record of a return, and ends the run with it when returns are observed.
    mutating func note(_ returned: ExceptionReturnRecord) {
        exceptions.lastReturn = returned
        if observation.contains(.returns) { requestStop(.returned(returned)) }
    }
}
