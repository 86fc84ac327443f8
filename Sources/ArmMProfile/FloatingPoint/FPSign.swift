/// `FPNeg()`: the sign bit inverted, also that of a NaN (DDI 0403 A2.5.6).
@inlinable @inline(__always)
public func fpNeg<Format: FPFormat>(_ operand: Format) -> Format { operand ^ Format.signBit }

/// `FPAbs()`: the sign bit cleared, also that of a NaN.
@inlinable @inline(__always)
public func fpAbs<Format: FPFormat>(_ operand: Format) -> Format { operand & ~Format.signBit }
