/// A half of a word, sign-extended: the top one, or the bottom one.
@inlinable @inline(__always)
public func signedHalf(_ value: UInt32, top: Bool) -> Int64 {
    Int64(Int16(truncatingIfNeeded: top ? value >> 16 : value))
}
