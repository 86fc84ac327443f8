import ArmMProfile

extension Machine {
    /// `ExecuteFPCheck()` (DDI 0403 B1.4.7): what every floating-point instruction does first. It faults with NOCP if it may not
    /// use the extension, saves the state that waits to be saved, and begins a context.
    @inline(__always)
    package mutating func executeFPCheck() throws(Fault) {
        if !floatingPoint.isReady { try prepareFloatingPoint() }
    }

    @inline(never)
    private mutating func prepareFloatingPoint() throws(Fault) {
        try checkVFPEnabled(privileged: state.isPrivileged)
        if floatingPoint.hasLazyState { try preserveFPState() }
        if floatingPoint.fpccr & FPCCR.aspen != 0, !floatingPoint.fpca {
            let kept = floatingPoint.fpscr.rawValue & ~FPSCR.controlBits
            floatingPoint.fpscr = FPSCR(kept | floatingPoint.fpdscr)
            floatingPoint.fpca = true
        }
    }

    /// `CheckVFPEnabled()`: NOCP unless CPACR lets this privilege use CP10. Reserved settings let nobody.
    mutating func checkVFPEnabled(privileged: Bool) throws(Fault) {
        guard hasFloatingPoint else { throw Fault(.nocp) }
        let cpacr = floatingPoint.cpacr
        if !CPACR.isDefined(cpacr) { noteUnpredictable(.coprocessorAccess) }
        switch CPACR.access(cpacr) {
        case 3: return
        case 1 where privileged: return
        default: throw Fault(.nocp)
        }
    }

    /// Whether the core has the floating-point extension.
    package var hasFloatingPoint: Bool { configuration.core.floatingPoint != .none }
}
