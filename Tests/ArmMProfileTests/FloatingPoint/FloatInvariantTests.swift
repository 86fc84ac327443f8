import ArmMProfile
import TestSupport
import Testing

/// What holds for all numbers, tried with random ones of every kind.
@Suite("Floating point by its algebra")
struct FloatInvariantTests {
    private static let count = 20_000

    /// A result and FPSCR after it.
    private struct Outcome<Format: FPFormat>: Equatable {
        let result: Format
        let fpscr: FPSCR

        init(_ fpscr: FPSCR, _ operation: (inout FPSCR) -> Format) {
            var after = fpscr
            result = operation(&after)
            self.fpscr = after
        }
    }

    private static func number<Format: FPFormat>(_ random: inout SplitMix64) -> Format {
        let bits = Format(truncatingIfNeeded: random.next())
        let fraction = Format(1) << Format(Format.fractionBits) - 1
        switch random.next() % 8 {
        case 0: return bits & ~Format.fpInfinity(false)
        case 1: return bits | Format.fpInfinity(false)
        case 2: return bits & ~fraction
        case 3: return bits & (Format.fpZero(true) | fraction & (fraction - 1) >> 8) | (fraction + 1) << 5
        default: return bits
        }
    }

    private static func isNaN<Format: FPFormat>(_ bits: Format) -> Bool { fpAbs(bits) > Format.fpInfinity(false) }

    private static func forEach<Format: FPFormat>(
        _: Format.Type, _ check: (Format, Format, FPSCR) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var random = SplitMix64(seed: 3)
        var failures = 0
        for _ in 0..<count {
            let fpscr = FPSCR(UInt32(truncatingIfNeeded: random.next()) & 0x03C0_0000)
            if !check(number(&random), number(&random), fpscr) { failures += 1 }
        }
        #expect(failures == 0, sourceLocation: sourceLocation)
    }

    private static func forEachFormat(_ single: (UInt32, UInt32, FPSCR) -> Bool, _ double: (UInt64, UInt64, FPSCR) -> Bool) {
        forEach(UInt32.self, single)
        forEach(UInt64.self, double)
    }

    private static func commutes<Format: FPFormat>(_ left: Format, _ right: Format, _ fpscr: FPSCR) -> Bool {
        // Of two NaNs the first decides.
        if isNaN(left), isNaN(right) { return true }
        return Outcome(fpscr) { fpAdd(left, right, &$0) } == Outcome(fpscr) { fpAdd(right, left, &$0) }
            && Outcome(fpscr) { fpMul(left, right, &$0) } == Outcome(fpscr) { fpMul(right, left, &$0) }
            && Outcome(fpscr) { fpMaxNum(left, right, &$0) } == Outcome(fpscr) { fpMaxNum(right, left, &$0) }
    }

    @Test("sums, products and the greater of two do not depend on the order")
    func order() {
        Self.forEachFormat(Self.commutes, Self.commutes)
    }

    private static func addsNegated<Format: FPFormat>(_ left: Format, _ right: Format, _ fpscr: FPSCR) -> Bool {
        if isNaN(right) { return true }
        return Outcome(fpscr) { fpSub(left, right, &$0) } == Outcome(fpscr) { fpAdd(left, fpNeg(right), &$0) }
    }

    @Test("a difference is the sum with the negated operand")
    func difference() {
        Self.forEachFormat(Self.addsNegated, Self.addsNegated)
    }

    private static func fuses<Format: FPFormat>(_ left: Format, _ right: Format, _ fpscr: FPSCR) -> Bool {
        let one = fpAbs(Format.fpInfinity(false) & (Format.fpInfinity(false) >> 1))
        if isNaN(left), isNaN(right) { return true }
        // Plus -0 changes nothing but the sign of a zero.
        let product = Outcome(fpscr) { fpMul(left, right, &$0) }
        let fused = Outcome(fpscr) { fpMulAdd(Format.fpZero(true), left, right, &$0) }
        let isSame = fpAbs(product.result) == 0 || product == fused
        return isSame && Outcome(fpscr) { fpAdd(left, right, &$0) } == Outcome(fpscr) { fpMulAdd(left, right, one, &$0) }
    }

    @Test("a fused multiplication by one is a sum, and one that adds -0 is a product")
    func fused() {
        Self.forEachFormat(Self.fuses, Self.fuses)
    }

    /// `FPMulAdd()` (DDI 0403 A2.5): the one sum with a quiet NaN that raises Invalid Operation, and does not hand the NaN on.
    private static func isInvalid<Format: FPFormat>(_: Format.Type) -> Bool {
        let infinity = Format.fpInfinity(false)
        let quiet = infinity | (infinity >> 1 & ~infinity) | 1
        return [(infinity, Format.fpZero(true)), (Format.fpZero(false), infinity)].allSatisfy { left, right in
            var fpscr = FPSCR()
            let result = fpMulAdd(quiet, left, right, &fpscr)
            return result == Format.fpDefaultNaN && fpscr.exceptions == .invalidOperation
        }
    }

    @Test("infinity by zero is invalid even when a quiet NaN is added")
    func invalidProduct() {
        #expect(Self.isInvalid(UInt32.self) && Self.isInvalid(UInt64.self))
    }

    private static func ordersAsDifference<Format: FPFormat>(_ left: Format, _ right: Format, _ fpscr: FPSCR) -> Bool {
        // Without FZ a difference is zero only of equal numbers.
        let plain = FPSCR(fpscr.rawValue & ~(1 << 24))
        var after = plain
        let flags = fpCompare(left, right, signalsQuietNaN: false, &after)
        if isNaN(left) || isNaN(right) { return flags == 0b0011 }
        if fpAbs(left) == Format.fpInfinity(false), left == right { return flags == 0b0110 }
        let difference = fpSub(left, right, &after)
        if fpAbs(difference) == 0 { return flags == 0b0110 }
        return flags == (difference & Format.fpZero(true) == 0 ? 0b0010 : 0b1000)
    }

    @Test("a comparison finds the sign of the difference")
    func comparison() {
        Self.forEachFormat(Self.ordersAsDifference, Self.ordersAsDifference)
    }

    private static func isIdempotent<Format: FPFormat>(_ operand: Format, _ other: Format, _ fpscr: FPSCR) -> Bool {
        FPRounding.allCases.allSatisfy { rounding in
            var after = fpscr
            let integer = fpRoundInt(operand, rounding, exact: true, &after)
            var again = FPSCR(fpscr.rawValue)
            return fpRoundInt(integer, rounding, exact: true, &again) == integer && again == fpscr
        }
    }

    @Test("an integer is rounded to itself, exactly")
    func integers() {
        Self.forEachFormat(Self.isIdempotent, Self.isIdempotent)
    }

    @Test("a number that is widened and narrowed again is the same; a signaling NaN is quiet")
    func widening() {
        Self.forEach(UInt32.self) { operand, _, fpscr in
            let plain = FPSCR(fpscr.rawValue & 0x00C0_0000)
            var after = plain
            let wide: UInt64 = fpConvert(operand, &after)
            let isSignaling = FloatBits(UInt64(operand), width: 32).isSignaling
            guard after.exceptions == (isSignaling ? .invalidOperation : []) else { return false }
            let back: UInt32 = fpConvert(wide, &after)
            return back == (isSignaling ? operand | 1 << 22 : operand)
        }
    }

    @Test("every half-precision number survives single and double precision, in both formats")
    func halves() {
        for bits in UInt16.min...UInt16.max {
            for control in [0, 1 << 26] as [UInt32] where control != 0 || !Self.isNaN(bits) {
                var fpscr = FPSCR(control | 1 << 24)
                let single: UInt32 = fpConvert(bits, &fpscr)
                let double: UInt64 = fpConvert(bits, &fpscr)
                let isSame = fpConvert(single, &fpscr) == bits && fpConvert(double, &fpscr) == bits
                #expect(isSame && fpscr.exceptions.isEmpty, "\(bits)")
            }
        }
    }

    @Test("a rounding mode bounds the result: down <= nearest <= up")
    func bounds() {
        Self.forEach(UInt64.self) { left, right, fpscr in
            let modes: [UInt32] = [2, 0, 1]
            let quotients = modes.map { mode in
                var after = FPSCR(mode << 22)
                return fpDiv(left, right, &after)
            }
            if quotients.contains(where: { Self.isNaN($0) }) { return true }
            var after = FPSCR()
            return zip(quotients, quotients.dropFirst()).allSatisfy { lower, upper in
                fpCompare(lower, upper, signalsQuietNaN: true, &after) != 0b0010
            }
        }
    }
}
