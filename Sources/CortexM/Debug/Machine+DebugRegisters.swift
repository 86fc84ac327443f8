/// The debug unit's registers: the ITM at 0xE0000000, the DWT at 0xE0001000, the FPB at 0xE0002000, and DHCSR to DEMCR at
/// 0xE000EDF0 (DDI 0403 C1).
extension Machine {
    /// A register, an aligned word, without side effects; `nil` where there is none. An Armv6-M core sees none of them.
    func debugRegister(_ address: UInt32, by access: DebugAccess) -> UInt32? {
        if access == .core, !isArmv7M { return 0 }
        return switch address {
        case 0xE000_0000..<0xE000_1000: instrumentationRegister(address & 0xFFF)
        case 0xE000_1000..<0xE000_2000: dataWatchRegister(address & 0xFFF)
        case 0xE000_2000..<0xE000_3000: flashPatchRegister(address & 0xFFF)
        default: debugControlRegister(address & 0xFFF, by: access)
        }
    }

    mutating func setDebugRegister(_ address: UInt32, _ value: UInt32, by access: DebugAccess) {
        if access == .core, !isArmv7M { return }
        switch address {
        case 0xE000_0000..<0xE000_1000: setInstrumentationRegister(address & 0xFFF, value, by: access)
        case 0xE000_1000..<0xE000_2000: setDataWatchRegister(address & 0xFFF, value, by: access)
        case 0xE000_2000..<0xE000_3000: setFlashPatchRegister(address & 0xFFF, value, by: access)
        default: setDebugControlRegister(address & 0xFFF, value, by: access)
        }
    }

    /// What a read does beside giving the value: DHCSR's sticky bits and DWT_FUNCTIONn.MATCHED are cleared.
    mutating func noteDebugRead(_ address: UInt32, by access: DebugAccess) {
        guard access != .core || isArmv7M else { return }
        switch address {
        case 0xE000_EDF0: clearDHCSRStatus()
        case 0xE000_1028, 0xE000_1038, 0xE000_1048, 0xE000_1058:
            watch.comparators[Int(address &- 0xE000_1020) >> 4].matched = false
        default: break
        }
    }

    /// The unit as it is after power-on; no other reset touches it.
    mutating func resetDebugUnit() {
        debug = DebugState()
        watch.control = 0
        cycleCounter = CycleCounter()
        traceCounters = TraceCounters()
        profiling = ProfilingCounters()
        itm.reset()
        clearFlashPatch()
        clearDataWatch()
        updateProfiling()
    }
}
