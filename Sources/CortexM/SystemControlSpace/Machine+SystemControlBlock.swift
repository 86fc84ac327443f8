import ArmMProfile

/// The System Control Block's registers (DDI 0403 B3.2).
extension Machine {
    /// A register from 0xE000ED00 to 0xE000ED8C, ICTR or ACTLR.
    func systemControlRegister(_ offset: UInt32) -> UInt32 {
        switch offset {
        case 0xD00: return configuration.core.cpuid
        case 0xD04: return icsr
        case 0xD08: return control.vtor
        case 0xD0C: return 0xFA05_0000 | (isArmv7M ? UInt32(exceptions.priorityGrouping) << 8 : 0)
        case 0xD10: return control.scr
        case 0xD14: return control.ccr
        case 0xD1C: return priorityWord(8)
        case 0xD20: return priorityWord(12)
        case 0xD24: return shcsr
        default: return isArmv7M ? mainlineRegister(offset) : 0
        }
    }

    /// Those that Armv6-M does not have.
    private func mainlineRegister(_ offset: UInt32) -> UInt32 {
        switch offset {
        case 0x004: UInt32(truncatingIfNeeded: max(configuration.core.interruptCount &- 1, 0) / 32)
        case 0x008: control.actlr
        case 0xD18: priorityWord(4)
        case 0xD28: control.cfsr
        case 0xD2C: control.hfsr
        case 0xD30: control.dfsr
        case 0xD34: control.mmfar
        case 0xD38: control.bfar
        case 0xD3C: control.afsr
        case 0xD88: floatingPointRegister(offset)
        case 0xD40...0xD70: identificationRegister(offset)
        case 0xD78...0xD84: cacheRegister(offset)
        default: 0
        }
    }

    mutating func setSystemControlRegister(_ offset: UInt32, _ value: UInt32) {
        switch offset {
        case 0xD04: setICSR(value)
        case 0xD08: setVTOR(value)
        case 0xD0C: setAIRCR(value)
        case 0xD10: control.scr = value & (SCR.sleeponexit | SCR.sleepdeep | SCR.sevonpend)
        case 0xD1C: setPriorityWord(8, value)
        case 0xD20: setPriorityWord(12, value)
        default: if isArmv7M { setMainlineRegister(offset, value) } else { return }
        }
        updateAttention()
    }

    private mutating func setVTOR(_ value: UInt32) {
        let core = configuration.core
        control.vtor = value & core.vtorMask
        if control.vtor != value {
            noteUnpredictable(.vectorTableBits)
        } else if value & (core.vectorTableAlignment &- 1) != 0 {
            noteUnpredictable(.vectorTableAlignment)
        }
    }

    private mutating func setMainlineRegister(_ offset: UInt32, _ value: UInt32) {
        switch offset {
        case 0x008:
            control.actlr = value & actlrMask
            foldsIT = control.actlr & 1 << 2 == 0
        case 0xD14: setCCR(value)
        case 0xD18: setPriorityWord(4, value)
        case 0xD24: setSHCSR(value)
        case 0xD28: control.cfsr &= ~value
        case 0xD2C: control.hfsr &= ~value
        case 0xD30: control.dfsr &= ~value
        case 0xD34: setFaultAddress(\.mmfar, value)
        case 0xD38: setFaultAddress(\.bfar, value)
        case 0xD3C: control.afsr &= ~value
        case 0xD88: setFloatingPointRegister(offset, value)
        case 0xD84: setCacheRegister(offset, value)
        default: break
        }
    }

    /// Sets MMFAR or BFAR: both, where they are one register.
    mutating func setFaultAddress(_ register: WritableKeyPath<SystemControlState, UInt32>, _ value: UInt32) {
        control[keyPath: register] = value
        guard configuration.core.memorySystem.sharesFaultAddress else { return }
        control.mmfar = value
        control.bfar = value
    }

    /// Gives a write-one-to-clear status register the value: what a debugger does. False for other registers.
    mutating func pokeStatus(_ offset: UInt32, _ value: UInt32) -> Bool {
        guard isArmv7M else { return false }
        switch offset {
        case 0xD28: control.cfsr = value & CFSR.implemented & (hasFloatingPoint ? .max : ~CFSR.floatingPoint)
        case 0xD2C: control.hfsr = value & (HFSR.vecttbl | HFSR.forced | HFSR.debugevt)
        case 0xD30: control.dfsr = value & 0x1F
        case 0xD3C: control.afsr = value
        default: return false
        }
        return true
    }

    // MARK: ICSR

    private var icsr: UInt32 {
        var value = UInt32(state.ipsr.rawValue & 0x1FF)
        var others = exceptions.active
        others[state.ipsr] = false
        if isArmv7M, others.isEmpty { value |= 1 << 11 }
        if let number = exceptions.highestPending(), exceptions.groupPriority(number) < maskedPriority() {
            value |= UInt32(truncatingIfNeeded: number) << 12
        }
        if exceptions.pending.hasInterrupt { value |= 1 << 22 }
        // ISRPREEMPT: taken as soon as the processor leaves Debug state.
        if debug.isHalted, canPreempt() { value |= 1 << 23 }
        if exceptions.pending[.sysTick] { value |= 1 << 26 }
        if exceptions.pending[.pendSV] { value |= 1 << 28 }
        if exceptions.pending[.nmi] { value |= 1 << 31 }
        return value
    }

    private mutating func setICSR(_ value: UInt32) {
        if value & value << 1 & 0x1400_0000 != 0 { noteUnpredictable(.setAndClear) }
        if value & 1 << 25 != 0 { clearPending(15) }
        if value & 1 << 26 != 0 { setPending(15) }
        if value & 1 << 27 != 0 { clearPending(14) }
        if value & 1 << 28 != 0 { setPending(14) }
        if value & 1 << 31 != 0 { setPending(2) }
    }

    // MARK: AIRCR and CCR

    private mutating func setAIRCR(_ value: UInt32) {
        guard value >> 16 == 0x05FA else { return }
        if value & 3 != 0, !debug.isHalted { noteUnpredictable(.debugReset) }
        if isArmv7M {
            exceptions.priorityGrouping = UInt8(truncatingIfNeeded: value >> 8 & 7)
            if value & 1 != 0, configuration.core.hasVectReset { control.resetRequest = .core }
        }
        if value & 2 != 0 { clearActiveState() }
        if value & 4 != 0 { requestSystemReset() }
    }

    /// SYSRESETREQ: the reset comes before the next instruction, or as late as the part says.
    private mutating func requestSystemReset() {
        let delay = configuration.core.resetDelay
        if delay == 0 {
            control.resetRequest = .system
        } else if !control.awaitsReset {
            control.awaitsReset = true
            events.schedule(at: cycles &+ delay, .systemReset)
        }
    }

    /// VECTCLRACTIVE: nothing is active any more, and the mode is Thread. The architecture allows it in debug halt only.
    private mutating func clearActiveState() {
        exceptions.active = ExceptionSet()
        state.ipsr = .thread
    }

    private mutating func setCCR(_ value: UInt32) {
        var writable = CCR.nonbasethrdena | CCR.usersetmpend | CCR.unalignTrp | CCR.div0Trp | CCR.bfhfnmign
        if configuration.core.stackAlignWritable { writable |= CCR.stkalign }
        if configuration.core.timing == .cortexM7 { writable |= configuration.core.memorySystem.caches == nil ? CCR.bp : CCR.caches }
        control.ccr = control.ccr & ~writable | value & writable
        trapsUnaligned = control.ccr & CCR.unalignTrp != 0
        trapsDivideByZero = control.ccr & CCR.div0Trp != 0
    }

    private var actlrMask: UInt32 {
        switch configuration.core.timing {
        case .cortexM0, .cortexM0Plus: 0
        case .cortexM3: 0x0000_0007
        case .cortexM4: 0x0000_0307
        case .cortexM7: 0x07FF_FC04
        }
    }

    // MARK: SHCSR

    /// SHCSR's bits and what they show, in its order.
    private static var shcsrActive: [(bit: UInt32, exception: Int)] {
        [(0, 4), (1, 5), (3, 6), (7, 11), (8, 12), (10, 14), (11, 15)]
    }
    private static var shcsrPending: [(bit: UInt32, exception: Int)] { [(12, 6), (13, 4), (14, 5), (15, 11)] }
    private static var shcsrEnabled: [(bit: UInt32, exception: Int)] { [(16, 4), (17, 5), (18, 6)] }

    private var shcsr: UInt32 {
        guard isArmv7M else { return exceptions.pending[.svCall] ? 1 << 15 : 0 }
        var value: UInt32 = 0
        for (bit, exception) in Self.shcsrActive where exceptions.active[exception] { value |= 1 << bit }
        for (bit, exception) in Self.shcsrPending where exceptions.pending[exception] { value |= 1 << bit }
        for (bit, exception) in Self.shcsrEnabled where exceptions.enabled[exception] { value |= 1 << bit }
        return value
    }

    private mutating func setSHCSR(_ value: UInt32) {
        for (bit, exception) in Self.shcsrActive { exceptions.active[exception] = value >> bit & 1 != 0 }
        for (bit, exception) in Self.shcsrPending {
            if value >> bit & 1 != 0 { setPending(exception) } else { clearPending(exception) }
        }
        for (bit, exception) in Self.shcsrEnabled { exceptions.enabled[exception] = value >> bit & 1 != 0 }
    }
}
