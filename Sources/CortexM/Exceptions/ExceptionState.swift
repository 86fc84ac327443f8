package import ArmMProfile

/// What is pending, active and enabled, at which priority, and what is half done (DDI 0403 B1.5, B3.4).
///
/// Active is a set, not a stack: SHCSR writes to it, and EXC_RETURN is checked against it.
package struct ExceptionState: Sendable {
    package var pending = ExceptionSet()
    package var active = ExceptionSet()
    package var enabled = ExceptionSet()
    /// The cycle at which each became pending last.
    package var pendedAt: InlineArray<256, UInt64> = .init(repeating: 0)
    /// The level of each interrupt's input.
    package var levels = ExceptionSet()
    /// The priority registers, implemented bits only, by exception number.
    package var priorities: InlineArray<256, UInt8> = .init(repeating: 0)
    /// AIRCR.PRIGROUP.
    package var priorityGrouping: UInt8 = 0
    /// HardFault is pending in place of a disabled BusFault that came late (IMPRECISERR).
    package var hardFaultStandsForBusFault = false
    /// The store whose late error waits to be taken; of several, the first.
    package var lateStore: LateStore?
    /// No pending exception is taken before so many instructions are executed (`CoreConfiguration.unmasksLate`).
    package var heldUntil: UInt64 = 0
    /// DHCSR.C_MASKINTS: PendSV, SysTick and the interrupts are not taken.
    package var masksInterrupts = false
    /// An entry whose stacking is done and whose handler has not been reached.
    package var entry: EntryInProgress?
    /// Why the processor sleeps, while `ProcessorState.isSleeping`.
    package var sleep = SleepKind.waitForInterrupt
    /// The last entry, return and lockup, for reports.
    package var lastEntry: ExceptionEntry?
    package var lastReturn: ExceptionReturnRecord?
    package var lastLockup: LockupRecord?

    /// Reset state: Reset, NMI, HardFault, SVCall, PendSV and SysTick are always enabled (B1.5.4).
    package init() {
        for number in [1, 2, 3, 11, 14, 15] { enabled[number] = true }
    }

    /// `ExceptionPriority[]`: fixed for Reset, NMI and HardFault, otherwise what the register holds.
    package func priority(_ number: Int) -> Int {
        switch number {
        case 1: -3
        case 2: -2
        case 3: -1
        default: Int(priorities[number & 0xFF])
        }
    }

    /// The part of a priority that decides preemption: the priority less its subpriority.
    package func group(_ priority: Int) -> Int {
        priority < 0 ? priority : priority & ~(2 << Int(priorityGrouping & 7) &- 1)
    }

    /// The group priority of exception `number`.
    package func groupPriority(_ number: Int) -> Int { group(priority(number)) }

    /// The highest group priority among the active exceptions, 256 when none is.
    package func activePriority() -> Int {
        var best = 256
        for index in 0..<4 {
            var bits = active.words[index]
            while bits != 0 {
                let value = priority(index &* 64 &+ bits.trailingZeroBitCount)
                if value < best { best = value }
                bits &= bits &- 1
            }
        }
        return best == 256 ? 256 : group(best)
    }

    /// Whether anything is both pending and enabled.
    package var hasCandidate: Bool {
        pending.words[0] & enabled.words[0] | pending.words[1] & enabled.words[1] | pending.words[2] & enabled.words[2]
            | pending.words[3] & enabled.words[3] != 0
    }

    /// The exceptions of a word that are pending, enabled, and not held back by the debugger.
    private func candidates(_ index: Int) -> UInt64 {
        let bits = pending.words[index] & enabled.words[index]
        return masksInterrupts ? bits & (index == 0 ? 0x3FFF : 0) : bits
    }

    /// Whether NMI or HardFault is active: the execution priority is negative.
    package var hasNegativePriority: Bool { active.words[0] & 0b1100 != 0 }

    /// The pending and enabled exception that comes first: lowest priority value, then lowest number (B1.5.4).
    package func highestPending() -> Int? {
        guard hasCandidate else { return nil }
        var best: Int?
        var bestPriority = Int.max
        for index in 0..<4 {
            var bits = candidates(index)
            while bits != 0 {
                let number = index &* 64 &+ bits.trailingZeroBitCount
                let value = priority(number)
                if value < bestPriority {
                    bestPriority = value
                    best = number
                }
                bits &= bits &- 1
            }
        }
        return best
    }
}

/// An exception entry between the start of its stacking and the first instruction of a handler: while it lasts, a
/// higher-priority exception can still take its place (late arrival).
package struct EntryInProgress: Sendable {
    /// What is recorded of it; the handler, and the exception if another takes its place, come at the end.
    package var record: ExceptionEntry
    /// The exception that a stacking error pended.
    package var derived: ExceptionNumber?
    /// A stacking error at a negative priority: the handler is reached, then the processor locks up.
    package var locksUp = false
    /// The return that it is chained to.
    package var returned: ExceptionReturnRecord?
    /// The cycle at which the handler's first instruction may execute.
    package var end: UInt64
}
