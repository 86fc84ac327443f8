import ArmMProfile

/// Exception entry: `ExceptionEntry()`, `PushStack()`, `ExceptionTaken()` (DDI 0403 B1.5.6), derived exceptions and late
/// arrival (B1.5.11, B1.5.12).
extension Machine {
    /// Stacks for the exception of `record`, and enters it or what takes its place.
    mutating func beginEntry(_ record: ExceptionEntry) {
        let timing = ExceptionTiming(configuration.core.timing)
        let cost = record.kind == .tailChained ? timing.tailChain : timing.entry
        settleAbandoned()
        var entry = EntryInProgress(record: record, end: cycles &+ cost)
        if record.fault != nil || !exceptions.pending[record.exception] {
            exceptions.pendedAt[Int(record.exception.rawValue) & 0xFF] = cycles
        }
        exceptions.pending[record.exception] = true
        wake()
        state.isLockedUp = false
        let mode: StackMode = state.isHandlerMode ? .handler : state.usesProcessStack ? .threadProcess : .threadMain
        let frame = stackFrame
        entry.record.excReturn = mode.excReturn(frame)
        if frame == .floatingPoint {
            let isLazy = floatingPoint.fpccr & FPCCR.lspen != 0
            entry.record.frameContent = isLazy ? .reserved : .saved
            if !isLazy { entry.end &+= timing.floatingPointFrame }
        }
        let fault = pushStack(mode, returnAddress: record.returnAddress)
        entry.record.frame = stackPointer(process: mode.usesProcessStack)
        if let fault { noteStackingError(fault, &entry) }
        traceCounters.exception &+= entry.end &- cycles
        exceptions.entry = entry
        advanceEntry()
    }

    /// Chains from a return to `exception` without unstacking or stacking: the frame, the stack pointer and LR stay.
    mutating func beginTailChain(_ record: ExceptionEntry, after returned: ExceptionReturnRecord) {
        let timing = ExceptionTiming(configuration.core.timing)
        if record.fault != nil || !exceptions.pending[record.exception] {
            exceptions.pendedAt[Int(record.exception.rawValue) & 0xFF] = cycles
        }
        traceCounters.exception &+= timing.tailChain
        exceptions.pending[record.exception] = true
        exceptions.entry = EntryInProgress(record: record, returned: returned, end: cycles &+ timing.tailChain)
        advanceEntry()
    }

    /// Lets time pass to the end of the entry in progress, event by event, and then reaches the handler. Stops in the middle
    /// when the run's cycle limit is there first.
    mutating func advanceEntry() {
        while let end = exceptions.entry?.end {
            let next = events.next
            if next >= end, cycleLimit >= end {
                if cycles < end { cycles = end }
                return finishEntry()
            }
            if cycleLimit < next {
                if cycles < cycleLimit { cycles = cycleLimit }
                attention = true
                return
            }
            if cycles < next { cycles = next }
            dispatchEvents()
        }
    }

    /// `ExceptionTaken()`, for the pending exception that now comes first.
    private mutating func finishEntry() {
        guard var entry = exceptions.entry.take() else { return }
        let requested = entry.record.exception
        if let number = exceptions.highestPending(), number != Int(requested.rawValue),
            exceptions.groupPriority(number) < entry.record.executionPriorityBefore
        {
            let taken = ExceptionNumber(number)
            entry.record.kind = taken == entry.derived ? .derived : .lateArrival
            entry.record.of = taken == entry.derived ? requested : origin(of: taken)
            entry.record.fault = nil
            replace(&entry.record, with: taken)
        }
        guard let vector = vectorOrHardFault(&entry) else { return }
        let handler = vector & ~1
        entry.record.lateStore = takeLateStore(for: entry.record)
        activate(entry.record.exception, entry.record.excReturn)
        registers[15] = handler
        state.thumb = vector & 1 != 0
        let timing = ExceptionTiming(configuration.core.timing)
        if handler.isInSRAM { cycles &+= timing.entryToSRAM }
        entry.record.handler = handler
        entry.record.pended = exceptions.pendedAt[Int(entry.record.exception.rawValue) & 0xFF]
        entry.record.started = cycles
        if isArmv7M {
            entry.record.cfsr = control.cfsr
            entry.record.hfsr = control.hfsr
        }
        if var returned = entry.returned {
            returned.returnAddress = handler
            note(returned)
        }
        note(entry.record)
        if entry.locksUp {
            lockUp(.stacking, entry.record.exception, instruction: entry.record.instruction, pc: 0xFFFF_FFFE)
        } else {
            catchVector(of: entry.record)
            updateAttention()
        }
    }

    /// The vector of the exception being entered. A bus error reading it makes HardFault the one that is entered, and the
    /// other stays pending; a second error, or one for NMI or HardFault, locks up: `nil` (B1.5.15).
    private mutating func vectorOrHardFault(_ entry: inout EntryInProgress) -> UInt32? {
        while true {
            let exception = entry.record.exception
            let address = control.vtor &+ 4 &* UInt32(exception.rawValue)
            do {
                return try readVector(address)
            } catch {
                if isArmv7M { control.hfsr |= HFSR.vecttbl }
                if exception <= .hardFault {
                    activate(exception, entry.record.excReturn)
                    lockUp(
                        .vectorRead, exception, instruction: entry.record.instruction, pc: 0xFFFF_FFFE,
                        vectorAddress: address)
                    return nil
                }
                entry.record.kind = .derived
                entry.record.of = exception
                replace(&entry.record, with: .hardFault)
            }
        }
    }

    private func replace(_ record: inout ExceptionEntry, with exception: ExceptionNumber) {
        record.exception = exception
        record.priority = exceptions.priority(Int(exception.rawValue))
        record.enabled = exceptions.enabled[exception]
    }

    /// The state of a handler's first instruction: mode, active and pending bits, main stack, monitor, event register.
    private mutating func activate(_ exception: ExceptionNumber, _ excReturn: UInt32) {
        exceptions.pending[exception] = false
        exceptions.active[exception] = true
        if exception == .hardFault { exceptions.hardFaultStandsForBusFault = false }
        state.ipsr = exception
        state.itState = 0
        state.continuation = 0
        floatingPoint.fpca = false
        selectStack(process: false)
        registers[14] = excReturn
        state.exclusiveMonitor = false
        state.eventRegister = true
    }

    /// Records a stacking error and pends the exception derived from it, weighed against the priority before the entry.
    private mutating func noteStackingError(_ fault: Fault, _ entry: inout EntryInProgress) {
        let exception = recordFrameError(fault, memManage: CFSR.mstkerr, busFault: CFSR.stkerr)
        entry.record.frameIsValid = false
        entry.derived = derivedException(exception, entry.record.executionPriorityBefore)
        if let derived = entry.derived {
            setPending(Int(derived.rawValue))
        } else {
            entry.locksUp = true
        }
    }

    /// Sets the status bit of an error in stacking or unstacking, and says which exception it is. NOCP is that of a frame with
    /// floating-point state where CPACR allows none.
    mutating func recordFrameError(_ fault: Fault, memManage: UInt32, busFault: UInt32) -> ExceptionNumber {
        let (bit, exception): (UInt32, ExceptionNumber) =
            switch fault.kind {
            case .daccviol: (memManage, .memManage)
            case .nocp: (CFSR.nocp, .usageFault)
            default: (busFault, .busFault)
            }
        if isArmv7M { control.cfsr |= bit }
        return exception
    }

    /// The exception that a fault of `exception` becomes when it is weighed against `before`: itself, HardFault, or `nil` for
    /// lockup.
    mutating func derivedException(_ exception: ExceptionNumber, _ before: Int) -> ExceptionNumber? {
        let number = Int(exception.rawValue)
        if isArmv7M, exceptions.enabled[number], exceptions.groupPriority(number) < before { return exception }
        guard before > -1 else { return nil }
        if isArmv7M { control.hfsr |= HFSR.forced }
        return .hardFault
    }
}
