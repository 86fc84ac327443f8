import ArmMProfile

/// Who accesses a register of the debug unit.
package enum DebugAccess: UInt8, Sendable, Hashable {
    /// An instruction. On Armv6-M the debug unit is not there for it.
    case core
    /// The debug port: it alone writes C_DEBUGEN and sees S_LOCKUP, and no lock holds it.
    case port
    /// A debugger that looks without side effects, or sets a register to a value: keys do not count either.
    case poke
}

/// DHCSR, DCRSR, DCRDR and DEMCR, 0xE000EDF0 to 0xE000EDFC (DDI 0403 C1.6).
extension Machine {
    func debugControlRegister(_ offset: UInt32, by access: DebugAccess) -> UInt32? {
        switch offset {
        case 0xDF0: return dhcsr(by: access)
        case 0xDF4: return access == .poke ? nil : 0
        case 0xDF8: return debug.transfer
        case 0xDFC: return demcr
        default: return nil
        }
    }

    mutating func setDebugControlRegister(_ offset: UInt32, _ value: UInt32, by access: DebugAccess) {
        switch offset {
        case 0xDF0 where value >> 16 == 0xA05F || access == .poke: setDHCSR(value, by: access)
        case 0xDF4: transferRegister(value)
        case 0xDF8: debug.transfer = value
        case 0xDFC: setDEMCR(value)
        default: break
        }
    }

    // MARK: DHCSR

    private func dhcsr(by access: DebugAccess) -> UInt32 {
        var value: UInt32 = debug.isEnabled ? 1 : 0
        if debug.haltRequested || debug.isHalted { value |= 1 << 1 }
        if debug.steps { value |= 1 << 2 }
        if debug.masksInterrupts { value |= 1 << 3 }
        if debug.isRegisterReady { value |= 1 << 16 }
        if debug.isHalted { value |= 1 << 17 }
        if state.isSleeping { value |= 1 << 18 }
        if state.isLockedUp, access != .core { value |= 1 << 19 }
        if instructions != debug.retiredAtRead { value |= 1 << 24 }
        if debug.hasReset { value |= 1 << 25 }
        return value
    }

    /// S_RETIRE_ST and S_RESET_ST are cleared by a read.
    mutating func clearDHCSRStatus() {
        debug.retiredAtRead = instructions
        debug.hasReset = false
    }

    private mutating func setDHCSR(_ value: UInt32, by access: DebugAccess) {
        if access != .core { debug.isEnabled = value & 1 != 0 }
        if debug.isEnabled {
            debug.steps = value & 1 << 2 != 0
            debug.masksInterrupts = value & 1 << 3 != 0
            if value & 1 << 1 != 0 {
                debug.haltRequested = !debug.isHalted
                if access != .core, debug.haltRequested, exceptions.entry == nil { enterDebugState(.request) }
            } else {
                debug.haltRequested = false
                if debug.isHalted { leaveDebugState(passingBreakpoint: false) }
            }
        } else {
            debug.haltRequested = false
            debug.steps = false
            debug.masksInterrupts = false
            if debug.isHalted { leaveDebugState(passingBreakpoint: false) }
        }
        updateInterruptMask()
        updateAttention()
    }

    /// C_MASKINTS holds back PendSV, SysTick and the interrupts.
    mutating func updateInterruptMask() {
        exceptions.masksInterrupts = debug.isEnabled && debug.masksInterrupts
    }

    // MARK: DEMCR

    private var demcr: UInt32 {
        debug.vectorCatch.rawValue | (exceptions.enabled[.debugMonitor] ? 1 << 16 : 0)
            | (exceptions.pending[.debugMonitor] ? 1 << 17 : 0) | (debug.monitorSteps ? 1 << 18 : 0)
            | (debug.monitorRequest ? 1 << 19 : 0) | (control.traceEnabled ? 1 << 24 : 0)
    }

    private mutating func setDEMCR(_ value: UInt32) {
        vectorCatch = VectorCatch(rawValue: value & VectorCatch.all.rawValue)
        enableTrace(value & 1 << 24 != 0)
        if isArmv7M {
            exceptions.enabled[.debugMonitor] = value & 1 << 16 != 0
            if value & 1 << 17 != 0 { setPending(12) } else { clearPending(12) }
            debug.monitorSteps = value & 1 << 18 != 0
            debug.monitorRequest = value & 1 << 19 != 0
        }
        updateAttention()
    }

    // MARK: DCRSR

    /// DCRSR: moves a register of the halted core to DCRDR, or with REGWnR the other way.
    private mutating func transferRegister(_ value: UInt32) {
        guard debug.isHalted else { return }
        debug.isRegisterReady = true
        let isWrite = value & 1 << 16 != 0
        if value & 0x7F == 20 {
            if isWrite { setMaskRegisters(debug.transfer) } else { debug.transfer = maskRegisters }
            return
        }
        if let register = Self.transferred(value & 0x7F) {
            if isWrite { self[register] = debug.transfer } else { debug.transfer = self[register] }
        } else if hasFloatingPoint {
            transferFloatingPoint(value & 0x7F, isWrite: isWrite)
        }
    }

    /// REGSEL 33 is FPSCR, 64 to 95 are S0 to S31.
    private mutating func transferFloatingPoint(_ selector: UInt32, isWrite: Bool) {
        switch (selector, isWrite) {
        case (33, true): floatingPoint.fpscr = FPSCR(debug.transfer)
        case (33, false): debug.transfer = floatingPoint.fpscr.rawValue
        case (64...95, true): floatingPoint[single: Int(selector &- 64)] = debug.transfer
        case (64...95, false): debug.transfer = floatingPoint[single: Int(selector &- 64)]
        default: break
        }
    }

    /// REGSEL: R0 to R15 (15 is DebugReturnAddress), xPSR, MSP, PSP.
    private static func transferred(_ selector: UInt32) -> CoreRegister? {
        switch selector {
        case 0...15: CoreRegister(number: Int(selector))
        case 16: .xpsr
        case 17: .msp
        case 18: .psp
        default: nil
        }
    }

    /// REGSEL 20: CONTROL, FAULTMASK, BASEPRI and PRIMASK, a byte each.
    private var maskRegisters: UInt32 {
        self[.control] << 24 | self[.faultmask] << 16 | self[.basepri] << 8 | self[.primask]
    }

    private mutating func setMaskRegisters(_ value: UInt32) {
        self[.control] = value >> 24
        self[.faultmask] = value >> 16 & 1
        self[.basepri] = value >> 8 & 0xFF
        self[.primask] = value & 1
    }
}
