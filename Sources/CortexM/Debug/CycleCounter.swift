/// CYCCNT of the Data Watchpoint and Trace unit (DDI 0403 C1.8.8): it runs with DEMCR.TRCENA and CTRL.CYCCNTENA.
package struct CycleCounter: Sendable, Hashable {
    /// CTRL.CYCCNTENA.
    package var isEnabled = false
    /// LAR has been written with its key (Cortex-M7).
    package var isUnlocked = false
    private var value: UInt32 = 0
    private var since: UInt64 = 0

    package init() {}

    /// CYCCNT at `cycle`; `runs` says whether trace is enabled.
    package func value(at cycle: UInt64, runs: Bool) -> UInt32 {
        isEnabled && runs ? value &+ UInt32(truncatingIfNeeded: cycle &- since) : value
    }

    /// Sets CYCCNT at `cycle`: also what keeps it when it starts and stops.
    mutating func set(_ value: UInt32, at cycle: UInt64) {
        self.value = value
        since = cycle
    }
}
