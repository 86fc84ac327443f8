"""The debug unit (section 14)."""
from mutants import table

MUTANTS = table("CortexM/Debug/Machine+DebugControl.swift", [
    ("dhcsr-key", "14.1: DHCSR ignores a write without its key", "case 0xDF0 where value >> 16 == 0xA05F || access == .poke:", "case 0xDF0:"),
    ("debugen-from-port", "14.1: only the debug port writes C_DEBUGEN", "if access != .core { debug.isEnabled = value & 1 != 0 }", "debug.isEnabled = value & 1 != 0"),
    ("s-lockup-to-port", "14.1: only the debug port sees S_LOCKUP", "if state.isLockedUp, access != .core { value |= 1 << 19 }", "if state.isLockedUp { value |= 1 << 19 }"),
    ("s-reset-st", "14.1: reading DHCSR clears S_RESET_ST", "debug.hasReset = false", "debug.hasReset = debug.hasReset"),
    ("maskints", "14.1: C_MASKINTS holds interrupts back", "exceptions.masksInterrupts = debug.isEnabled && debug.masksInterrupts", "exceptions.masksInterrupts = false"),
    ("mon-pend", "14.5: MON_PEND pends DebugMonitor", "if value & 1 << 17 != 0 { setPending(12) } else { clearPending(12) }", "clearPending(12)"),
    ("dcrsr-halted", "14.1: DCRSR moves registers of a halted core only", "guard debug.isHalted else { return }\n        debug.isRegisterReady", "debug.isRegisterReady"),
]) + table("CortexM/Debug/Machine+DebugEvents.swift", [
    ("dfsr-of-halt", "14.2: DFSR says why the processor halted", "control.dfsr |= reason.faultStatus\n", "\n"),
    ("halt-ends-lockup", "6.3: a debugger's halt ends lockup", "state.isLockedUp = false\n", "\n"),
    ("halt-is-event", "11.2: a halt sets the event register", "state.eventRegister = true\n", "\n"),
    ("watch-to-monitor", "14.7: without a debugger a watchpoint is ignored if DebugMonitor cannot be taken",
     "guard canTakeMonitor else { return }\n            control.dfsr", "control.dfsr"),
    ("dwttrap", "14.7: a watchpoint sets DWTTRAP", "control.dfsr |= DFSR.dwttrap", "control.dfsr |= DFSR.bkpt"),
    ("matched", "14.7: a comparator that matched says so", "watch.comparators[index].matched = true", "_ = index"),
]) + table("CortexM/Debug/Machine+DebugBoundary.swift", [
    ("monitor-step", "14.5: MON_STEP pends DebugMonitor after one instruction", "control.dfsr |= DFSR.halted\n            setPending(12)", "control.dfsr |= DFSR.halted"),
]) + table("CortexM/Debug/VectorCatch+Entry.swift", [
    ("catch-needs-debugger", "14.3: a vector catch counts with C_DEBUGEN only", "guard debug.isEnabled else { return }", ""),
    ("catch-kinds", "14.3: VC_CHKERR is for unaligned accesses and divisions", "case .unaligned, .divbyzero: .check", "case .divbyzero: .check"),
    ("catch-on-the-way", "14.3: VC_INTERR is for what stacking causes", "default: entry.kind == .derived", "default: false"),
    ("catch-reset", "14.3: VC_CORERESET halts at the reset vector", "if debug.isEnabled, debug.vectorCatch.contains(.reset) {", "if debug.isEnabled, debug.isHalted {"),
]) + table("CortexM/Debug/FlashPatch.swift", [
    ("fpb-code-region", "14.6: comparators of revision 1 match in the Code region only",
     "} else if comparator & 0x1FFF_FFFC == address & ~3 {", "} else if (comparator ^ address) & 0x1FFF_FFFC == 0 {"),
    ("fpb-halfword", "14.6: REPLACE says which half-word is a breakpoint", "if comparator >> 30 & (address & 2 == 0 ? 1 : 2) != 0 {", "if comparator >> 30 != 0 {"),
    ("fpb-remap", "14.6: REPLACE 0 takes the instruction from SRAM", "comparators[index] & 0xC000_0001 == 1", "comparators[index] & 0xC000_0001 == 0"),
    ("fpb-enable", "14.6: without ENABLE no comparator matches", "guard isEnabled else { return }\n        for index in 0..<features.codeComparators", "for index in 0..<features.codeComparators"),
]) + table("CortexM/Debug/DataWatch.swift", [
    ("watch-direction", "14.7: function 5 watches reads and 6 writes", "comparator.kind == (isWrite ? 6 : 5)", "comparator.kind == (isWrite ? 5 : 6)"),
    ("watch-trcena", "14.7: without TRCENA nothing is watched", "guard isEnabled else { return }\n        for index in 0..<4", "for index in 0..<4"),
]) + table("CortexM/Debug/CycleCounter.swift", [
    ("cyccnt-trcena", "14.7: CYCCNT runs with TRCENA only", "isEnabled && runs ? value", "isEnabled ? value"),
]) + table("CortexM/Debug/Machine+DataWatch.swift", [
    ("dwt-lock", "14.7: the M7 locks the unit until LAR has its key", "if access == .core, configuration.core.debug.locksTrace, !cycleCounter.isUnlocked { return }", ""),
]) + table("CortexM/Debug/InstrumentationTrace.swift", [
    ("itm-enable", "14.8: a stimulus port prints with ITMENA and its bit of TER", "control & 1 != 0 && enables >> UInt32(port) & 1 != 0 &&", "enables >> UInt32(port) & 1 != 0 &&"),
    ("itm-privilege", "14.8: TPR keeps ports for privileged code", "(privileged || privileges >> UInt32(port / 8) & 1 == 0)", "true"),
])
