import ArmMProfile
import Testing

@Suite("SignedSatQ() and UnsignedSatQ()")
struct SaturateTests {
    @Test("values about every limit, for every width")
    func limits() {
        for width in UInt32(1)...32 {
            let high = (Int64(1) << Int64(width - 1)) - 1
            let low = -high - 1
            for delta in Int64(-3)...3 {
                for value in [high + delta, low + delta, delta] {
                    let wanted = min(max(value, low), high)
                    let saturated = signedSaturate(value, width)
                    #expect(saturated.result == UInt32(truncatingIfNeeded: wanted) && saturated.saturated == (wanted != value))
                }
            }
        }
        for width in UInt32(0)...31 {
            let high = (Int64(1) << Int64(width)) - 1
            for delta in Int64(-3)...3 {
                for value in [high + delta, delta, -high + delta] {
                    let wanted = min(max(value, 0), high)
                    let saturated = unsignedSaturate(value, width)
                    #expect(saturated.result == UInt32(truncatingIfNeeded: wanted) && saturated.saturated == (wanted != value))
                }
            }
        }
    }

    @Test("a half of a word is sign-extended")
    func halves() {
        #expect(signedHalf(0x8000_7FFF, top: true) == -0x8000)
        #expect(signedHalf(0x8000_7FFF, top: false) == 0x7FFF)
    }
}
