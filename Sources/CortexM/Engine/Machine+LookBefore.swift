import ArmMProfile

/// What the run loop does with an instruction that it had to look at.
enum Look {
    /// Executes it; outside an IT block.
    case go
    /// Executes it in an IT block; its condition has passed.
    case goInITBlock
    /// Goes past it: its condition has failed.
    case skip
    /// Ends: at the limit, or before something that is not decoded or may not be fetched.
    case leave
    /// Ends before a hook.
    case hook
}

/// What the run loop knows that it may fetch, with the MPU on.
struct FetchPermission {
    /// An instruction that may be fetched.
    var address: UInt32
    /// 32 bytes in which all may: no MPU region or subregion is smaller.
    var line: UInt32 = 1

    /// Nothing is known.
    static var none: FetchPermission { FetchPermission(address: 1) }
}

extension Machine {
    /// Looks at the instruction at R15 before it executes, when every one has to be looked at: at the limit, in an IT block, with
    /// the MPU on.
    @inline(__always)
    mutating func lookBefore(_ i: Instruction, limit: UInt64, _ permission: inout FetchPermission) -> Look {
        if leavesRun || cycles >= limit || instructions >= instructionLimit { return .leave }
        if mpuActive, !mayFetch(registers[15], &permission) { return .leave }
        if i.operation == .notDecoded { return .leave }
        if i.operation == .hook { return .hook }
        if hasWaitStates { waitForFetch(registers[15], length: UInt32(i.length)) }
        guard state.itState & 0xF != 0 else {
            state.itState = 0
            inITBlock = false
            if countsExecutions { countExecution(registers[15]) }
            return .go
        }
        inITBlock = true
        restartITState = state.itState
        let passed = conditionPassed(state.itState >> 4) || ignoresCondition(i)
        state.itState = Self.advancedITState(state.itState)
        guard passed else { return .skip }
        if countsExecutions { countExecution(registers[15]) }
        if i.flags.contains(.timedByNext) { cycles &+= correctionInITBlock(i) }
        return .goInITBlock
    }

    /// BKPT does not look at its condition; whether an UNDEFINED encoding does is the core's choice.
    @inline(__always)
    private func ignoresCondition(_ i: Instruction) -> Bool {
        switch i.operation {
        case .bkpt: true
        case .undefined, .udf, .undefinedFloatingPoint: configuration.core.failedConditionsUndefine
        default: false
        }
    }

    /// Whether the run loop has to look at every instruction: with the MPU on, with wait states, while they are counted, and
    /// before the last that it may execute, since its limit is in cycles and an instruction may take none.
    var looksAtEach: Bool { mpuActive || instructionLimit &- instructions < 2 || hasWaitStates || countsExecutions }

    /// Whether the run loop may go on after an instruction with effects outside it: nothing waits at the boundary, no event
    /// comes before the limit, and what windows show is as it was.
    @inline(never)
    mutating func goesOn(_ limit: UInt64) -> Bool {
        if attention || !state.thumb || events.next < limit || control.resetRequest != nil || memory.hasMoved { return false }
        leavesRun = false
        return true
    }

    @inline(never)
    private func mayFetch(_ address: UInt32, _ permission: inout FetchPermission) -> Bool {
        if address == permission.address { return true }
        // The last half-word of a line may begin an instruction that ends in the next.
        if address & 31 == 30 { return false }
        if address & ~31 != permission.line {
            guard permits(address, .fetch, privileged: state.isPrivileged) else { return false }
            permission.line = address & ~31
        }
        permission.address = address
        return true
    }
}
