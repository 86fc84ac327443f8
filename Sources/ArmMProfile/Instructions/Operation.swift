/// What an instruction does, apart from how it is encoded: one case per instruction page of the manual (DDI 0403 A7.7),
/// in its order. `execute` switches over it, so the cases are dense and start at 0.
///
/// The operands of each are in the fields of ``Instruction``:
///
/// | group | rd | rn | rm | ra | immediate |
/// | --- | --- | --- | --- | --- | --- |
/// | data processing, immediate | Rd | Rn | | | the expanded constant |
/// | data processing, register | Rd | Rn | Rm, with `shift` and `amount` | | |
/// | compare and test | | Rn | Rm | | the expanded constant |
/// | shift by immediate (ASR LSL LSR ROR RRX) | Rd | | Rm, with `shift` and `amount` | | |
/// | shift by register | Rd | Rn: the value | Rm: the amount | | |
/// | ADR | Rd | 15 | | | the signed offset from Align(PC,4) |
/// | MOVW, MOVT | Rd | | | | imm16 |
/// | BFC, BFI, SBFX, UBFX | Rd | Rn | | | lsb in `amount`, width in `immediate` |
/// | SSAT, USAT (and 16) | Rd | Rn, with `shift` and `amount` | | | the width to saturate to |
/// | CLZ RBIT REV REV16 REVSH | Rd | | Rm | | |
/// | SXTB and kind | Rd | Rn where it adds | Rm | | rotation in `amount`: 0, 8, 16, 24 |
/// | MUL, SDIV, UDIV, parallel, SEL, USAD8, Q* | Rd | Rn | Rm | | |
/// | MLA, MLS, SMLA*, USADA8, SMMLA | Rd | Rn | Rm | Ra | `immediate` bits below |
/// | long multiply | RdHi | Rn | Rm | RdLo | |
/// | loads and stores, immediate | Rt | Rn | | | the signed offset |
/// | literal loads | Rt | 15 | | | the signed offset from Align(PC,4) |
/// | loads and stores, register | Rt | Rn | Rm, LSL by `amount` | | |
/// | LDRD, STRD | Rt | Rn | | Rt2 | the signed offset |
/// | STREX, STREXB, STREXH | Rd: the status | Rn | Rt: the value in `rm` | | the offset |
/// | LDM, STM, PUSH, POP | | Rn (13 for PUSH, POP) | | | the register list |
/// | B, BL | | | | the condition in `ra` (14: always) | the signed offset from PC |
/// | BX, BLX, TBB, TBH | | Rn of the table | Rm | | |
/// | CBZ, CBNZ | | Rn | | | the offset from PC |
/// | IT | | | | | firstcond and mask as IT[7:0] |
/// | BKPT, SVC, UDF, hints | | | | | the constant |
/// | CPS | | | | | bit 4: disable; bit 1: I (PRIMASK); bit 0: F (FAULTMASK) |
/// | MRS, MSR | Rd | Rn | | MSR's mask | SYSm |
/// | coprocessor | | | | | the coprocessor's number |
///
/// Floating-point instructions name their registers by number, S0 to S31, or D0 to D15 with the flag `doublePrecision`:
///
/// | group | rd | rn | rm | ra | amount | immediate |
/// | --- | --- | --- | --- | --- | --- | --- |
/// | arithmetic, VMAXNM, VMINNM | Fd | Fn | Fm | | | |
/// | VABS, VNEG, VSQRT, VMOV (register) | Fd | | Fm | | | |
/// | VMOV (immediate) | Fd | | | | | the constant, or its upper word |
/// | VCMP, VCMPE | Fd | | Fm | | | bit 0: E; bit 1: with zero |
/// | VSEL | Fd | Fn | Fm | the condition | | |
/// | VRINT* | Fd | | Fm | | a value of ``FPRounding``, or ``Instruction/roundsAsFPSCRSays`` | bit 0: signals inexact |
/// | VCVT* to and from integers | Fd | | Fm | | the same | bit 0: unsigned |
/// | VCVT to and from fixed point | Fd | | Fd | | fraction bits | bit 0: unsigned; bit 1: 32 bits |
/// | VCVTB, VCVTT | Fd | | Fm | | | bit 0: the top half |
/// | VCVT between precisions | Fd | | Fm: the one that `doublePrecision` is about | | | |
/// | VLDR, VSTR | Fd | Rn | | | | the signed offset |
/// | VLDM, VSTM, VPUSH, VPOP | the first | Rn | | | registers | the bytes, negative for DB and VPUSH |
/// | VMOV core, scalar | Rt | Sn | | | | |
/// | VMOV pair, doubleword | Rt | | the first S register | Rt2 | | |
/// | VMRS, VMSR | Rt | | | | | |
///
/// Half-word multiplies (SMLAxy, SMULxy, SMLALxy, SMLAWy, SMULWy) keep N (first operand's top half) in bit 1 and M
/// (second operand's top half) in bit 0 of `immediate`. SMLAD, SMLSD, SMLALD, SMLSLD, SMUAD, SMUSD keep X (exchange) in bit 0;
/// SMMLA, SMMLS, SMMUL keep R (round) in bit 0. PKH is two operations, PKHBT and PKHTB.
public enum Operation: UInt8, Sendable, Hashable, CaseIterable {
    /// An entry of the decode cache that holds nothing yet. Never decoded from bits.
    case notDecoded = 0
    /// A place where the machine stops before it executes what is there. Never decoded from bits.
    case hook
    /// An encoding that no row allows: UNDEFINED.
    case undefined
    /// One of coprocessors 10 and 11 that the core's floating-point extension does not have: UNDEFINED while CPACR enables them,
    /// a fault of the coprocessor (NOCP) while it does not. Decoded with an extension only, and of no row.
    case undefinedFloatingPoint

    case adcImmediate, adcRegister, addImmediate, addRegister, adr
    case andImmediate, andRegister, asrImmediate, asrRegister
    case b, bfc, bfi, bicImmediate, bicRegister, bkpt, bl, blx, bx
    case cbnz, cbz, clrex, clz, cmnImmediate, cmnRegister, cmpImmediate, cmpRegister, cps
    case dbg, dmb, dsb, eorImmediate, eorRegister, isb, it
    case ldm, ldmdb
    case ldrImmediate, ldrLiteral, ldrRegister
    case ldrbImmediate, ldrbLiteral, ldrbRegister, ldrbt
    case ldrdImmediate, ldrdLiteral, ldrex, ldrexb, ldrexh
    case ldrhImmediate, ldrhLiteral, ldrhRegister, ldrht
    case ldrsbImmediate, ldrsbLiteral, ldrsbRegister, ldrsbt
    case ldrshImmediate, ldrshLiteral, ldrshRegister, ldrsht, ldrt
    case lslImmediate, lslRegister, lsrImmediate, lsrRegister
    case mla, mls, movImmediate, movRegister, movt, mrs, msr, mul, mvnImmediate, mvnRegister
    case nop, ornImmediate, ornRegister, orrImmediate, orrRegister
    case pkhbt, pkhtb, pld, pli, pop, push
    case qadd, qadd16, qadd8, qasx, qdadd, qdsub, qsax, qsub, qsub16, qsub8
    case rbit, rev, rev16, revsh, rorImmediate, rorRegister, rrx, rsbImmediate, rsbRegister
    case sadd16, sadd8, sasx, sbcImmediate, sbcRegister, sbfx, sdiv, sel, sev
    case shadd16, shadd8, shasx, shsax, shsub16, shsub8
    case smlaxy, smlad, smlal, smlalxy, smlald, smlawy, smlsd, smlsld, smmla, smmls, smmul
    case smuad, smulxy, smull, smulwy, smusd
    case ssat, ssat16, ssax, ssub16, ssub8, stm, stmdb
    case strImmediate, strRegister, strbImmediate, strbRegister, strbt, strdImmediate
    case strex, strexb, strexh, strhImmediate, strhRegister, strht, strt
    case subImmediate, subRegister, svc
    case sxtab, sxtab16, sxtah, sxtb, sxtb16, sxth
    case tbb, tbh, teqImmediate, teqRegister, tstImmediate, tstRegister
    case uadd16, uadd8, uasx, ubfx, udf, udiv, uhadd16, uhadd8, uhasx, uhsax, uhsub16, uhsub8
    case umaal, umlal, umull, uqadd16, uqadd8, uqasx, uqsax, uqsub16, uqsub8
    case usad8, usada8, usat, usat16, usax, usub16, usub8
    case uxtab, uxtab16, uxtah, uxtb, uxtb16, uxth
    case wfe, wfi, yield
    /// CDP, LDC, MCR, MCRR, MRC, MRRC, STC and their second forms: `immediate` is the coprocessor's number.
    case coprocessor

    case vabs, vadd, vcmp
    case vcvtFromFixed, vcvtFromHalf, vcvtFromInteger, vcvtPrecision, vcvtToFixed, vcvtToHalf, vcvtToInteger
    case vdiv, vfma, vfms, vfnma, vfnms, vldm, vldr, vmaxnm, vminnm, vmla, vmls
    case vmovFromCore, vmovImmediate, vmovPairFromCore, vmovPairToCore, vmovRegister, vmovToCore
    case vmrs, vmsr, vmul, vneg, vnmla, vnmls, vnmul, vrint, vsel, vsqrt, vstm, vstr, vsub
}
