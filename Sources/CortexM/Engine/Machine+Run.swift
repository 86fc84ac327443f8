import ArmMProfile

extension Machine {
    /// Runs until something ends it: so many instructions executed, a cycle reached, a hook, or what ``Stop`` names.
    ///
    /// The first instruction executes even if it is hooked, so that a run after `.hook` goes on. An exception that is pending
    /// is entered before the first instruction.
    public mutating func run(instructions count: UInt64 = .max, untilCycle: UInt64 = .max) -> Stop {
        let (sum, overflow) = instructions.addingReportingOverflow(count)
        let instructionLimit = overflow ? .max : sum
        self.instructionLimit = instructionLimit
        cycleLimit = untilCycle
        defer {
            self.instructionLimit = .max
            cycleLimit = .max
        }
        var passedHook: UInt32? = registers[15]
        var sleptThrough = 0
        while true {
            dispatchEvents()
            if let stop = endOfRun() { return stop }
            if instructions >= instructionLimit || cycles >= untilCycle { return .limit }
            if attention {
                if debug.wantsBoundary, takeDebugTurn(passedHook) {
                    passedHook = nil
                    continue
                }
                if takePendingException() {
                    passedHook = nil
                    continue
                }
                if state.isSleeping || state.isLockedUp {
                    sleptThrough += 1
                    guard sleptThrough < Self.eventsToSleepThrough, wait(untilCycle) else { return .idle }
                    continue
                }
            }
            sleptThrough = 0
            let isHooked = isHooked(registers[15])
            if isHooked ? passedHook == registers[15] || isInMiddle : executesAlone || isInMiddle {
                stepInPlace()
            } else if runDecoded(instructionLimit, untilCycle), self.isHooked(registers[15]) {
                return .hook
            }
            passedHook = nil
        }
    }

    /// Executes one instruction, or enters the exception that comes before it.
    public mutating func step() -> Stop {
        if debug.wantsBoundary { return run(instructions: 1) }
        dispatchEvents()
        if pendingStop == nil, attention, control.resetRequest == nil, takePendingException() {
            return endOfRun() ?? .limit
        }
        return run(instructions: 1)
    }

    /// How many events may pass a sleeping processor by in one run, before it counts as idle: firmware that sleeps for ever
    /// beside a running timer must not hold the host for ever.
    private static var eventsToSleepThrough: Int { 1_000_000 }

    /// Carries out the events that are due.
    mutating func dispatchEvents() {
        while events.next <= cycles {
            let due = events.next
            guard let action = events.popDue(cycles) else { return }
            inputTime = due
            switch action {
            case .sysTick: sysTickEvent()
            case .storeError(let store): raiseImpreciseBusFault(store)
            case .device(let index, let tag): deviceEvent(index, tag: tag)
            case .systemReset: control.resetRequest = .system
            }
            inputTime = nil
        }
    }

    /// What ends the run at this boundary; a reset that was asked for is done now.
    private mutating func endOfRun() -> Stop? {
        if let request = control.resetRequest {
            if request == .system { resetDevices(.system, devices.requestedReset ?? .software) }
            takeReset(.system)
            return .reset(.system)
        }
        guard pendingStop != nil, let stop = takeStop() else { return debug.haltReason.map { .halted($0) } }
        if case .reset(let kind) = stop { reset(kind) }
        return stop
    }

    /// Moves time on to the next event, or to `untilCycle`; false when there is neither.
    private mutating func wait(_ untilCycle: UInt64) -> Bool {
        let next = min(events.next, untilCycle)
        guard next != .max else { return false }
        if next > cycles {
            if state.isSleeping { traceCounters.sleep &+= next &- cycles }
            cycles = next
        }
        return true
    }

    /// Whether the instruction at the program counter is one that the run loop must not execute from its cache.
    private var executesAlone: Bool {
        profilesInstructions || isInterposed(registers[15]) || (debug.passing != nil && passesBreakpoint)
    }

    /// Whether an instruction has been begun that an event came into.
    private var isInMiddle: Bool { state.continuation != 0 || carriedCycles != 0 }

    /// Executes the instruction at the program counter, hooked or not, and past its breakpoint if the debugger resumed there.
    mutating func stepInPlace() {
        let address = registers[15]
        let before = cycles &- traceCounters.exception
        let isPassing = debug.passing != nil && passesBreakpoint
        if isPassing {
            debug.passing = nil
            updateAttention()
        }
        do throws(Fault) {
            if injectsErrors { try checkInjectedFetch(address) }
            let instruction = try fetchInPlace(address, passingBreakpoint: isPassing)
            guard state.thumb else { throw Fault(.invstate) }
            var permission = FetchPermission(address: address)
            leavesRun = false
            instructionLimit = .max
            let look = lookBefore(instruction, limit: .max, &permission)
            instructions &+= 1
            if look == .skip {
                registers[15] = address &+ UInt32(instruction.length)
                cycles &+= 1
            } else {
                executeOrRaise(instruction, at: address)
            }
            // One that an event came into is not counted as executed yet.
            let isCut = carriedCycles != 0
            if profilesInstructions {
                profile(instruction, cycles: cycles &- traceCounters.exception &- before &+ (isCut ? 1 : 0))
            }
            if !isCut { watchInstruction(address) }
        } catch {
            raise(error, instruction: address, next: address)
        }
    }

    /// Runs decoded instructions until a boundary needs a look. Returns whether it stands before a hook.
    private mutating func runDecoded(_ instructionLimit: UInt64, _ untilCycle: UInt64) -> Bool {
        let address = registers[15]
        let window: Int
        do throws(Fault) {
            window = try decode(address)
        } catch {
            if controlledFetch(error) != nil {
                if isHooked(address) { return true }
                stepInPlace()
                return false
            }
            raise(error, instruction: address, next: address)
            return false
        }
        let held = max(exceptions.heldUntil, instructions) &- instructions
        let count = min(instructionLimit &- instructions, held == 0 ? .max : held)
        // Of two instructions one takes a cycle at least, so that this many cycles hold no more instructions than are left.
        let (last, overflow) = cycles.addingReportingOverflow(max(1, count / 2))
        self.instructionLimit = count == .max ? .max : instructions &+ count
        let limit = min(overflow ? .max : last, untilCycle, events.next)
        leavesRun = false
        memory.hasMoved = false
        return runCode(window: window, limit: limit)
    }

    /// Executes one instruction whose condition has passed, with R15 the next one's address, and raises its fault if it has one.
    mutating func executeOrRaise(_ instruction: Instruction, at address: UInt32) {
        let next = address &+ UInt32(instruction.length)
        instructionAddress = address
        registers[15] = next
        if instruction.flags.contains(.unpredictable) { noteUnpredictable(address) }
        if isAbandoned(instruction, at: address) { return }
        do throws(Fault) {
            instructionCycles = instruction.cycles
            if state.continuation != 0, continues(instruction) {
                try continueMultiple(instruction)
            } else {
                state.continuation = 0
                try execute(instruction)
            }
            cycles &+= UInt64(instructionCycles) &- takeCarriedCycles()
        } catch {
            carriedCycles = 0
            raiseExecuting(error, at: address, next: next)
        }
    }

    /// Raises the fault of the instruction in execution.
    @inline(never)
    mutating func raiseExecuting(_ fault: Fault, at address: UInt32, next: UInt32) {
        if inITBlock { state.itState = restartITState }
        leavesRun = true
        registers[15] = address
        raise(fault, instruction: address, next: next)
    }

    /// Keeps the first few uses of UNPREDICTABLE encodings.
    private mutating func noteUnpredictable(_ address: UInt32) {
        guard unpredictable.count < UnpredictableUse.limit, !unpredictable.contains(where: { $0.address == address }),
            let first = peek(address, size: .halfword), let second = peek(address &+ 2, size: .halfword)
        else { return }
        let instruction = decoder.decode(UInt16(truncatingIfNeeded: first), UInt16(truncatingIfNeeded: second))
        unpredictable.append(UnpredictableUse(address: address, instruction: instruction))
    }
}
