/// How the fields that are no registers form an instruction's operands.
package enum OperandRule: Sendable, Hashable {
    /// There are none.
    case none
    /// `ZeroExtend(field)`, shifted left.
    case immediate(EncodingField, scale: UInt8)
    /// The constant zero.
    case zero
    /// `ThumbExpandImm(i:imm3:imm8)`.
    case thumbExpandImm
    /// `ThumbExpandImm_C(i:imm3:imm8, APSR.C)`.
    case thumbExpandImmC
    /// `i:imm3:imm8`.
    case imm12
    /// `imm4:i:imm3:imm8`.
    case imm16
    /// `imm4:imm12`.
    case immediate16
    /// `DecodeImmShift(type, imm3:imm2)`.
    case decodeImmShift
    /// `DecodeImmShift` of a constant type, by imm5 or imm3:imm2.
    case shift(ShiftType)
    /// An address: imm8 or i:imm3:imm8 before (negative) or after Align(PC,4).
    case adr(negative: Bool)
    /// `[PC, #imm8:00]` or `[PC, #+/-imm12]`.
    case literal
    /// imm8 with P, U and W.
    case indexed(scale: UInt8)
    /// `[Rn, Rm, LSL #imm2]`.
    case indexedByRegister
    /// The negative imm8.
    case negative8
    /// register_list with M and P, where they are drawn.
    case registers
    /// The one register Rt, as a list.
    case oneRegister
    /// STREX: the value is in `rm`.
    case exclusiveStore(scale: UInt8)
    /// imm3:imm2 and widthm1.
    case bitField
    /// imm3:imm2 and msb.
    case bitFieldInsert
    /// sat_imm, sh and imm3:imm2; `plus` is 1 for the signed.
    case saturate(plus: UInt32)
    /// rotate:000.
    case rotate
    /// N and M pick halves.
    case halves
    /// M exchanges halves.
    case exchange
    /// R rounds.
    case round
    /// The branches, by encoding: cond:imm8, imm11, S:J2:J1:imm6:imm11, and S:I1:I2:imm10:imm11.
    case branchT1, branchT2, branchT3, branchT4
    /// i:imm5:0.
    case compareAndBranch
    /// firstcond:mask.
    case ifThen
    /// im, I and F.
    case changeState
    /// mask and SYSm.
    case specialRegister
    /// Floating-point registers from Vd, Vn and Vm, and a constant.
    case floatingPoint(FloatingPointRegisters, FloatingPointConstant = .none)
}

/// Which registers Vd, Vn and Vm are, with D, N and M.
package enum FloatingPointRegisters: Sendable, Hashable {
    /// S0 to S31: `UInt(Vd:D)` and so on.
    case singles
    /// D0 to D15: `UInt(D:Vd)`; those from D16 on are not there.
    case doubles
    /// Sd and Dm.
    case singleFromDouble
    /// Dd and Sm.
    case doubleFromSingle
    /// Half a double-precision register, which is a single-precision one: S(2d + H) in `rn`.
    case scalar
    /// A double-precision register as the first of its two single-precision ones: S(2m) in `rm`.
    case halves
}

/// How the other fields of a floating-point row form its operands.
package enum FloatingPointConstant: Sendable, Hashable {
    /// There are none.
    case none
    /// `VFPExpandImm(imm4H:imm4L)`; of a double-precision constant the upper word, the lower is 0.
    case expandImm
    /// U and imm8:00.
    case offset
    /// imm8 registers, or imm7 pairs, in `amount`; the bytes between the base and its new value.
    case registers(decrement: Bool)
    /// E, and whether the second operand is zero.
    case compare(withZero: Bool)
    /// T: the half of the register.
    case half
    /// The integer's type: bit 0 of `immediate` is set for an unsigned one. It is written by `signedBit`.
    case integer(signedBit: EncodingField)
    /// The same, rounded as op says: towards zero, or as FPSCR does.
    case integerByOp
    /// The same, rounded by RM.
    case integerByRoundingMode
    /// The fixed-point type and its fraction bits.
    case fixed
    /// How it rounds (`nil`: as FPSCR says), and whether it signals what is inexact.
    case rounding(FPRounding?, exact: Bool = false)
    /// RM.
    case roundingMode
    /// cc.
    case select
}
