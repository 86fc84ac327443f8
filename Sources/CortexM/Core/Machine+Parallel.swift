import ArmMProfile

/// What becomes of the lanes' sums in a parallel addition or subtraction (DDI 0403 A4.4.7).
enum ParallelKind {
    /// SADD16 and kind: modulo, GE from the sign.
    case signed
    /// UADD16 and kind: modulo, GE from the carry.
    case unsigned
    /// QADD16 and kind.
    case signedSaturating
    /// UQADD16 and kind.
    case unsignedSaturating
    /// SHADD16 and kind.
    case signedHalving
    /// UHADD16 and kind.
    case unsignedHalving

    /// Whether the lanes are signed numbers.
    var isSigned: Bool { self == .signed || self == .signedSaturating || self == .signedHalving }
}

/// Which lanes are added and which subtracted.
enum ParallelShape {
    case add16, sub16, add8, sub8
    /// ASX: subtract in the bottom, add in the top, the second operand's halves exchanged.
    case asx
    /// SAX: add in the bottom, subtract in the top, the second operand's halves exchanged.
    case sax
}

extension Machine {
    /// The parallel additions and subtractions.
    mutating func executeParallel(_ i: Instruction, _ shape: ParallelShape, _ kind: ParallelKind) {
        let n = operand(i.rn)
        var m = operand(i.rm)
        if shape == .asx || shape == .sax { m = rotateRight(m, 16) }
        let width: UInt32 = shape == .add8 || shape == .sub8 ? 8 : 16
        let laneMask: UInt32 = (1 << width) - 1
        var result: UInt32 = 0
        var greaterEqual: UInt32 = 0
        var shift: UInt32 = 0
        while shift < 32 {
            let subtracts =
                switch shape {
                case .add16, .add8: false
                case .sub16, .sub8: true
                case .asx: shift == 0
                case .sax: shift == 16
                }
            let x = Self.lane(n >> shift & laneMask, width, kind)
            let y = Self.lane(m >> shift & laneMask, width, kind)
            let sum = subtracts ? x - y : x + y
            result |= (Self.finish(sum, width, kind) & laneMask) << shift
            let sets: Bool =
                switch kind {
                case .unsigned: subtracts ? sum >= 0 : sum >> Int64(width) != 0
                default: sum >= 0
                }
            if sets { greaterEqual |= (width == 8 ? 0b1 : 0b11) << (shift >> 3) }
            shift += width
        }
        if kind == .signed || kind == .unsigned { flags.greaterEqual = greaterEqual }
        setRegister(i.rd, result)
    }

    private static func lane(_ bits: UInt32, _ width: UInt32, _ kind: ParallelKind) -> Int64 {
        guard kind.isSigned else { return Int64(bits) }
        return width == 8 ? Int64(Int8(truncatingIfNeeded: bits)) : Int64(Int16(truncatingIfNeeded: bits))
    }

    private static func finish(_ sum: Int64, _ width: UInt32, _ kind: ParallelKind) -> UInt32 {
        switch kind {
        case .signed, .unsigned: UInt32(truncatingIfNeeded: sum)
        case .signedSaturating: signedSaturate(sum, width).result
        case .unsignedSaturating: unsignedSaturate(sum, width).result
        case .signedHalving, .unsignedHalving: UInt32(truncatingIfNeeded: sum >> 1)
        }
    }
}
