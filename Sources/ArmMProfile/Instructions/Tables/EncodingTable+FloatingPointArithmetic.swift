extension Encoding {
    /// Arithmetic, comparison, selection and rounding.
    static let tableFloatingPointArithmetic: [Encoding] = arithmeticRows.flatMap { $0 }

    private static let arithmeticRows: [[Encoding]] = [
        twoOperands(.vabs, "VABS", ("0000", "11"), "VABS<c>"),
        threeOperands(.vadd, "VADD", "T1", ("0", "11", "0"), "VADD"),
        compare,
        threeOperands(.vdiv, "VDIV", "T1", ("1", "00", "0"), "VDIV"),
        threeOperands(.vfma, "VFMA, VFMS", "T1", ("1", "10", "0"), "VFMA"),
        threeOperands(.vfms, "VFMA, VFMS", "T1", ("1", "10", "1"), "VFMS"),
        threeOperands(.vfnma, "VFNMA, VFNMS", "T1", ("1", "01", "1"), "VFNMA"),
        threeOperands(.vfnms, "VFNMA, VFNMS", "T1", ("1", "01", "0"), "VFNMS"),
        maximum(.vmaxnm, "0", "VMAXNM"),
        maximum(.vminnm, "1", "VMINNM"),
        threeOperands(.vmla, "VMLA, VMLS", "T1", ("0", "00", "0"), "VMLA"),
        threeOperands(.vmls, "VMLA, VMLS", "T1", ("0", "00", "1"), "VMLS"),
        threeOperands(.vmul, "VMUL", "T1", ("0", "10", "0"), "VMUL"),
        twoOperands(.vneg, "VNEG", ("0001", "01"), "VNEG<c>"),
        threeOperands(.vnmla, "VNMLA, VNMLS, VNMUL", "T1", ("0", "01", "1"), "VNMLA"),
        threeOperands(.vnmls, "VNMLA, VNMLS, VNMUL", "T1", ("0", "01", "0"), "VNMLS"),
        threeOperands(.vnmul, "VNMLA, VNMLS, VNMUL", "T2", ("0", "10", "1"), "VNMUL"),
        roundDirected,
        twoOperands(.vrint, "VRINTX", ("0111", "01"), "VRINTX<c>", .rounding(nil, exact: true), needs: .fpv5SP),
        twoOperands(.vrint, "VRINTZ, VRINTR", ("0110", "11"), "VRINTZ<c>", .rounding(.towardsZero), needs: .fpv5SP),
        twoOperands(.vrint, "VRINTZ, VRINTR", ("0110", "01"), "VRINTR<c>", .rounding(nil), needs: .fpv5SP),
        select,
        twoOperands(.vsqrt, "VSQRT", ("0001", "11"), "VSQRT<c>"),
        threeOperands(.vsub, "VSUB", "T1", ("0", "11", "1"), "VSUB"),
    ]

    private static let compare: [Encoding] =
        bothPrecisions { precision in
            Encoding(
                .vcmp, "VCMP, VCMPE", "T1", .armv7M, "11101110 1 D 11 0100 Vd:4 101\(precision.sz) E 1 M 0 Vm:4",
                .floatingPoint(precision.registers, .compare(withZero: false)),
                "VCMP{E}<c>.\(precision.type) \(precision.operands("dm"))", flags: precision.flags,
                unless: precision.unless("D", "M"), needs: precision.needs(.fpv4SP))
        }
        + bothPrecisions { precision in
            Encoding(
                .vcmp, "VCMP, VCMPE", "T2", .armv7M, "11101110 1 D 11 0101 Vd:4 101\(precision.sz) E 1 (0) 0 (0000)",
                .floatingPoint(precision.registers, .compare(withZero: true)),
                "VCMP{E}<c>.\(precision.type) \(precision.operands("d")), #0.0", flags: precision.flags,
                unless: precision.unless("D"), needs: precision.needs(.fpv4SP))
        }

    private static func maximum(_ operation: Operation, _ op: String, _ mnemonic: String) -> [Encoding] {
        bothPrecisions { precision in
            Encoding(
                operation, "VMAXNM, VMINNM", "T1", .armv7M,
                "11111110 1 D 00 Vn:4 Vd:4 101\(precision.sz) N \(op) M 0 Vm:4",
                .floatingPoint(precision.registers), "\(mnemonic).\(precision.type) \(precision.operands("dnm"))",
                flags: precision.flags, unless: precision.unless("D", "N", "M"), needs: precision.needs(.fpv5SP))
        }
    }

    private static let roundDirected: [Encoding] = bothPrecisions { precision in
        Encoding(
            .vrint, "VRINTA, VRINTN, VRINTP, VRINTM", "T1", .armv7M,
            "11111110 1 D 1110 RM:2 Vd:4 101\(precision.sz) 01 M 0 Vm:4",
            .floatingPoint(precision.registers, .roundingMode), "VRINT<RM>.\(precision.type) \(precision.operands("dm"))",
            flags: precision.flags, unless: precision.unless("D", "M"), needs: precision.needs(.fpv5SP))
    }

    private static let select: [Encoding] = bothPrecisions { precision in
        Encoding(
            .vsel, "VSEL", "T1", .armv7M, "11111110 0 D cc:2 Vn:4 Vd:4 101\(precision.sz) N 0 M 0 Vm:4",
            .floatingPoint(precision.registers, .select), "VSEL<cond>.\(precision.type) \(precision.operands("dnm"))",
            flags: precision.flags, unless: precision.unless("D", "N", "M"), needs: precision.needs(.fpv5SP))
    }
}
