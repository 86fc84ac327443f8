import ArmMProfile

/// The floating-point part of a frame: S0 to S15 from 0x20, FPSCR at 0x60 (DDI 0403 B1.5.7).
extension Machine {
    /// Stores the context with the rest of the frame.
    mutating func pushFloatingPoint(_ frame: UInt32, privileged: Bool) throws(Fault) {
        try checkVFPEnabled(privileged: privileged)
        for index in 0..<16 {
            let address = frame &+ 0x20 &+ 4 &* UInt32(truncatingIfNeeded: index)
            try write(address, size: .word, value: floatingPoint[single: index], privileged: privileged)
        }
        try write(frame &+ 0x60, size: .word, value: floatingPoint.fpscr.rawValue, privileged: privileged)
    }

    /// `UpdateFPCCR()` (B3.2.21), with FPCCR.LSPEN, whether or not the rest of the frame can be stored: where the lazy save goes, with which privilege, and which of its faults could be pended at the
    /// priority of now. The priorities are compared as the registers hold them, not as groups.
    mutating func updateFPCCR(_ frame: UInt32, privileged: Bool) {
        let priority = executionPriority()
        func ready(_ exception: ExceptionNumber) -> Bool {
            exceptions.enabled[exception] && priority > exceptions.priority(Int(exception.rawValue))
        }
        var fpccr = floatingPoint.fpccr & ~FPCCR.snapshot | FPCCR.lspact
        if !privileged { fpccr |= FPCCR.user }
        if !state.isHandlerMode { fpccr |= FPCCR.thread }
        if priority > -1 { fpccr |= FPCCR.hfrdy }
        if ready(.busFault) { fpccr |= FPCCR.bfrdy }
        if ready(.memManage) { fpccr |= FPCCR.mmrdy }
        if ready(.debugMonitor) { fpccr |= FPCCR.monrdy }
        floatingPoint.fpccr = fpccr
        floatingPoint.fpcar = (frame &+ 0x20) & ~7
    }

    /// Takes the context from a frame, with the privilege of the mode returned to. When the frame has only the room for it, the
    /// registers hold it still. Returns whether anything was loaded.
    mutating func popFloatingPoint(_ frame: UInt32, privileged: Bool) throws(Fault) -> Bool {
        if floatingPoint.hasLazyState {
            floatingPoint.fpccr &= ~FPCCR.lspact
            return false
        }
        try checkVFPEnabled(privileged: privileged)
        var words = InlineArray<16, UInt32>(repeating: 0)
        for index in 0..<16 {
            let address = frame &+ 0x20 &+ 4 &* UInt32(truncatingIfNeeded: index)
            words[index] = try read(address, size: .word, privileged: privileged)
        }
        floatingPoint.fpscr = FPSCR(try read(frame &+ 0x60, size: .word, privileged: privileged))
        for index in 0..<16 { floatingPoint[single: index] = words[index] }
        return true
    }
}
