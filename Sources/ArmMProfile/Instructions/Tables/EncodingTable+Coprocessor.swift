extension Encoding {
    /// CDP, LDC, MCR, MCRR, MRC, MRRC and STC, whose coprocessors 10 and 11 are the floating-point extension (DDI 0403 A5.3.18).
    ///
    /// `T` is 0 for the first form of each and 1 for the second (CDP2 and so on).
    static let tableCoprocessor: [Encoding] = [
        Encoding(
            .coprocessor, "CDP, CDP2", "T1/T2", .armv7M, "111 T 1110 opc1:4 CRn:4 CRd:4 coproc:4 opc2:3 0 CRm:4",
            .immediate(.coproc, scale: 0), "CDP{2}<c> <coproc>, #<opc1>, <CRd>, <CRn>, <CRm>, #<opc2>"),
        Encoding(
            .coprocessor, "LDC, LDC2 (immediate)", "T1/T2", .armv7M, "111 T 110 P U N W 1 Rn:4 CRd:4 coproc:4 imm8:8",
            .immediate(.coproc, scale: 0), "LDC{2}{L}<c> <coproc>, <CRd>, <coprocessor_address>",
            unless: ["Rn=1111", "P=0 U=0 W=0"]),
        Encoding(
            .coprocessor, "LDC, LDC2 (literal)", "T1/T2", .armv7M, "111 T 110 P U N W 1 1111 CRd:4 coproc:4 imm8:8",
            .immediate(.coproc, scale: 0), "LDC{2}{L}<c> <coproc>, <CRd>, <coprocessor_address>",
            rn: 15, unless: ["P=0 U=0 W=0"], unpredictable: .writesBackPC),
        Encoding(
            .coprocessor, "MCR, MCR2", "T1/T2", .armv7M, "111 T 1110 opc1:3 0 CRn:4 Rt:4 coproc:4 opc2:3 1 CRm:4",
            .immediate(.coproc, scale: 0), "MCR{2}<c> <coproc>, #<opc1>, <Rt>, <CRn>, <CRm>, #<opc2>", unpredictable: .rd),
        Encoding(
            .coprocessor, "MCRR, MCRR2", "T1/T2", .armv7M, "111 T 11000100 Rt2:4 Rt:4 coproc:4 opc1:4 CRm:4",
            .immediate(.coproc, scale: 0), "MCRR{2}<c> <coproc>, #<opc1>, <Rt>, <Rt2>, <CRm>", unpredictable: [.rd, .ra]),
        Encoding(
            .coprocessor, "MRC, MRC2", "T1/T2", .armv7M, "111 T 1110 opc1:3 1 CRn:4 Rt:4 coproc:4 opc2:3 1 CRm:4",
            .immediate(.coproc, scale: 0), "MRC{2}<c> <coproc>, #<opc1>, <Rt_or_flags>, <CRn>, <CRm>, #<opc2>", unpredictable: .rdSP),
        Encoding(
            .coprocessor, "MRRC, MRRC2", "T1/T2", .armv7M, "111 T 11000101 Rt2:4 Rt:4 coproc:4 opc1:4 CRm:4",
            .immediate(.coproc, scale: 0), "MRRC{2}<c> <coproc>, #<opc1>, <Rt>, <Rt2>, <CRm>",
            unpredictable: [.rd, .ra, .rdIsRa]),
        Encoding(
            .coprocessor, "STC, STC2", "T1/T2", .armv7M, "111 T 110 P U N W 0 Rn:4 CRd:4 coproc:4 imm8:8",
            .immediate(.coproc, scale: 0), "STC{2}{L}<c> <coproc>, <CRd>, <coprocessor_address>",
            unless: ["P=0 U=0 W=0"], unpredictable: .rnPC),
    ]
}
