extension Machine {
    /// `ExecutionPriority()` (DDI 0403 B1.5.4): -2 to 256.
    package func executionPriority() -> Int { 256 }

    /// Raises a synchronous fault, SVC or breakpoint of the instruction at `instruction`: decides between its own exception,
    /// HardFault and lockup, and enters it. `next` is the address of the instruction after it.
    package mutating func raise(_ fault: Fault, instruction: UInt32, next: UInt32) {}

    /// Enters the pending exception that can preempt, if there is one; called between two instructions.
    package mutating func takePendingException() -> Bool { false }

    /// `ExceptionReturn()` (B1.5.8): the program counter was loaded with an EXC_RETURN in Handler mode.
    package mutating func exceptionReturn(_ excReturn: UInt32) {}

    /// Computes `attention` anew; called after anything that changes what is pending, enabled, masked or active.
    package mutating func updateAttention() {}

    /// `TakeReset()` (B1.5.5).
    package mutating func takeReset(_ kind: ResetKind) {}

    /// WFI (DDI 0403 B1.5.19): sets `state.isSleeping` unless something wakes it at once.
    package mutating func waitForInterrupt() {}

    /// WFE (B1.5.18): clears the event register, or sleeps when it is clear.
    package mutating func waitForEvent() {}

    /// SEV: sets the event register.
    package mutating func sendEvent() {}

    /// Whether a precise data bus error now is ignored (CCR.BFHFNMIGN at a negative priority); if so BFSR and BFAR are written.
    package mutating func ignoresBusError(at address: UInt32) -> Bool { false }
}
