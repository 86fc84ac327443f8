/// What CPICNT, EXCCNT, SLEEPCNT, LSUCNT and FOLDCNT count (DDI 0403 C1.8.4): cycles in which no instruction retires, each by one
/// cause, and the instructions that took no cycle. Cycles = instructions + the first four - the last.
///
/// The totals only grow; `ProfilingCounters` makes the 8-bit registers of them. Exception entry and return, and sleep, are added
/// always, since they cost nothing there; the other three only while `Machine.profilesInstructions` is set.
package struct TraceCounters: Sendable, Hashable {
    /// Cycles of an instruction beyond its first, other than `loadStore`, and of waiting for its fetch.
    package var cyclesPerInstruction: UInt64 = 0
    /// Cycles of exception entry and return.
    package var exception: UInt64 = 0
    /// Cycles asleep.
    package var sleep: UInt64 = 0
    /// Cycles of a load or store beyond its first.
    package var loadStore: UInt64 = 0
    /// Instructions that took no cycle.
    package var folded: UInt64 = 0

    package init() {}

    /// The totals in the order of the registers and of DWT_CTRL's enable bits.
    package subscript(index: Int) -> UInt64 {
        switch index {
        case 0: cyclesPerInstruction
        case 1: exception
        case 2: sleep
        case 3: loadStore
        default: folded
        }
    }
}

/// The 8-bit profiling counters of the DWT. Each counts while its event enable bit of DWT_CTRL and DEMCR.TRCENA are set, and begins
/// at 0 when that bit goes from 0 to 1.
package struct ProfilingCounters: Sendable {
    /// How many there are.
    package static let count = 5
    /// CPIEVTENA, the first of their enable bits in DWT_CTRL.
    package static let firstEnable: UInt32 = 17

    /// Whether each counts now.
    private var runs: InlineArray<5, Bool> = .init(repeating: false)
    private var values: InlineArray<5, UInt8> = .init(repeating: 0)
    /// The totals when each began to count.
    private var since: InlineArray<5, UInt64> = .init(repeating: 0)

    package init() {}

    /// Whether one counts that needs to know of each instruction.
    package var needsInstructions: Bool { runs[0] || runs[3] || runs[4] }

    /// The register of counter `index`.
    package func value(_ index: Int, _ totals: TraceCounters) -> UInt8 {
        runs[index] ? values[index] &+ UInt8(truncatingIfNeeded: totals[index] &- since[index]) : values[index]
    }

    /// Sets the register of counter `index`.
    mutating func set(_ index: Int, _ value: UInt8, _ totals: TraceCounters) {
        values[index] = value
        since[index] = totals[index]
    }

    /// Starts and stops the counters by what DWT_CTRL holds, `cleared` of which has just been set.
    mutating func control(_ enabled: UInt32, cleared: UInt32, isTraceEnabled: Bool, _ totals: TraceCounters) {
        for index in 0..<Self.count {
            let bit = Self.firstEnable &+ UInt32(truncatingIfNeeded: index)
            set(index, cleared >> bit & 1 != 0 ? 0 : value(index, totals), totals)
            runs[index] = isTraceEnabled && enabled >> bit & 1 != 0
        }
    }
}
