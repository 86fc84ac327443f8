/// SysTick's registers (DDI 0403 B3.3). The counter is computed from the cycle count when someone looks.
package struct SysTickState: Sendable, Hashable {
    package var isEnabled = false
    /// Its clock stands still, in a deep sleep that stops it.
    package var isStopped = false
    /// Whether it counts.
    private var runs: Bool { isEnabled && !isStopped }
    /// CSR.TICKINT.
    package var pends = false
    /// CSR.CLKSOURCE: the core clock rather than the reference.
    package var usesCoreClock = false
    package var countFlag = false
    /// RVR.
    package var reload: UInt32 = 0
    /// CVR at `since`.
    private(set) var value: UInt32 = 0
    private(set) var since: UInt64 = 0
    /// Cycles per tick.
    private(set) var divider: UInt64 = 1

    package init() {}

    /// Ticks from a counter of `value` to its next change from 1 to 0; `nil` when there will be none.
    private func ticksToZero() -> UInt64? {
        if value > 0 { return UInt64(value) }
        return reload == 0 ? nil : 1 &+ UInt64(reload)
    }

    /// CVR at `cycle`, and how often it has gone from 1 to 0 since `since`.
    private func advanced(to cycle: UInt64) -> (value: UInt32, zeros: UInt64) {
        guard runs, cycle > since, let first = ticksToZero() else { return (value, 0) }
        let ticks = (cycle &- since) / divider
        guard ticks >= first else {
            // Still on the way: a counter that starts at 0 loads RVR with the first tick.
            if value > 0 { return (value &- UInt32(truncatingIfNeeded: ticks), 0) }
            return (ticks == 0 ? 0 : reload &- UInt32(truncatingIfNeeded: ticks &- 1), 0)
        }
        guard reload > 0 else { return (0, 1) }
        let period = UInt64(reload) &+ 1
        let after = (ticks &- first) % period
        let now = after == 0 ? 0 : reload &- UInt32(truncatingIfNeeded: after &- 1)
        return (now, 1 &+ (ticks &- first) / period)
    }

    /// CVR at `cycle`.
    package func currentValue(at cycle: UInt64) -> UInt32 { advanced(to: cycle).value }

    /// COUNTFLAG at `cycle`.
    package func currentCountFlag(at cycle: UInt64) -> Bool { countFlag || advanced(to: cycle).zeros > 0 }

    /// Brings the counter to `cycle`. True when it has reached 0 on the way.
    mutating func advance(to cycle: UInt64) -> Bool {
        let (now, zeros) = advanced(to: cycle)
        value = now
        if cycle > since { since &+= runs ? (cycle &- since) / divider &* divider : cycle &- since }
        if zeros > 0 { countFlag = true }
        return zeros > 0
    }

    /// Sets the counter, whose next tick is `divider` cycles after `cycle`.
    mutating func restart(value: UInt32, at cycle: UInt64, divider: UInt64) {
        self.value = value
        since = cycle
        self.divider = max(divider, 1)
    }

    /// The cycle at which the counter next reaches 0 and pends SysTick.
    var nextPend: UInt64? {
        guard runs, pends, let ticks = ticksToZero() else { return nil }
        return since &+ ticks &* divider
    }
}
