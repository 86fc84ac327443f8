import ArmMProfile

/// A register as debuggers name it.
public enum CoreRegister: String, Sendable, Hashable, CaseIterable {
    case r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12
    /// The current stack pointer.
    case sp
    case lr
    /// The address of the next instruction.
    case pc
    case msp, psp
    case xpsr, apsr, ipsr, epsr
    case primask, faultmask, basepri, control
    /// The floating-point extension's; 0 without it.
    case fpscr
}

extension CoreRegister {
    /// R0 to R15's number; `nil` for the special registers.
    public var number: Int? {
        switch self {
        case .r0: 0
        case .r1: 1
        case .r2: 2
        case .r3: 3
        case .r4: 4
        case .r5: 5
        case .r6: 6
        case .r7: 7
        case .r8: 8
        case .r9: 9
        case .r10: 10
        case .r11: 11
        case .r12: 12
        case .sp: 13
        case .lr: 14
        case .pc: 15
        default: nil
        }
    }

    /// R0 to R15 by number.
    public init?(number: Int) {
        let all: [CoreRegister] = [.r0, .r1, .r2, .r3, .r4, .r5, .r6, .r7, .r8, .r9, .r10, .r11, .r12, .sp, .lr, .pc]
        guard all.indices.contains(number) else { return nil }
        self = all[number]
    }
}
