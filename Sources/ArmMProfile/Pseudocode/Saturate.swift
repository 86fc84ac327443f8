/// `SignedSatQ()`: the value saturated to `width` bits (1 to 32), and whether it did not fit (DDI 0403 A2.2.1).
@inlinable @inline(__always)
public func signedSaturate(_ value: Int64, _ width: UInt32) -> (result: UInt32, saturated: Bool) {
    let limit = Int64(1) << Int64(width &- 1)
    if value >= limit { return (UInt32(truncatingIfNeeded: limit &- 1), true) }
    if value < -limit { return (UInt32(truncatingIfNeeded: -limit), true) }
    return (UInt32(truncatingIfNeeded: value), false)
}

/// `UnsignedSatQ()`: the value saturated to `width` bits (0 to 31), and whether it did not fit (DDI 0403 A2.2.1).
@inlinable @inline(__always)
public func unsignedSaturate(_ value: Int64, _ width: UInt32) -> (result: UInt32, saturated: Bool) {
    let limit = Int64(1) << Int64(width) - 1
    if value > limit { return (UInt32(truncatingIfNeeded: limit), true) }
    if value < 0 { return (0, true) }
    return (UInt32(truncatingIfNeeded: value), false)
}
