import ArmMProfile

/// The cycle counter of the Data Watchpoint and Trace unit (DDI 0403 C1.8.8): CYCCNT runs with DEMCR.TRCENA and
/// CTRL.CYCCNTENA.
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

/// DWT_CTRL, CYCCNT, LAR and LSR, and DEMCR.
extension Machine {
    private var hasLock: Bool { configuration.core.timing == .cortexM7 }

    func traceRegister(_ address: UInt32) -> UInt32 {
        guard isArmv7M else { return 0 }
        switch address {
        case 0xE000_1000: return 0x4000_0000 | (cycleCounter.isEnabled ? 1 : 0)
        case 0xE000_1004: return cycleCounter.value(at: cycles, runs: control.traceEnabled)
        case 0xE000_1FB4: return hasLock ? (cycleCounter.isUnlocked ? 1 : 3) : 0
        case 0xE000_EDFC:
            return (control.traceEnabled ? 1 << 24 : 0) | (exceptions.enabled[.debugMonitor] ? 1 << 16 : 0)
                | (exceptions.pending[.debugMonitor] ? 1 << 17 : 0)
        default: return 0
        }
    }

    mutating func setTraceRegister(_ address: UInt32, _ value: UInt32) {
        guard isArmv7M else { return }
        let counted = cycleCounter.value(at: cycles, runs: control.traceEnabled)
        switch address {
        case 0xE000_1FB0: cycleCounter.isUnlocked = value == 0xC5AC_CE55
        case 0xE000_1000, 0xE000_1004:
            guard control.traceEnabled, cycleCounter.isUnlocked || !hasLock else { return }
            cycleCounter.set(address == 0xE000_1004 ? value : counted, at: cycles)
            if address == 0xE000_1000 { cycleCounter.isEnabled = value & 1 != 0 }
        case 0xE000_EDFC:
            cycleCounter.set(counted, at: cycles)
            control.traceEnabled = value & 1 << 24 != 0
            exceptions.enabled[.debugMonitor] = value & 1 << 16 != 0
            if value & 1 << 17 != 0 { setPending(12) } else { clearPending(12) }
            updateAttention()
        default: break
        }
    }
}
