import ArmMProfile
import TestSupport
import Testing

@Suite("Shift_C()")
struct ShiftTests {
    /// The manual's definition, one bit at a time: the carry is the last bit that was shifted out.
    private func oneByOne(_ value: UInt32, _ type: ShiftType, _ amount: UInt32, _ carryIn: UInt32) -> (UInt32, UInt32) {
        var value = value
        var carry = carryIn
        if type == .rrx { return (carryIn << 31 | value >> 1, value & 1) }
        for _ in 0..<amount {
            switch type {
            case .lsl:
                carry = value >> 31
                value <<= 1
            case .lsr:
                carry = value & 1
                value >>= 1
            case .asr:
                carry = value & 1
                value = value >> 1 | value & 0x8000_0000
            case .ror, .rrx:
                carry = value & 1
                value = value >> 1 | value << 31
            }
        }
        return (value, carry)
    }

    @Test("every type by every amount of a register's low byte", arguments: [ShiftType.lsl, .lsr, .asr, .ror, .rrx])
    func everyAmount(type: ShiftType) {
        var random = SplitMix64(seed: 0x5C)
        let values: [UInt32] =
            [0, 1, 0x8000_0000, 0xFFFF_FFFF, 0x7FFF_FFFF] + (0..<8).map { _ in UInt32(truncatingIfNeeded: random.next()) }
        for amount in UInt32(0)...255 {
            for value in values {
                for carryIn in UInt32(0)...1 {
                    let shifted = shiftC(value, type, amount, carryIn)
                    let (result, carry) = oneByOne(value, type, amount, carryIn)
                    #expect(shifted.result == result && shifted.carry == carry, "\(value) \(type) \(amount)")
                }
            }
        }
    }

    @Test("DecodeImmShift(): an amount of 0 is 32 to the right, or RRX")
    func immediate() {
        for type in UInt32(0)..<4 {
            for imm5 in UInt32(0)..<32 {
                let decoded = decodeImmShift(type: type, imm5: imm5)
                switch (type, imm5) {
                case (0, _): #expect(decoded == (.lsl, UInt8(imm5)))
                case (1, 0): #expect(decoded == (.lsr, 32))
                case (1, _): #expect(decoded == (.lsr, UInt8(imm5)))
                case (2, 0): #expect(decoded == (.asr, 32))
                case (2, _): #expect(decoded == (.asr, UInt8(imm5)))
                case (_, 0): #expect(decoded == (.rrx, 1))
                default: #expect(decoded == (.ror, UInt8(imm5)))
                }
            }
        }
    }
}
