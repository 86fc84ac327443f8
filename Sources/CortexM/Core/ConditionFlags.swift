/// APSR, kept apart by field so that setting flags costs a store each.
package struct ConditionFlags: Sendable, Hashable {
    /// Bit 31 is N.
    package var negative: UInt32 = 0
    /// Z is set when this is 0.
    package var zeroIfZero: UInt32 = 1
    /// C, 0 or 1.
    package var carry: UInt32 = 0
    /// V, 0 or 1.
    package var overflow: UInt32 = 0
    /// Q, 0 or 1.
    package var saturation: UInt32 = 0
    /// GE[3:0].
    package var greaterEqual: UInt32 = 0

    /// All clear.
    package init() {}

    /// APSR as xPSR holds it: N Z C V Q in bits 31 to 27, GE in 19 to 16.
    package var apsr: UInt32 {
        get {
            (negative & 0x8000_0000) | (zeroIfZero == 0 ? 0x4000_0000 : 0) | carry << 29 | overflow << 28
                | saturation << 27 | greaterEqual << 16
        }
        set {
            negative = newValue & 0x8000_0000
            zeroIfZero = newValue & 0x4000_0000 == 0 ? 1 : 0
            carry = newValue >> 29 & 1
            overflow = newValue >> 28 & 1
            saturation = newValue >> 27 & 1
            greaterEqual = newValue >> 16 & 0xF
        }
    }
}
