import ArmMProfile

/// The Data Watchpoint and Trace unit's registers, 0xE0001000 to 0xE0001FFF (DDI 0403 C1.8), and what its comparators do.
extension Machine {
    /// CTRL's bits that software may write, apart from CYCCNTENA: POSTPRESET to PCSAMPLENA, EXCTRCENA to CYCEVTENA.
    private static var traceControlMask: UInt32 { 0x007F_1FFE }

    /// With DEMCR.TRCENA clear the unit of M3 and M4 answers every read with what DWT_CTRL has in its read-only bits: CYCCNT of an
    /// STM32F103 and an STM32F303 reads 0x40000000 (rtic-rs/rtic#221, stm32-rs/stm32f1xx-hal#252). Other cores show the registers.
    private var hidesTraceRegisters: Bool {
        !control.traceEnabled && (configuration.core.timing == .cortexM3 || configuration.core.timing == .cortexM4)
    }

    private var traceControl: UInt32 {
        let comparators = UInt32(truncatingIfNeeded: configuration.core.debug.watchComparators) << 28
        // Armv6-M has neither counters nor packets, and does not say so.
        return comparators | (isArmv7M ? watch.control | (cycleCounter.isEnabled ? 1 : 0) : 0)
    }

    func dataWatchRegister(_ offset: UInt32) -> UInt32? {
        switch offset {
        case 0xFB4: return configuration.core.debug.locksTrace ? (cycleCounter.isUnlocked ? 1 : 3) : 0
        case 0x000: return traceControl
        case 0x020..<0x060:
            guard let index = watchComparator(offset) else { return nil }
            if hidesTraceRegisters { return traceControl & 0xF000_0000 }
            return watchRegister(index, offset)
        case 0x01C: return debug.isHalted || !control.traceEnabled ? .max : registers[15]
        case 0x004..<0x01C:
            guard isArmv7M else { return nil }
            if hidesTraceRegisters { return traceControl & 0xF000_0000 }
            guard offset != 0x004 else { return cycleCounter.value(at: cycles, runs: control.traceEnabled) }
            return UInt32(profiling.value(Int(offset &- 0x008) >> 2, traceCounters))
        default: return nil
        }
    }

    private func watchRegister(_ index: Int, _ offset: UInt32) -> UInt32 {
        let comparator = watch.comparators[index]
        switch offset & 0xC {
        case 0x0: return comparator.value
        case 0x4: return comparator.mask
        // LNK1ENA: comparator 1 can be linked to a second address.
        default:
            let links: UInt32 = isArmv7M && index == 1 ? 1 << 9 : 0
            return comparator.function | links | (comparator.matched ? 1 << 24 : 0)
        }
    }

    private func watchComparator(_ offset: UInt32) -> Int? {
        let index = Int(offset &- 0x020) >> 4
        return index < configuration.core.debug.watchComparators && offset & 0xC != 0xC ? index : nil
    }

    /// Writes a register. Without TRCENA nothing is written; on a core with a lock, nothing by the core while it is locked.
    mutating func setDataWatchRegister(_ offset: UInt32, _ value: UInt32, by access: DebugAccess) {
        if offset == 0xFB0 {
            if access == .core { cycleCounter.isUnlocked = value == 0xC5AC_CE55 }
            return
        }
        guard control.traceEnabled else { return }
        if access == .core, configuration.core.debug.locksTrace, !cycleCounter.isUnlocked { return }
        switch offset {
        case 0x000 where isArmv7M: setTraceControl(value)
        case 0x004 where isArmv7M: cycleCounter.set(value, at: cycles)
        case 0x008..<0x01C where isArmv7M:
            profiling.set(Int(offset &- 0x008) >> 2, UInt8(truncatingIfNeeded: value), traceCounters)
        case 0x020..<0x060:
            guard let index = watchComparator(offset) else { return }
            changeDataWatch { Self.set(&$0.comparators[index], index, offset & 0xC, value) }
        default: break
        }
    }

    private mutating func setTraceControl(_ value: UInt32) {
        cycleCounter.set(cycleCounter.value(at: cycles, runs: true), at: cycles)
        cycleCounter.isEnabled = value & 1 != 0
        let new = value & Self.traceControlMask
        profiling.control(new, cleared: new & ~watch.control, isTraceEnabled: true, traceCounters)
        watch.control = new
        updateProfiling()
    }

    /// COMPn, MASKn or FUNCTIONn. CYCMATCH belongs to comparator 0, the comparison of values to comparator 1.
    private static func set(_ comparator: inout DataWatch.Comparator, _ index: Int, _ register: UInt32, _ value: UInt32) {
        switch register {
        case 0x0: comparator.value = value
        case 0x4: comparator.mask = min(value & 0x1F, 15)
        default: comparator.function = value & (0x2F | (index == 0 ? 1 << 7 : 0) | (index == 1 ? 0xFFD00 : 0))
        }
    }

    private mutating func changeDataWatch(_ change: (inout DataWatch) -> Void) {
        let watchedCode = watch.watchesCode
        change(&watch)
        watch.refresh(isEnabled: control.traceEnabled)
        // A comparator may cover 32 KiB of instructions.
        if watchedCode || watch.watchesCode { memory.dropAllCode() }
        updateDataWatched()
    }

    /// DEMCR.TRCENA: the counters keep their values while it is clear.
    mutating func enableTrace(_ isEnabled: Bool) {
        guard isEnabled != control.traceEnabled else { return }
        cycleCounter.set(cycleCounter.value(at: cycles, runs: control.traceEnabled), at: cycles)
        control.traceEnabled = isEnabled
        profiling.control(watch.control, cleared: 0, isTraceEnabled: isEnabled, traceCounters)
        updateProfiling()
        changeDataWatch { _ in }
    }

    /// No comparator looks for anything.
    mutating func clearDataWatch() {
        changeDataWatch { watch in
            for index in 0..<4 { watch.comparators[index] = DataWatch.Comparator() }
        }
    }

    // MARK: Watchpoints

    mutating func claimDataWatch(_ watchpoint: Watchpoint) throws(DebugRefusal) {
        let count = configuration.core.debug.watchComparators
        if index(of: watchpoint) != nil { return }
        guard let free = (0..<count).first(where: { watch.comparators[$0].kind == 0 }) else {
            throw .noFreeWatchpoint(address: watchpoint.address, comparators: count)
        }
        let comparator = watchpoint.comparator
        enableTrace(true)
        changeDataWatch { $0.comparators[free] = comparator }
    }

    mutating func releaseDataWatch(_ watchpoint: Watchpoint) -> Bool {
        guard let index = index(of: watchpoint) else { return false }
        changeDataWatch { $0.comparators[index] = DataWatch.Comparator() }
        return true
    }

    private func index(of watchpoint: Watchpoint) -> Int? {
        let comparator = watchpoint.comparator
        return (0..<configuration.core.debug.watchComparators).first {
            watch.comparators[$0].value == comparator.value && watch.comparators[$0].mask == comparator.mask
                && watch.comparators[$0].function == comparator.function
        }
    }
}

extension Watchpoint {
    /// The comparator that watches it.
    fileprivate var comparator: DataWatch.Comparator {
        var comparator = DataWatch.Comparator()
        comparator.value = address
        comparator.mask = UInt32(truncatingIfNeeded: size.trailingZeroBitCount)
        comparator.function = UInt32(access.rawValue)
        return comparator
    }
}
