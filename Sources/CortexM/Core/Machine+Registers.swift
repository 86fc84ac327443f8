public import ArmMProfile

extension Machine {
    /// The address of the next instruction to execute; in lockup, the lockup address.
    public var pc: UInt32 { registers[15] }

    /// Whether the processor is locked up (DDI 0403 B1.5.15): only NMI or a reset goes on.
    public var isLockedUp: Bool { state.isLockedUp }

    /// Whether the processor sleeps.
    public var isSleeping: Bool { state.isSleeping }

    /// The exception being handled: IPSR.
    public var currentException: ExceptionNumber { state.ipsr }

    /// A register as a debugger sees it: no side effects, no faults, no time. Fields that a core lacks read as 0 and ignore writes.
    public subscript(register: CoreRegister) -> UInt32 {
        get {
            if let number = register.number { return registers[number] }
            return switch register {
            case .msp: state.usesProcessStack ? state.otherStackPointer : registers[13]
            case .psp: state.usesProcessStack ? registers[13] : state.otherStackPointer
            case .xpsr: apsrBits | ipsrBits | epsrBits
            case .apsr: apsrBits
            case .ipsr: ipsrBits
            case .epsr: epsrBits
            case .primask: state.primask ? 1 : 0
            case .faultmask: state.faultmask ? 1 : 0
            case .basepri: UInt32(state.basepri)
            case .control: controlBits
            case .fpscr: floatingPoint.fpscr.rawValue
            default: 0
            }
        }
        set {
            if let number = register.number {
                registers[number] = number == 13 ? newValue & ~3 : number == 15 ? newValue & ~1 : newValue
                return
            }
            switch register {
            case .msp where !state.usesProcessStack, .psp where state.usesProcessStack: registers[13] = newValue & ~3
            case .msp, .psp: state.otherStackPointer = newValue & ~3
            case .xpsr:
                setAPSRBits(newValue)
                setIPSRBits(newValue)
                setEPSRBits(newValue)
            case .apsr: setAPSRBits(newValue)
            case .ipsr: setIPSRBits(newValue)
            case .epsr: setEPSRBits(newValue)
            case .primask: state.primask = newValue & 1 != 0
            case .faultmask: state.faultmask = newValue & 1 != 0 && isMainline
            case .basepri: state.basepri = isMainline ? UInt8(truncatingIfNeeded: newValue) & priorityBitMask : 0
            case .control: setControlBits(newValue)
            case .fpscr: if hasFloatingPoint { floatingPoint.fpscr = FPSCR(newValue) }
            default: break
            }
            updateAttention()
        }
    }

    /// S`number`, 0 to 31, as a debugger sees it; 0 on a core without the floating-point extension.
    public subscript(single number: Int) -> UInt32 {
        get { floatingPoint[single: number] }
        set { if hasFloatingPoint { floatingPoint[single: number] = newValue } }
    }

    /// D`number`, 0 to 15: two of S0 to S31 as one.
    public subscript(double number: Int) -> UInt64 {
        get { floatingPoint[double: number] }
        set { if hasFloatingPoint { floatingPoint[double: number] = newValue } }
    }

    private var isMainline: Bool { configuration.core.architecture != .armv6M }

    private var priorityBitMask: UInt8 {
        UInt8(truncatingIfNeeded: 0xFF << (8 - max(0, min(8, configuration.core.priorityBits))))
    }

    /// The bits of APSR that the core has: GE comes with the DSP extension, Q with Armv7-M.
    var apsrMask: UInt32 {
        switch configuration.core.architecture {
        case .armv6M: 0xF000_0000
        case .armv7M: 0xF800_0000
        case .armv7EM: 0xF80F_0000
        }
    }

    private var apsrBits: UInt32 { flags.apsr & apsrMask }
    private var ipsrBits: UInt32 { UInt32(state.ipsr.rawValue & 0x1FF) }

    private var epsrBits: UInt32 {
        let it = UInt32(state.itState) | UInt32(state.continuation) << 4
        return (state.thumb ? 0x0100_0000 : 0) | (it & 3) << 25 | (it & 0xFC) << 8
    }

    private mutating func setAPSRBits(_ value: UInt32) { flags.apsr = value & apsrMask }

    private mutating func setIPSRBits(_ value: UInt32) {
        state.ipsr = ExceptionNumber(rawValue: UInt16(truncatingIfNeeded: value & 0x1FF))
    }

    private mutating func setEPSRBits(_ value: UInt32) {
        state.thumb = value & 0x0100_0000 != 0
        let it = UInt8(truncatingIfNeeded: value >> 25 & 3 | value >> 8 & 0xFC)
        state.itState = isMainline && it & 0xF != 0 ? it : 0
    }

    /// CONTROL: nPRIV, SPSEL and FPCA.
    var controlBits: UInt32 {
        (state.threadIsUnprivileged ? 1 : 0) | (state.usesProcessStack ? 2 : 0) | (floatingPoint.fpca ? 4 : 0)
    }

    private mutating func setControlBits(_ value: UInt32) {
        if hasFloatingPoint { floatingPoint.fpca = value & 4 != 0 }
        state.threadIsUnprivileged = value & 1 != 0 && configuration.core.hasUnprivileged
        let process = value & 2 != 0 && !state.isHandlerMode
        if process != state.usesProcessStack {
            let other = state.otherStackPointer
            state.otherStackPointer = registers[13]
            registers[13] = other
            state.usesProcessStack = process
        }
    }
}
