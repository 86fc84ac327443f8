/// `VFPExpandImm()`: the number that the eight bits of VMOV (immediate) stand for (DDI 0403 A6.4.1).
@inlinable
public func vfpExpandImm<Format: FPFormat>(_ immediate: UInt32, as _: Format.Type = Format.self) -> Format {
    let sign = immediate & 0x80 != 0
    let exponent = Int(truncatingIfNeeded: immediate >> 4 & 7) ^ 4
    let field = exponent &- 3 &+ Format.exponentBias
    let fraction = Format(truncatingIfNeeded: immediate & 15) &<< Format(truncatingIfNeeded: Format.fractionBits &- 4)
    return Format.fpZero(sign) | Format(truncatingIfNeeded: field) &<< Format(truncatingIfNeeded: Format.fractionBits) | fraction
}
