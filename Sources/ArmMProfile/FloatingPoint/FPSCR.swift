/// The Floating-point Status and Control Register (DDI 0403 A2.5.3).
public struct FPSCR: Sendable, Hashable {
    /// The register as VMRS reads it: the reserved bits are 0.
    public var rawValue: UInt32

    /// The bits that exist: N, Z, C, V, AHP, DN, FZ, RMode and the six cumulative exception bits.
    public static let implementedBits: UInt32 = 0xF7C0_009F
    /// AHP, DN, FZ and RMode, which a new floating-point context takes from FPDSCR.
    public static let controlBits: UInt32 = 0x07C0_0000

    /// The register after a write of a value.
    @inlinable
    public init(_ value: UInt32 = 0) { rawValue = value & 0xF7C0_009F }

    /// AHP: half precision is Arm's alternative format, without infinities and NaNs.
    @inlinable
    public var alternativeHalfPrecision: Bool { rawValue & 1 << 26 != 0 }

    /// DN: each NaN result is the default NaN.
    @inlinable
    public var defaultNaN: Bool { rawValue & 1 << 25 != 0 }

    /// FZ: denormalized operands and results of single and double precision are zeros.
    @inlinable
    public var flushToZero: Bool { rawValue & 1 << 24 != 0 }

    /// RMode: how results are rounded.
    @inlinable
    public var roundingMode: FPRounding { FPRounding(rawValue: UInt8(truncatingIfNeeded: rawValue >> 22) & 3) ?? .tiesToEven }

    /// N, Z, C and V in bits 3 to 0: what the last comparison found.
    @inlinable
    public var conditionFlags: UInt32 {
        get { rawValue >> 28 }
        set { rawValue = rawValue & 0x0FFF_FFFF | newValue << 28 }
    }

    /// The cumulative exception bits.
    @inlinable
    public var exceptions: FPExceptions { FPExceptions(rawValue: rawValue & 0x9F) }

    /// `FPProcessException()`: sets cumulative exception bits.
    @inlinable @inline(__always)
    public mutating func raise(_ exceptions: FPExceptions) { rawValue |= exceptions.rawValue }
}
