/// `FPCompare()`: N, Z, C and V in bits 3 to 0 for two numbers (DDI 0403 A2.5.6).
///
/// - Parameter signalsQuietNaN: Whether also a quiet NaN is an invalid operation, as with VCMPE.
@inlinable
public func fpCompare<Format: FPFormat>(
    _ op1: Format, _ op2: Format, signalsQuietNaN: Bool, _ fpscr: inout FPSCR
) -> UInt32 {
    let value1 = fpUnpack(op1, &fpscr)
    let value2 = fpUnpack(op2, &fpscr)
    if value1.isNaN || value2.isNaN {
        if signalsQuietNaN || value1.type == .signalingNaN || value2.type == .signalingNaN {
            fpscr.raise(.invalidOperation)
        }
        return 0b0011
    }
    let key1 = fpOrder(op1, value1)
    let key2 = fpOrder(op2, value2)
    if key1 == key2 { return 0b0110 }
    return key1 < key2 ? 0b1000 : 0b0010
}

/// A number that is ordered as the value is: the magnitude's bits with the sign. Both zeros are 0.
@inlinable @inline(__always)
func fpOrder<Format: FPFormat>(_ bits: Format, _ value: FPUnpacked) -> Int64 {
    if value.type == .zero { return 0 }
    let magnitude = Int64(truncatingIfNeeded: bits & ~Format.signBit)
    return value.sign ? 0 &- magnitude : magnitude
}
