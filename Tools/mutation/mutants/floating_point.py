"""The floating-point context (section 9) and arithmetic."""
from mutants import table

MUTANTS = table("CortexM/FloatingPoint/Machine+FloatingPointCheck.swift", [
    ("new-context-fpdscr", "9.1: a new context takes FPDSCR", "FPSCR(kept | floatingPoint.fpdscr)", "FPSCR(kept)"),
    ("aspen", "9.11: without ASPEN no context begins", "if floatingPoint.fpccr & FPCCR.aspen != 0, !floatingPoint.fpca {", "if !floatingPoint.fpca {"),
    ("cpacr-privileged", "9.8: access 01 is for privileged code", "case 1 where privileged: return", "case 1: return"),
    ("lazy-save-before-use", "9.3: a floating-point instruction saves the state that waits", "if floatingPoint.hasLazyState { try preserveFPState() }", ""),
]) + table("CortexM/FloatingPoint/Machine+FloatingPointFrame.swift", [
    ("fpcar", "9.2: FPCAR points to S0 in the frame", "(frame &+ 0x20) & ~7", "frame & ~7"),
    ("hfrdy", "9.2: HFRDY is 0 at a negative priority", "if priority > -1 { fpccr |= FPCCR.hfrdy }", "fpccr |= FPCCR.hfrdy"),
    ("mmrdy", "9.2: MMRDY needs MemManage enabled",
     "exceptions.enabled[exception] && priority > exceptions.priority(Int(exception.rawValue))", "priority > exceptions.priority(Int(exception.rawValue))"),
    ("fpccr-user", "9.2: USER is the privilege of the entry", "if !privileged { fpccr |= FPCCR.user }", ""),
    ("fpccr-thread", "9.2: THREAD is the mode of the entry", "if !state.isHandlerMode { fpccr |= FPCCR.thread }", ""),
    ("return-drops-lazy-state", "9.4: a return with LSPACT clears it", "floatingPoint.fpccr &= ~FPCCR.lspact\n            return false", "return false"),
    ("eager-nocp", "8.7: stacking at once without access is NOCP", "try checkVFPEnabled(privileged: privileged)\n        for index", "for index"),
    ("fpscr-in-frame", "9.2: FPSCR is in the frame", "value: floatingPoint.fpscr.rawValue, privileged: privileged)", "value: 0, privileged: privileged)"),
]) + table("CortexM/FloatingPoint/Machine+LazyState.swift", [
    ("lazy-privilege", "9.3: the lazy save has the privilege of the entry", "let privileged = floatingPoint.fpccr & FPCCR.user == 0", "let privileged = true"),
    ("lazy-save-once", "9.3: the lazy save clears LSPACT", "floatingPoint.fpccr &= ~FPCCR.lspact\n        cycles", "cycles"),
    ("lazy-escalates", "9.6: without MMRDY a fault of the lazy save is HardFault", "case .mlsperr where floatingPoint.fpccr & FPCCR.mmrdy != 0: .memManage", "case .mlsperr: .memManage"),
    ("lazy-lockup", "9.6: a fault of the lazy save locks up without HFRDY", "if canBeTaken || floatingPoint.fpccr & FPCCR.hfrdy == 0 {", "if canBeTaken {"),
    ("lazy-pends", "9.6: a fault of the lazy save that cannot be taken waits", "setPending(number)\n", "\n"),
]) + table("CortexM/FloatingPoint/Machine+FloatingPointRegisters.swift", [
    ("fpcar-low-bits", "9.7: the low three bits of FPCAR are 0", "floatingPoint.fpcar = value & ~7", "floatingPoint.fpcar = value"),
]) + table("ArmMProfile/FloatingPoint/FPMulAdd.swift", [
    ("fused-invalid", "FPMulAdd(): a quiet NaN plus infinity by zero is invalid",
     "return valueA.type == .quietNaN && infinite && zero ? fpInvalid(&fpscr) : result", "return result"),
]) + table("ArmMProfile/FloatingPoint/FPRound.swift", [
    ("tininess", "FPRound(): tininess is detected before rounding", "if field <= 0 {", "if field < 0 {"),
    ("flushed-result", "FPRound(): FZ makes a tiny result zero", "if fpscr.flushToZero, Format.bitWidth != 16 {", "if Format.bitWidth == 0 {"),
    ("flushed-half", "FPRound(): FZ is not for half precision", "if fpscr.flushToZero, Format.bitWidth != 16 {", "if fpscr.flushToZero {"),
    ("overflow-inexact", "FPRound(): overflow is inexact", "fpscr.raise([.overflow, .inexact])", "fpscr.raise(.overflow)"),
    ("alternative-overflow", "FPRound(): too great for the alternative half precision is invalid", "fpscr.raise(.invalidOperation)\n        return Format", "return Format"),
]) + table("ArmMProfile/FloatingPoint/FPUnpacked.swift", [
    ("input-denormal", "FPUnpack(): a flushed operand sets IDC", "fpscr.raise(.inputDenormal)\n", "\n"),
]) + table("ArmMProfile/FloatingPoint/FPNaN.swift", [
    ("default-nan", "FPProcessNaN(): DN gives the default NaN", "fpscr.defaultNaN ? Format.fpDefaultNaN :", "Format.bitWidth == 0 ? Format.fpDefaultNaN :"),
    ("nan-order", "FPProcessNaNs3(): a signaling NaN comes before a quiet one", "if type3 == .signalingNaN { return fpProcessNaN(type3, op3, &fpscr) }", ""),
]) + table("ArmMProfile/FloatingPoint/FPAdd.swift", [
    ("exact-zero", "FPAdd(): an exact zero is negative only when rounding down", "{ fpscr.roundingMode == .towardsMinusInfinity }", "{ fpscr.roundingMode == .towardsZero }"),
]) + table("ArmMProfile/FloatingPoint/FPDiv.swift", [
    ("divide-by-zero", "FPDiv(): a number by zero sets DZC", "fpscr.raise(.divideByZero)\n", "\n"),
]) + table("ArmMProfile/FloatingPoint/FPConvert.swift", [
    ("alternative-nan", "FPSingleToHalf(): the alternative half precision has no NaN", "if isAlternative { return To.fpZero(value.sign) }", ""),
])
