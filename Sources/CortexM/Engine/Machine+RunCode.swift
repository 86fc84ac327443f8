import ArmMProfile

extension Machine {
    /// The run loop. Executes decoded instructions from the program counter on, in window `index`, until the cycle `limit`, or
    /// until an instruction did something that the boundary after it has to look at. Returns whether it stands before a hook.
    @inline(never)
    mutating func runCode(window index: Int, limit: UInt64) -> Bool {
        guard let code = memory.windows[index].code() else { return false }
        let base = memory.windows[index].base
        let size = UInt32(clamping: memory.windows[index].size)
        var place = code + Int((registers[15] &- base) >> 1)
        // 0 while every instruction has to be looked at: in an IT block, and while the MPU is on.
        var deadline: UInt64 = 0
        // With the MPU on: the instruction that may be fetched, and the 32 bytes in which all may.
        var permitted = registers[15]
        var permittedLine: UInt32 = 1
        while true {
            let address = base &+ UInt32(truncatingIfNeeded: (place - code) << 1)
            if cycles >= deadline {
                registers[15] = address
                if leavesRun || cycles >= limit { return false }
                if place.pointee.operation == .notDecoded { return false }
                if place.pointee.operation == .hook { return true }
                if mpuActive, address != permitted {
                    if address & ~31 != permittedLine || address & 31 == 30 {
                        guard permits(address, .fetch, privileged: state.isPrivileged), address & 31 != 30 else {
                            return false
                        }
                        permittedLine = address & ~31
                    }
                    permitted = address
                }
                if state.itState & 0xF == 0 {
                    state.itState = 0
                    inITBlock = false
                    deadline = mpuActive ? 0 : limit
                } else {
                    inITBlock = true
                    restartITState = state.itState
                    let passed = conditionPassed(state.itState >> 4) || place.pointee.operation == .bkpt
                    state.itState = Self.advancedITState(state.itState)
                    guard passed else {
                        cycles &+= 1
                        instructions &+= 1
                        place += Int(place.pointee.length) >> 1
                        continue
                    }
                }
            }
            if place.pointee.operation == .notDecoded { registers[15] = address; return false }
            if place.pointee.operation == .hook { registers[15] = address; return true }
            instructions &+= 1
            executeOrRaise(place.pointee, at: address)
            let next = registers[15]
            guard next &- base < size else { return false }
            place = code + Int((next &- base) >> 1)
            if leavesRun || place.pointee.operation == .it || state.itState != 0 { deadline = 0 }
        }
    }
}
