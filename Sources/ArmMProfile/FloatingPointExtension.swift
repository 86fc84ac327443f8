/// The floating-point extension that a core has, each with all that the one before it has (DDI 0403 A2.5).
public enum FloatingPointExtension: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    /// None: coprocessors 10 and 11 are not there.
    case none
    /// FPv4-SP: single precision (Cortex-M4).
    case fpv4SP
    /// FPv5-SP: single precision, with selection, directed rounding, and minimum and maximum (Cortex-M7).
    case fpv5SP
    /// FPv5-D16: single and double precision (Cortex-M7).
    case fpv5D16

    /// Whether one has less than the other.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The manual's name: `FPv4-SP`; `none` for none.
    public var name: String {
        switch self {
        case .none: "none"
        case .fpv4SP: "FPv4-SP"
        case .fpv5SP: "FPv5-SP"
        case .fpv5D16: "FPv5-D16"
        }
    }

    /// Whether it computes with 64-bit numbers.
    @inlinable public var hasDoublePrecision: Bool { self == .fpv5D16 }
}
