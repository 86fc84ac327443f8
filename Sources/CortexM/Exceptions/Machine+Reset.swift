import ArmMProfile

extension Machine {
    /// `TakeReset()` (DDI 0403 B1.5.5): the core and the System Control Space, then the first two vectors. A bus error reading
    /// them locks up at priority -1, in Thread mode with HardFault active.
    package mutating func takeReset(_ kind: ResetKind) {
        let core = configuration.core
        let levels = exceptions.levels
        if kind == .powerOn {
            for index in 0..<13 { registers[index] = 0 }
            resetDebugUnit()
        }
        debug.reset()
        let isCoreReset = control.resetRequest == .core
        exceptions = ExceptionState()
        updateInterruptMask()
        control.reset(core, kind)
        floatingPoint.reset(kind)
        mpu = MPUState()
        sysTick = SysTickState()
        events.cancel(.sysTick)
        while events.popStoreError() != nil {}
        events.cancel(.systemReset)
        mpuActive = false
        trapsUnaligned = control.ccr & CCR.unalignTrp != 0
        foldsIT = true
        trapsDivideByZero = false
        flags = ConditionFlags()
        state = ProcessorState()
        abandoned = nil
        carriedCycles = 0
        registers[14] = 0xFFFF_FFFF
        if isCoreReset { restore(levels) }
        do {
            registers[13] = try readVector(control.vtor) & ~3
            let vector = try readVector(control.vtor &+ 4)
            registers[15] = vector & ~1
            state.thumb = vector & 1 != 0
        } catch {
            if isArmv7M { control.hfsr |= HFSR.vecttbl }
            exceptions.active[.hardFault] = true
            lockUp(.vectorRead, .reset, instruction: 0, pc: 0xFFFF_FFFE, vectorAddress: error.address)
        }
        catchReset()
        updateAttention()
    }

    /// Devices that a reset leaves alone go on driving their interrupts.
    private mutating func restore(_ levels: ExceptionSet) {
        exceptions.levels = levels
        for number in 16..<256 where levels[number] { setPending(number) }
    }
}
