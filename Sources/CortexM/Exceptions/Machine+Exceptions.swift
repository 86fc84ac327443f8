import ArmMProfile

extension Machine {
    /// Raises a synchronous fault, SVC or breakpoint of the instruction at `instruction`: decides between its own exception,
    /// HardFault and lockup, and enters it (DDI 0403 B1.5.14). `next` is the address of the instruction after it.
    ///
    /// `state.itState` is that of the instruction itself; for SVC it is advanced here, since the next instruction resumes.
    package mutating func raise(_ fault: Fault, instruction: UInt32, next: UInt32) {
        if fault.kind == .breakpoint, debug.isEnabled { return enterDebugState(breakpointReason(at: instruction)) }
        let before = executionPriority()
        let exception = recordStatus(of: fault)
        let number = Int(exception.rawValue)
        let priority = exceptions.groupPriority(number)
        let enabled = exceptions.enabled[number]
        var record = entryRecord(exception, instruction: instruction, returnAddress: instruction, before: before)
        record.fault = fault
        record.enabled = enabled
        let escalates =
            switch fault.kind {
            case .mlsperr, .lsperr: lazyException(fault.kind) == .hardFault
            default: !enabled || priority >= before
            }
        if escalates {
            guard before > -1 else {
                let pc = isArmv7M ? instruction : 0xFFFF_FFFE
                return lockUp(.faultAtNegativePriority, exception, instruction: instruction, pc: pc, fault: fault)
            }
            record.exception = .hardFault
            record.kind = .escalated
            record.of = exception
            control.hfsr |= isArmv7M ? (fault.kind == .breakpoint ? HFSR.debugevt : HFSR.forced) : 0
        }
        if fault.kind == .svCall {
            record.returnAddress = next
            state.itState = state.itState & 7 == 0 ? 0 : state.itState & 0xE0 | state.itState << 1 & 0x1F
        }
        beginEntry(record)
    }

    /// Enters the pending exception that can preempt, if there is one; called between two instructions. Goes on with an
    /// entry that a cycle limit interrupted.
    package mutating func takePendingException() -> Bool {
        if exceptions.entry != nil {
            advanceEntry()
            return true
        }
        guard instructions >= exceptions.heldUntil, let number = exceptions.highestPending() else { return false }
        let before = executionPriority()
        guard exceptions.groupPriority(number) < before else { return false }
        let pc = registers[15]
        var record = entryRecord(
            ExceptionNumber(number), instruction: pc, returnAddress: pc, before: before)
        if state.isSleeping, exceptions.sleep == .onExit { record.kind = .tailChained }
        if let origin = origin(of: ExceptionNumber(number)) {
            record.kind = .escalated
            record.of = origin
        }
        beginEntry(record)
        return true
    }

    /// The exception in whose place a pending one stands: BusFault, for the HardFault of a late bus error while it is disabled.
    func origin(of exception: ExceptionNumber) -> ExceptionNumber? {
        exception == .hardFault && exceptions.hardFaultStandsForBusFault ? .busFault : nil
    }

    /// Whether a precise data bus error now is ignored (CCR.BFHFNMIGN at a negative priority); if so BFSR and BFAR are written.
    package mutating func ignoresBusError(at address: UInt32) -> Bool {
        guard control.ccr & CCR.bfhfnmign != 0, hasNegativePriority else { return false }
        control.cfsr |= CFSR.preciserr | CFSR.bfarvalid
        setFaultAddress(\.bfar, address)
        return true
    }

    /// Sets the status bits of `fault`, and says which exception is its own.
    private mutating func recordStatus(of fault: Fault) -> ExceptionNumber {
        guard isArmv7M else { return fault.kind == .svCall ? .svCall : .hardFault }
        switch fault.kind {
        case .iaccviol:
            control.cfsr |= CFSR.iaccviol
            return .memManage
        case .daccviol:
            control.cfsr |= CFSR.daccviol | CFSR.mmarvalid
            setFaultAddress(\.mmfar, fault.address)
            return .memManage
        case .mlsperr:
            control.cfsr |= CFSR.mlsperr
            return .memManage
        case .lsperr:
            control.cfsr |= CFSR.lsperr
            return .busFault
        case .ibuserr:
            control.cfsr |= CFSR.ibuserr
            return .busFault
        case .preciserr:
            control.cfsr |= CFSR.preciserr | CFSR.bfarvalid
            setFaultAddress(\.bfar, fault.address)
            return .busFault
        case .undefinstr: control.cfsr |= CFSR.undefinstr
        case .invstate: control.cfsr |= CFSR.invstate
        case .invpc: control.cfsr |= CFSR.invpc
        case .nocp: control.cfsr |= CFSR.nocp
        case .unaligned: control.cfsr |= CFSR.unaligned
        case .divbyzero: control.cfsr |= CFSR.divbyzero
        case .svCall: return .svCall
        case .breakpoint:
            control.dfsr |= DFSR.bkpt
            return .debugMonitor
        }
        return .usageFault
    }

    /// A record of an entry as far as it is known when it is decided.
    func entryRecord(
        _ exception: ExceptionNumber, instruction: UInt32, returnAddress: UInt32, before: Int
    ) -> ExceptionEntry {
        ExceptionEntry(
            exception: exception, kind: .preempt, of: nil, from: state.ipsr, excReturn: 0, frame: 0,
            instruction: instruction, returnAddress: returnAddress, handler: 0, cfsr: 0, hfsr: 0, fault: nil,
            executionPriorityBefore: before, priority: exceptions.priority(Int(exception.rawValue)),
            enabled: exceptions.enabled[exception], primask: state.primask, faultmask: state.faultmask,
            basepri: state.basepri, frameIsValid: true, cycles: cycles, instructions: instructions,
            pended: cycles, started: cycles)
    }
}
