extension Encoding {
    /// VCVT and kind. Each bit of theirs that changes the kinds of the registers makes rows of its own.
    static let tableFloatingPointConversions: [Encoding] =
        directed + toInteger + fromInteger + toFixed + fromFixed + betweenPrecisions + halfPrecision

    /// A number of the precision in `m` becomes an integer in `Sd`.
    private static func registers(toIntegerFrom precision: Precision) -> FloatingPointRegisters {
        precision.isDouble ? .singleFromDouble : .singles
    }

    private static let directed: [Encoding] = bothPrecisions { precision in
        Encoding(
            .vcvtToInteger, "VCVTA, VCVTN, VCVTP, VCVTM", "T1", .armv7M,
            "11111110 1 D 1111 RM:2 Vd:4 101\(precision.sz) op 1 M 0 Vm:4",
            .floatingPoint(registers(toIntegerFrom: precision), .integerByRoundingMode),
            "VCVT<RM>.<integer>.\(precision.type) <Sd>, \(precision.operands("m"))", flags: precision.flags,
            unless: precision.unless("M"), needs: precision.needs(.fpv5SP))
    }

    private static let toInteger: [Encoding] = bothPrecisions { precision in
        Encoding(
            .vcvtToInteger, "VCVT, VCVTR (between floating-point and integer)", "T1", .armv7M,
            "11101110 1 D 11110 opc2 Vd:4 101\(precision.sz) op 1 M 0 Vm:4",
            .floatingPoint(registers(toIntegerFrom: precision), .integerByOp),
            "VCVT{R}<c>.<integer>.\(precision.type) <Sd>, \(precision.operands("m"))", flags: precision.flags,
            unless: precision.unless("M"), needs: precision.needs(.fpv4SP))
    }

    private static let fromInteger: [Encoding] = bothPrecisions { precision in
        Encoding(
            .vcvtFromInteger, "VCVT, VCVTR (between floating-point and integer)", "T1", .armv7M,
            "11101110 1 D 111000 Vd:4 101\(precision.sz) op 1 M 0 Vm:4",
            .floatingPoint(precision.isDouble ? .doubleFromSingle : .singles, .integer(signedBit: .op)),
            "VCVT<c>.\(precision.type).<integer> \(precision.operands("d")), <Sm>", flags: precision.flags,
            unless: precision.unless("D"), needs: precision.needs(.fpv4SP))
    }

    private static let toFixed: [Encoding] = bothPrecisions { precision in
        Encoding(
            .vcvtToFixed, "VCVT (between floating-point and fixed-point)", "T1", .armv7M,
            "11101110 1 D 11111 U Vd:4 101\(precision.sz) sx 1 i 0 imm4:4",
            .floatingPoint(precision.registers, .fixed),
            "VCVT<c>.<fixed>.\(precision.type) \(precision.operands("dd")), #<fbits>", flags: precision.flags,
            unless: precision.unless("D"), unpredictable: .fractionTooLong, needs: precision.needs(.fpv4SP))
    }

    private static let fromFixed: [Encoding] = bothPrecisions { precision in
        Encoding(
            .vcvtFromFixed, "VCVT (between floating-point and fixed-point)", "T1", .armv7M,
            "11101110 1 D 11101 U Vd:4 101\(precision.sz) sx 1 i 0 imm4:4",
            .floatingPoint(precision.registers, .fixed),
            "VCVT<c>.\(precision.type).<fixed> \(precision.operands("dd")), #<fbits>", flags: precision.flags,
            unless: precision.unless("D"), unpredictable: .fractionTooLong, needs: precision.needs(.fpv4SP))
    }

    private static let betweenPrecisions: [Encoding] = [
        Encoding(
            .vcvtPrecision, "VCVT (between double-precision and single-precision)", "T1", .armv7M,
            "11101110 1 D 110111 Vd:4 1010 11 M 0 Vm:4", .floatingPoint(.doubleFromSingle), "VCVT<c>.F64.F32 <Dd>, <Sm>",
            unless: ["D=1"], needs: .fpv5D16),
        Encoding(
            .vcvtPrecision, "VCVT (between double-precision and single-precision)", "T1", .armv7M,
            "11101110 1 D 110111 Vd:4 1011 11 M 0 Vm:4", .floatingPoint(.singleFromDouble), "VCVT<c>.F32.F64 <Sd>, <Dm>",
            flags: .doublePrecision, unless: ["M=1"], needs: .fpv5D16),
    ]

    private static let halfPrecision: [Encoding] =
        bothPrecisions { precision in
            Encoding(
                .vcvtFromHalf, "VCVTB, VCVTT", "T1", .armv7M, "11101110 1 D 110010 Vd:4 101\(precision.sz) T 1 M 0 Vm:4",
                .floatingPoint(precision.isDouble ? .doubleFromSingle : .singles, .half),
                "VCVT<y><c>.\(precision.type).F16 \(precision.operands("d")), <Sm>", flags: precision.flags,
                unless: precision.unless("D"), needs: precision.needs(.fpv4SP))
        }
        + bothPrecisions { precision in
            Encoding(
                .vcvtToHalf, "VCVTB, VCVTT", "T1", .armv7M, "11101110 1 D 110011 Vd:4 101\(precision.sz) T 1 M 0 Vm:4",
                .floatingPoint(precision.isDouble ? .singleFromDouble : .singles, .half),
                "VCVT<y><c>.F16.\(precision.type) <Sd>, \(precision.operands("m"))", flags: precision.flags,
                unless: precision.unless("M"), needs: precision.needs(.fpv4SP))
        }
}
