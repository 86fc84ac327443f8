import ArmMProfile
import TestSupport
import Testing

@Suite("AddWithCarry()")
struct AddWithCarryTests {
    @Test("carry and overflow are the sums that do not fit, unsigned and signed")
    func sums() {
        let edges: [UInt32] = [0, 1, 2, 0x7FFF_FFFE, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0xFFFF_FFFE, 0xFFFF_FFFF]
        var random = SplitMix64(seed: 0xADC)
        let values = edges + (0..<200).map { _ in UInt32(truncatingIfNeeded: random.next()) }
        for x in values {
            for y in values {
                for carryIn in UInt32(0)...1 {
                    let unsigned = UInt64(x) + UInt64(y) + UInt64(carryIn)
                    let signed = Int64(Int32(bitPattern: x)) + Int64(Int32(bitPattern: y)) + Int64(carryIn)
                    let sum = addWithCarry(x, y, carryIn)
                    #expect(sum.result == UInt32(truncatingIfNeeded: unsigned))
                    #expect(sum.carry == (unsigned > 0xFFFF_FFFF ? 1 : 0))
                    #expect(sum.overflow == (Int32(exactly: signed) == nil ? 1 : 0))
                }
            }
        }
    }
}
