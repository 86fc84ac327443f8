extension Encoding {
    /// VMOV, VMRS and VMSR.
    static let tableFloatingPointMoves: [Encoding] =
        bothPrecisions { precision in
            Encoding(
                .vmovImmediate, "VMOV (immediate)", "T1", .armv7M,
                "11101110 1 D 11 imm4H:4 Vd:4 101\(precision.sz) (0) 0 (0) 0 imm4L:4",
                .floatingPoint(precision.registers, .expandImm),
                "VMOV<c>.\(precision.type) \(precision.operands("d")), #<number>", flags: precision.flags,
                unless: precision.unless("D"), needs: precision.needs(.fpv4SP))
        }
        + twoOperands(.vmovRegister, "VMOV (register)", ("0000", "01"), "VMOV<c>")
        + [
            Encoding(
                .vmovFromCore, "VMOV (ARM core register to scalar)", "T1", .armv7M,
                "11101110 00 H 0 Vd:4 Rt:4 1011 D 001 (0000)", .floatingPoint(.scalar), "VMOV<c>.32 <Dd>[<x_index>], <Rt>",
                unless: ["D=1"], unpredictable: .rd, needs: .fpv4SP),
            Encoding(
                .vmovToCore, "VMOV (scalar to ARM core register)", "T1", .armv7M,
                "11101110 00 H 1 Vn:4 Rt:4 1011 N 001 (0000)", .floatingPoint(.scalar), "VMOV<c>.32 <Rt>, <Dn>[<x_index>]",
                unless: ["N=1"], unpredictable: .rd, needs: .fpv4SP),
            Encoding(
                .vmovFromCore, "VMOV (between ARM core register and single-precision register)", "T1", .armv7M,
                "11101110 0000 Vn:4 Rt:4 1010 N (00) 1 (0000)", .floatingPoint(.singles), "VMOV<c> <Sn>, <Rt>",
                unpredictable: .rd, needs: .fpv4SP),
            Encoding(
                .vmovToCore, "VMOV (between ARM core register and single-precision register)", "T1", .armv7M,
                "11101110 0001 Vn:4 Rt:4 1010 N (00) 1 (0000)", .floatingPoint(.singles), "VMOV<c> <Rt>, <Sn>",
                unpredictable: .rd, needs: .fpv4SP),
            Encoding(
                .vmovPairFromCore, "VMOV (between two ARM core registers and two single-precision registers)", "T1", .armv7M,
                "111011000100 Rt2:4 Rt:4 1010 00 M 1 Vm:4", .floatingPoint(.singles), "VMOV<c> <Sm>, <Sm1>, <Rt>, <Rt2>",
                unpredictable: [.rd, .ra, .pairBeyond], needs: .fpv4SP),
            Encoding(
                .vmovPairToCore, "VMOV (between two ARM core registers and two single-precision registers)", "T1", .armv7M,
                "111011000101 Rt2:4 Rt:4 1010 00 M 1 Vm:4", .floatingPoint(.singles), "VMOV<c> <Rt>, <Rt2>, <Sm>, <Sm1>",
                unpredictable: [.rd, .ra, .rdIsRa, .pairBeyond], needs: .fpv4SP),
            Encoding(
                .vmovPairFromCore, "VMOV (between two ARM core registers and a doubleword register)", "T1", .armv7M,
                "111011000100 Rt2:4 Rt:4 1011 00 M 1 Vm:4", .floatingPoint(.halves), "VMOV<c> <Dm>, <Rt>, <Rt2>",
                unless: ["M=1"], unpredictable: [.rd, .ra], needs: .fpv4SP),
            Encoding(
                .vmovPairToCore, "VMOV (between two ARM core registers and a doubleword register)", "T1", .armv7M,
                "111011000101 Rt2:4 Rt:4 1011 00 M 1 Vm:4", .floatingPoint(.halves), "VMOV<c> <Rt>, <Rt2>, <Dm>",
                unless: ["M=1"], unpredictable: [.rd, .ra, .rdIsRa], needs: .fpv4SP),
            Encoding(
                .vmrs, "VMRS", "T1", .armv7M, "111011101111 0001 Rt:4 1010 (000) 1 (0000)", .none,
                "VMRS<c> <Rt_or_flags>, FPSCR", unpredictable: .rdSP, needs: .fpv4SP),
            Encoding(
                .vmsr, "VMSR", "T1", .armv7M, "111011101110 0001 Rt:4 1010 (000) 1 (0000)", .none, "VMSR<c> FPSCR, <Rt>",
                unpredictable: .rd, needs: .fpv4SP),
        ]
}
