/// `AddWithCarry()`: the sum, the carry out (0 or 1) and the overflow (0 or 1) (DDI 0403 A2.2.1).
@inlinable @inline(__always)
public func addWithCarry(_ x: UInt32, _ y: UInt32, _ carryIn: UInt32) -> (result: UInt32, carry: UInt32, overflow: UInt32) {
    let sum = UInt64(x) &+ UInt64(y) &+ UInt64(carryIn)
    let result = UInt32(truncatingIfNeeded: sum)
    return (result, UInt32(truncatingIfNeeded: sum >> 32), ((x ^ result) & (y ^ result)) >> 31)
}
