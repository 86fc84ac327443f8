import ArmMProfile

extension Machine {
    /// MRS of special register `sysm` (DDI 0403 B5.2.2). EPSR reads as 0; unprivileged code sees 0 for all but APSR, IPSR and
    /// CONTROL.
    package func specialRegister(_ sysm: UInt32) -> UInt32 {
        switch sysm {
        case 0...7: (sysm & 1 != 0 ? UInt32(state.ipsr.rawValue & 0x1FF) : 0) | (sysm & 4 == 0 ? apsr : 0)
        case 8: state.isPrivileged ? stackPointer(process: false) : 0
        case 9: state.isPrivileged ? stackPointer(process: true) : 0
        case 16: state.isPrivileged && state.primask ? 1 : 0
        case 17, 18: state.isPrivileged && isArmv7M ? UInt32(state.basepri) : 0
        case 19: state.isPrivileged && isArmv7M && state.faultmask ? 1 : 0
        case 20: controlBits
        default: 0
        }
    }

    /// MSR of special register `sysm`; `mask` is the instruction's mask field (B5.2.3). Unprivileged code changes APSR only.
    package mutating func setSpecialRegister(_ sysm: UInt32, mask: UInt32, _ value: UInt32) {
        if sysm < 8 {
            if sysm & 4 == 0 { setAPSR(value, mask) }
            return
        }
        guard state.isPrivileged else { return }
        switch sysm {
        case 8: setStackPointer(process: false, value)
        case 9: setStackPointer(process: true, value)
        case 16: state.primask = value & 1 != 0
        case 17 where isArmv7M: state.basepri = UInt8(truncatingIfNeeded: value) & priorityMask
        case 18 where isArmv7M:
            let priority = UInt8(truncatingIfNeeded: value) & priorityMask
            if priority != 0, state.basepri == 0 || priority < state.basepri { state.basepri = priority }
        case 19 where isArmv7M: setFaultmask(value & 1 != 0)
        case 20:
            if configuration.core.hasUnprivileged { state.threadIsUnprivileged = value & 1 != 0 }
            if !state.isHandlerMode { selectStack(process: value & 2 != 0) }
            if hasFloatingPoint { floatingPoint.fpca = value & 4 != 0 }
        default: return
        }
        updateAttention()
    }

    /// CPS (B5.2.1), with the instruction's im, I and F bits as in `Operation.cps`. A NOP in unprivileged code.
    package mutating func changeProcessorState(_ bits: UInt32) {
        guard state.isPrivileged else { return }
        let disable = bits & 0x10 != 0
        if bits & 2 != 0 { state.primask = disable }
        if bits & 1 != 0, isArmv7M { setFaultmask(disable) }
        updateAttention()
    }

    /// FAULTMASK can be set only at a priority above -1, and cleared always.
    private mutating func setFaultmask(_ value: Bool) {
        if !value || executionPriority() > -1 { state.faultmask = value }
    }

    private mutating func setAPSR(_ value: UInt32, _ mask: UInt32) {
        let selected = apsrMask & ((mask & 2 != 0 ? 0xF800_0000 : 0) | (mask & 1 != 0 ? 0x000F_0000 : 0))
        flags.apsr = flags.apsr & ~selected | value & selected
    }
}
