/// How a number between two that the format has is rounded. The first four are the values of FPSCR.RMode.
public enum FPRounding: UInt8, Sendable, Hashable, CaseIterable {
    /// RN: to the nearest; of two as near, to the even one.
    case tiesToEven = 0
    /// RP: towards plus infinity.
    case towardsPlusInfinity = 1
    /// RM: towards minus infinity.
    case towardsMinusInfinity = 2
    /// RZ: towards zero.
    case towardsZero = 3
    /// RA: to the nearest; of two as near, to the one that is farther from zero (VRINTA, VCVTA).
    case tiesToAway = 4

    /// Whether a magnitude grows by one unit when `error`, what is left below the unit, is dropped.
    ///
    /// - Parameters:
    ///   - sign: Whether the number is negative.
    ///   - odd: Whether the magnitude without the error is odd.
    ///   - error: What is dropped; less than two halves.
    ///   - half: Half a unit.
    @inlinable @inline(__always)
    func roundsUp(sign: Bool, odd: Bool, error: UInt64, half: UInt64) -> Bool {
        switch self {
        case .tiesToEven: error > half || error == half && odd
        case .towardsPlusInfinity: error != 0 && !sign
        case .towardsMinusInfinity: error != 0 && sign
        case .towardsZero: false
        case .tiesToAway: error >= half
        }
    }

    /// Whether a number too great for the format becomes an infinity; else the greatest number.
    @inlinable @inline(__always)
    func overflowsToInfinity(sign: Bool) -> Bool {
        switch self {
        case .tiesToEven, .tiesToAway: true
        case .towardsPlusInfinity: !sign
        case .towardsMinusInfinity: sign
        case .towardsZero: false
        }
    }
}
