import ArmMProfile

extension Machine {
    /// BKPT: 0xAB asks for semihosting.
    mutating func executeBKPT(_ i: Instruction) throws(Fault) {
        leavesRun = true
        if i.immediate == 0xAB, semihostingCall() { return }
        throw Fault(.breakpoint)
    }

    /// IT: its firstcond and mask become ITSTATE.
    mutating func executeIT(_ i: Instruction) {
        state.itState = UInt8(truncatingIfNeeded: i.immediate)
    }

    /// CPS and MSR: an instruction that raises the masking priority takes a cycle more (`CycleTable.maskRaise`).
    mutating func executeCPS(_ i: Instruction) {
        changeMasks { machine in machine.changeProcessorState(i.immediate) }
    }

    /// MSR.
    mutating func executeMSR(_ i: Instruction) {
        let value = operand(i.rn)
        changeMasks { machine in machine.setSpecialRegister(i.immediate, mask: UInt32(i.ra), value) }
    }

    private mutating func changeMasks(_ change: (inout Machine) -> Void) {
        leavesRun = true
        let before = executionPriority()
        change(&self)
        let after = executionPriority()
        if after < before { cycles &+= timing.maskRaise }
        if after > before, configuration.core.unmasksLate { exceptions.heldUntil = instructions &+ 1 }
    }

    /// WFI.
    mutating func executeWFI() {
        leavesRun = true
        waitForInterrupt()
    }

    /// WFE.
    mutating func executeWFE() {
        leavesRun = true
        waitForEvent()
    }

    /// SEV.
    mutating func executeSEV() {
        leavesRun = true
        sendEvent()
    }

    /// A coprocessor instruction: no M-profile core here has one; Armv6-M has not even the encodings.
    func coprocessorFault() -> Fault {
        Fault(configuration.core.architecture == .armv6M ? .undefinstr : .nocp)
    }
}
