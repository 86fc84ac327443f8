import ArmMProfile

/// The lazy save: `PreserveFPState()` (DDI 0403 B1.5.7) and the faults derived from it.
extension Machine {
    /// Saves S0 to S15 and FPSCR where the exception entry left room for them, with the privilege and at the priority of that
    /// entry, and then nothing is left to save.
    mutating func preserveFPState() throws(Fault) {
        leavesRun = true
        do throws(Fault) {
            let frame = floatingPoint.fpcar
            for index in 0..<16 {
                try writeLazily(frame &+ 4 &* UInt32(truncatingIfNeeded: index), floatingPoint[single: index])
            }
            try writeLazily(frame &+ 0x40, floatingPoint.fpscr.rawValue)
        } catch {
            try raiseOrPend(error.kind == .daccviol ? .mlsperr : .lsperr)
        }
        floatingPoint.fpccr &= ~FPCCR.lspact
        cycles &+= ExceptionTiming(configuration.core.timing).lazySave
    }

    /// The MPU looks at FPCCR.HFRDY rather than at the priority of now: 0 stands for a negative one. The v7-M manual says it of
    /// PreserveFPState(), and QEMU's v7m_preserve_fp_state() does so.
    private mutating func writeLazily(_ address: UInt32, _ value: UInt32) throws(Fault) {
        let privileged = floatingPoint.fpccr & FPCCR.user == 0
        let negative = floatingPoint.fpccr & FPCCR.hfrdy == 0
        if mpuActive, !permits(address, .write, privileged: privileged, negativePriority: negative) {
            throw Fault(.daccviol, address: address)
        }
        if address >> 20 == 0xE00 { return try writePrivatePeripheralBus(address, size: .word, value: value, privileged: privileged) }
        try busWrite(address, size: .word, value: value)
    }

    /// `TakePreserveFPException()`: the fault becomes HardFault when the entry could not have pended it. It is thrown when it
    /// can be taken now, and when it must lock up; else it waits, and the state that could not be saved is lost.
    private mutating func raiseOrPend(_ kind: Fault.Kind) throws(Fault) {
        let exception = lazyException(kind)
        let number = Int(exception.rawValue)
        let canBeTaken = exceptions.enabled[number] && exceptions.groupPriority(number) < executionPriority()
        if canBeTaken || floatingPoint.fpccr & FPCCR.hfrdy == 0 { throw Fault(kind) }
        control.cfsr |= kind == .mlsperr ? CFSR.mlsperr : CFSR.lsperr
        if exception == .hardFault { control.hfsr |= HFSR.forced }
        setPending(number)
        updateAttention()
    }

    /// What a fault of the lazy save is taken as: by the RDY bits of the entry, not by what is enabled now.
    func lazyException(_ kind: Fault.Kind) -> ExceptionNumber {
        switch kind {
        case .mlsperr where floatingPoint.fpccr & FPCCR.mmrdy != 0: .memManage
        case .lsperr where floatingPoint.fpccr & FPCCR.bfrdy != 0: .busFault
        default: .hardFault
        }
    }
}
