import ArmMProfile

/// Exception return: `ExceptionReturn()`, `PopStack()`, `DeActivate()` (DDI 0403 B1.5.8).
extension Machine {
    /// The program counter was loaded with an EXC_RETURN in Handler mode.
    package mutating func exceptionReturn(_ excReturn: UInt32) {
        let excReturn = excReturn | 0xF000_0000
        let ones: UInt32 = hasFloatingPoint ? 0x0FFF_FFE0 : 0x0FFF_FFF0
        if excReturn & ones != ones { noteUnpredictable(.excReturn) }
        let returning = state.ipsr
        let from = registers[15]
        let nested = exceptions.active.count
        let record = ExceptionReturnRecord(
            exception: returning, excReturn: excReturn, returnAddress: 0, cycles: cycles, instructions: instructions)
        let mode = StackMode(rawValue: excReturn & 0xF)
        let isWhole = integrityHolds(mode, returning, nested)
        deactivate(returning)
        guard let mode, isWhole else {
            return failBeforeUnstacking(record, mode, from: from)
        }
        if canPreempt(), let number = exceptions.highestPending() {
            var entry = entryRecord(
                ExceptionNumber(number), instruction: from, returnAddress: 0, before: executionPriority())
            entry.kind = .tailChained
            entry.of = origin(of: entry.exception)
            return chain(entry, record, mode, from: returning)
        }
        let frame = stackPointer(process: mode.usesProcessStack)
        let kind = stackFrame(excReturn)
        let words: InlineArray<8, UInt32>
        var loadsFloatingPoint = false
        do {
            words = try readFrame(frame, mode)
            if kind == .floatingPoint { loadsFloatingPoint = try popFloatingPoint(frame, privileged: isPrivileged(mode)) }
        } catch {
            return failToUnstack(error, record, mode, frame, from: from)
        }
        selectStack(process: mode.usesProcessStack)
        if words[6] & 1 != 0 { noteUnpredictable(.oddReturnAddress) }
        popStack(words, frame, kind, mode)
        if (mode == .handler) != state.isHandlerMode {
            return failAfterUnstacking(record, mode, frame)
        }
        state.exclusiveMonitor = false
        state.eventRegister = true
        let timing = ExceptionTiming(configuration.core.timing)
        let before = cycles
        cycles &+= timing.exit
        if loadsFloatingPoint { cycles &+= timing.floatingPointFrame }
        if registers[15].isInSRAM { cycles &+= timing.exitToSRAM }
        traceCounters.exception &+= cycles &- before
        var returned = record
        returned.returnAddress = registers[15]
        note(returned)
        updateAttention()
        guard !isArmv7M || words[7].continuation == 0 || continuesInstruction(registers[15]) else {
            state.continuation = 0
            return raise(Fault(.invstate), instruction: registers[15], next: registers[15])
        }
        if mode != .handler, nested == 1, control.scr & SCR.sleeponexit != 0 { sleep(.onExit) }
    }

    /// The checks of EXC_RETURN against what is active. Armv6-M has the same, by way of HardFault.
    private func integrityHolds(_ mode: StackMode?, _ returning: ExceptionNumber, _ nested: Int) -> Bool {
        guard exceptions.active[returning] else { return false }
        switch mode {
        case .handler: return nested != 1
        case .threadMain, .threadProcess: return nested == 1 || control.ccr & CCR.nonbasethrdena != 0
        case nil: return false
        }
    }

    /// Whether a load or store multiple, which ICI in xPSR can continue, is at `address`.
    private func continuesInstruction(_ address: UInt32) -> Bool {
        guard let first = peek(address, size: .halfword) else { return true }
        return switch first >> 8 {
        case 0xB4, 0xB5, 0xBC, 0xBD, 0xC0...0xCF: true
        default: first & 0xFE40 == 0xE800 || first & 0xFE00 == 0xEC00
        }
    }

    /// `DeActivate()`: the exception is no longer active, FAULTMASK is cleared by all but NMI, and an interrupt whose input is
    /// still high is pending again.
    private mutating func deactivate(_ exception: ExceptionNumber) {
        exceptions.active[exception] = false
        if exceptions.active[.hardFault], !exceptions.active[.nmi], exception != .nmi { noteUnpredictable(.returnUnderHardFault) }
        if exception != .nmi { state.faultmask = false }
        if exceptions.levels[exception], exception != .nmi { setPending(Int(exception.rawValue & 0xFF)) }
    }

    /// INVPC; on Armv6-M the return is UNPREDICTABLE, and HardFault is what cores make of it.
    private mutating func noteInvalidReturn() {
        if isArmv7M { control.cfsr |= CFSR.invpc } else { noteUnpredictable(.invalidReturn) }
    }

    /// An integrity error before unstacking: INVPC, entered by chaining, with the frame where it was.
    private mutating func failBeforeUnstacking(_ record: ExceptionReturnRecord, _ mode: StackMode?, from: UInt32) {
        let before = executionPriority()
        noteInvalidReturn()
        let stack = stackPointer(process: mode?.usesProcessStack ?? false)
        guard let target = derivedException(.usageFault, before) else {
            if let mode { setStackPointer(process: mode.usesProcessStack, stack &+ stackFrame(record.excReturn).size) }
            return lockUpOnReturn(record, mode ?? .handler, Fault(.invpc), from: from)
        }
        var entry = entryRecord(target, instruction: from, returnAddress: 0, before: before)
        entry.kind = .derived
        entry.of = record.exception
        entry.fault = Fault(.invpc)
        chain(entry, record, mode ?? .handler, from: record.exception)
    }

    /// A bus or MPU error while unstacking: its exception is entered by chaining, with the frame where it was.
    private mutating func failToUnstack(
        _ error: Fault, _ record: ExceptionReturnRecord, _ mode: StackMode, _ frame: UInt32, from: UInt32
    ) {
        let before = executionPriority()
        let exception = recordFrameError(error, memManage: CFSR.munstkerr, busFault: CFSR.unstkerr)
        // On Armv6-M an xPSR that cannot be read from the main stack leaves nothing to go on with: lockup, at HardFault's priority.
        let losesMainStack = !isArmv7M && !mode.usesProcessStack && error.address == frame &+ 28
        guard !losesMainStack, let target = derivedException(exception, before) else {
            if losesMainStack { exceptions.active[.hardFault] = true }
            setStackPointer(process: mode.usesProcessStack, frame &+ stackFrame(record.excReturn).size)
            return lockUpOnReturn(record, mode, nil, from: from)
        }
        var entry = entryRecord(target, instruction: from, returnAddress: 0, before: before)
        entry.kind = .derived
        entry.of = record.exception
        chain(entry, record, mode, from: record.exception)
    }

    /// The mode of EXC_RETURN and the IPSR of the frame disagree: the frame is pushed again, "to negate PopStack()".
    private mutating func failAfterUnstacking(
        _ record: ExceptionReturnRecord, _ mode: StackMode, _ frame: UInt32
    ) {
        let before = executionPriority()
        let address = registers[15]
        noteInvalidReturn()
        guard let target = derivedException(.usageFault, before) else {
            return lockUpOnReturn(record, mode, Fault(.invpc), from: address)
        }
        var entry = entryRecord(target, instruction: address, returnAddress: address, before: before)
        entry.kind = .derived
        entry.of = record.exception
        entry.fault = Fault(.invpc)
        if let error = pushStack(mode, returnAddress: address) {
            entry.frameIsValid = false
            _ = recordFrameError(error, memManage: CFSR.mstkerr, busFault: CFSR.stkerr)
        }
        chain(entry, record, mode, from: record.exception)
    }

    private mutating func chain(
        _ entry: ExceptionEntry, _ record: ExceptionReturnRecord, _ mode: StackMode, from: ExceptionNumber
    ) {
        var entry = entry
        entry.from = from
        entry.excReturn = record.excReturn
        entry.frame = stackPointer(process: mode.usesProcessStack)
        if stackFrame(record.excReturn) == .floatingPoint {
            entry.frameContent = floatingPoint.hasLazyState ? .reserved : .saved
        }
        entry.returnAddress = peek(entry.frame &+ 24, size: .word) ?? 0
        beginTailChain(entry, after: record)
    }

    /// Lockup instead of a return: the return's mode is already current.
    private mutating func lockUpOnReturn(
        _ record: ExceptionReturnRecord, _ mode: StackMode, _ fault: Fault?, from: UInt32
    ) {
        selectStack(process: mode.usesProcessStack)
        state.ipsr = mode == .handler ? .hardFault : .thread
        lockUp(.unstacking, record.exception, instruction: from, pc: 0xFFFF_FFFE, fault: fault)
    }
}

extension UInt32 {
    /// ICI of this xPSR: 0 when its field holds an IT block or nothing.
    fileprivate var continuation: UInt32 { self & 0x0600_0C00 == 0 ? self >> 12 & 0xF : 0 }
}
