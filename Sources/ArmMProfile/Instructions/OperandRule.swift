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
}
