/// Floating-point exceptions, at their cumulative bits of FPSCR. None of them traps on the M profile.
public struct FPExceptions: OptionSet, Sendable, Hashable {
    /// The bits, where FPSCR has them.
    public let rawValue: UInt32

    /// A set of exceptions.
    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// IOC: there is no useful result, or a signaling NaN was an operand.
    public static var invalidOperation: Self { @inlinable get { Self(rawValue: 1 << 0) } }
    /// DZC: an infinity from finite operands.
    public static var divideByZero: Self { @inlinable get { Self(rawValue: 1 << 1) } }
    /// OFC: the rounded result is greater than the greatest number of the format.
    public static var overflow: Self { @inlinable get { Self(rawValue: 1 << 2) } }
    /// UFC: the result was tiny before it was rounded, and is inexact or was flushed to zero.
    public static var underflow: Self { @inlinable get { Self(rawValue: 1 << 3) } }
    /// IXC: the result was rounded.
    public static var inexact: Self { @inlinable get { Self(rawValue: 1 << 4) } }
    /// IDC: a denormalized operand was flushed to zero.
    public static var inputDenormal: Self { @inlinable get { Self(rawValue: 1 << 7) } }
}
