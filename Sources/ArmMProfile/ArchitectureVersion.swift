/// The M-profile architecture that a core implements. Each includes the ones before it.
public enum ArchitectureVersion: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    /// Cortex-M0, Cortex-M0+ (DDI 0419).
    case armv6M
    /// Cortex-M3 (DDI 0403).
    case armv7M
    /// Armv7-M with the DSP extension: Cortex-M4, Cortex-M7 (DDI 0403).
    case armv7EM

    /// Whether `right` includes all of `left` and more.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
