extension Encoding {
    /// SADD16 to STRT (DDI 0403 A7.7.121 to A7.7.172).
    static let tableStoSt: [Encoding] = [
        parallel(.sadd16, "SADD16", "001", "0000"),
        parallel(.sadd8, "SADD8", "000", "0000"),
        parallel(.sasx, "SASX", "010", "0000"),
        Encoding(
            .sbcImmediate, "SBC (immediate)", "T1", .armv7M, "11110 i 0 1011 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImm, "SBC{S}<c> <Rd>, <Rn>, #<const>", unpredictable: [.rd, .rn]),
        Encoding(
            .sbcRegister, "SBC (register)", "T1", .armv6M, "0100000110 Rm:3 Rdn:3",
            .none, "SBC{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .sbcRegister, "SBC (register)", "T2", .armv7M, "11101011011 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "SBC{S}<c>.W <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .sbfx, "SBFX", "T1", .armv7M, "11110 (0) 110100 Rn:4 0 imm3:3 Rd:4 imm2:2 (0) widthm1:5",
            .bitField, "SBFX<c> <Rd>, <Rn>, #<lsb>, #<width>", unpredictable: [.rd, .rn, .fieldTooWide]),
        Encoding(
            .sdiv, "SDIV", "T1", .armv7M, "111110111001 Rn:4 (1111) Rd:4 1111 Rm:4",
            .none, "SDIV<c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .sel, "SEL", "T1", .armv7EM, "111110101010 Rn:4 1111 Rd:4 1000 Rm:4",
            .none, "SEL<c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(.sev, "SEV", "T1", .armv6M, "1011111101000000", .zero, "SEV<c>"),
        Encoding(.sev, "SEV", "T2", .armv7M, "111100111010 (1111) 10 (0) 0 (0) 000 00000100", .zero, "SEV<c>.W"),
        parallel(.shadd16, "SHADD16", "001", "0010"),
        parallel(.shadd8, "SHADD8", "000", "0010"),
        parallel(.shasx, "SHASX", "010", "0010"),
        parallel(.shsax, "SHSAX", "110", "0010"),
        parallel(.shsub16, "SHSUB16", "101", "0010"),
        parallel(.shsub8, "SHSUB8", "100", "0010"),

        Encoding(
            .smlaxy, "SMLABB, SMLABT, SMLATB, SMLATT", "T1", .armv7EM, "111110110001 Rn:4 Ra:4 Rd:4 00 N M Rm:4",
            .halves, "SMLA<x><y><c> <Rd>, <Rn>, <Rm>, <Ra>", unpredictable: [.rd, .rn, .rm, .raSP]),
        Encoding(
            .smlad, "SMLAD, SMLADX", "T1", .armv7EM, "111110110010 Rn:4 Ra:4 Rd:4 000 M Rm:4",
            .exchange, "SMLAD{X}<c> <Rd>, <Rn>, <Rm>, <Ra>", unpredictable: [.rd, .rn, .rm, .raSP]),
        Encoding(
            .smlal, "SMLAL", "T1", .armv7M, "111110111100 Rn:4 RdLo:4 RdHi:4 0000 Rm:4",
            .none, "SMLAL<c> <RdLo>, <RdHi>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm, .ra, .rdIsRa]),
        Encoding(
            .smlalxy, "SMLALBB, SMLALBT, SMLALTB, SMLALTT", "T1", .armv7EM,
            "111110111100 Rn:4 RdLo:4 RdHi:4 10 N M Rm:4",
            .halves, "SMLAL<x><y><c> <RdLo>, <RdHi>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm, .ra, .rdIsRa]),
        Encoding(
            .smlald, "SMLALD, SMLALDX", "T1", .armv7EM, "111110111100 Rn:4 RdLo:4 RdHi:4 110 M Rm:4",
            .exchange, "SMLALD{X}<c> <RdLo>, <RdHi>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm, .ra, .rdIsRa]),
        Encoding(
            .smlawy, "SMLAWB, SMLAWT", "T1", .armv7EM, "111110110011 Rn:4 Ra:4 Rd:4 000 M Rm:4",
            .halves, "SMLAW<y><c> <Rd>, <Rn>, <Rm>, <Ra>", unpredictable: [.rd, .rn, .rm, .raSP]),
        Encoding(
            .smlsd, "SMLSD, SMLSDX", "T1", .armv7EM, "111110110100 Rn:4 Ra:4 Rd:4 000 M Rm:4",
            .exchange, "SMLSD{X}<c> <Rd>, <Rn>, <Rm>, <Ra>", unpredictable: [.rd, .rn, .rm, .raSP]),
        Encoding(
            .smlsld, "SMLSLD, SMLSLDX", "T1", .armv7EM, "111110111101 Rn:4 RdLo:4 RdHi:4 110 M Rm:4",
            .exchange, "SMLSLD{X}<c> <RdLo>, <RdHi>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm, .ra, .rdIsRa]),
        Encoding(
            .smmla, "SMMLA, SMMLAR", "T1", .armv7EM, "111110110101 Rn:4 Ra:4 Rd:4 000 R Rm:4",
            .round, "SMMLA{R}<c> <Rd>, <Rn>, <Rm>, <Ra>", unpredictable: [.rd, .rn, .rm, .raSP]),
        Encoding(
            .smmls, "SMMLS, SMMLSR", "T1", .armv7EM, "111110110110 Rn:4 Ra:4 Rd:4 000 R Rm:4",
            .round, "SMMLS{R}<c> <Rd>, <Rn>, <Rm>, <Ra>", unpredictable: [.rd, .rn, .rm, .ra]),
        Encoding(
            .smmul, "SMMUL, SMMULR", "T1", .armv7EM, "111110110101 Rn:4 1111 Rd:4 000 R Rm:4",
            .round, "SMMUL{R}<c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .smuad, "SMUAD, SMUADX", "T1", .armv7EM, "111110110010 Rn:4 1111 Rd:4 000 M Rm:4",
            .exchange, "SMUAD{X}<c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .smulxy, "SMULBB, SMULBT, SMULTB, SMULTT", "T1", .armv7EM, "111110110001 Rn:4 1111 Rd:4 00 N M Rm:4",
            .halves, "SMUL<x><y><c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .smull, "SMULL", "T1", .armv7M, "111110111000 Rn:4 RdLo:4 RdHi:4 0000 Rm:4",
            .none, "SMULL<c> <RdLo>, <RdHi>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm, .ra, .rdIsRa]),
        Encoding(
            .smulwy, "SMULWB, SMULWT", "T1", .armv7EM, "111110110011 Rn:4 1111 Rd:4 000 M Rm:4",
            .halves, "SMULW<y><c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .smusd, "SMUSD, SMUSDX", "T1", .armv7EM, "111110110100 Rn:4 1111 Rd:4 000 M Rm:4",
            .exchange, "SMUSD{X}<c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .ssat, "SSAT", "T1", .armv7M, "11110 (0) 1100 sh 0 Rn:4 0 imm3:3 Rd:4 imm2:2 (0) sat_imm5:5",
            .saturate(plus: 1), "SSAT<c> <Rd>, #<imm>, <Rn>{, <shift>}", unless: ["sh=1 imm3=000 imm2=00"],
            unpredictable: [.rd, .rn]),
        Encoding(
            .ssat16, "SSAT16", "T1", .armv7EM, "11110 (0) 110010 Rn:4 0000 Rd:4 00 (00) sat_imm4:4",
            .saturate(plus: 1), "SSAT16<c> <Rd>, #<imm>, <Rn>", unpredictable: [.rd, .rn]),
        parallel(.ssax, "SSAX", "110", "0000"),
        parallel(.ssub16, "SSUB16", "101", "0000"),
        parallel(.ssub8, "SSUB8", "100", "0000"),

        Encoding(
            .stm, "STM, STMIA, STMEA", "T1", .armv6M, "11000 Rn:3 register_list:8",
            .registers, "STM<c> <Rn>{!}, <registers>", flags: .writeback, unpredictable: .listEmpty),
        Encoding(
            .stm, "STM, STMIA, STMEA", "T2", .armv7M, "1110100010 W 0 Rn:4 (0) M (0) register_list:13",
            .registers, "STM<c>.W <Rn>{!}, <registers>", unpredictable: [.rnPC, .listShort, .listBase]),
        Encoding(
            .stmdb, "STMDB, STMFD", "T1", .armv7M, "1110100100 W 0 Rn:4 (0) M (0) register_list:13",
            .registers, "STMDB<c> <Rn>{!}, <registers>",
            unpredictable: [.rnPC, .listShort, .listBase]),

        Encoding(
            .strImmediate, "STR (immediate)", "T1", .armv6M, "01100 imm5:5 Rn:3 Rt:3",
            .immediate(.imm5, scale: 2), "STR<c> <Rt>, [<Rn>{, #<imm>}]"),
        Encoding(
            .strImmediate, "STR (immediate)", "T2", .armv6M, "10010 Rt:3 imm8:8",
            .immediate(.imm8, scale: 2), "STR<c> <Rt>, [SP{, #<imm>}]", rn: 13),
        Encoding(
            .strImmediate, "STR (immediate)", "T3", .armv7M, "111110001100 Rn:4 Rt:4 imm12:12",
            .immediate(.imm12, scale: 0), "STR<c>.W <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rdPC),
        Encoding(
            .strImmediate, "STR (immediate)", "T4", .armv7M, "111110000100 Rn:4 Rt:4 1 P U W imm8:8",
            .indexed(scale: 0), "STR<c> <Rt>, <address>", unless: ["Rn=1111", "P=1 U=1 W=0", "P=0 W=0"],
            unpredictable: [.rdPC, .baseTransferred]),
        Encoding(
            .strRegister, "STR (register)", "T1", .armv6M, "0101000 Rm:3 Rn:3 Rt:3",
            .none, "STR<c> <Rt>, [<Rn>, <Rm>]"),
        Encoding(
            .strRegister, "STR (register)", "T2", .armv7M, "111110000100 Rn:4 Rt:4 000000 imm2:2 Rm:4",
            .indexedByRegister, "STR<c>.W <Rt>, [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"],
            unpredictable: [.rdPC, .rm]),

        Encoding(
            .strbImmediate, "STRB (immediate)", "T1", .armv6M, "01110 imm5:5 Rn:3 Rt:3",
            .immediate(.imm5, scale: 0), "STRB<c> <Rt>, [<Rn>{, #<imm>}]"),
        Encoding(
            .strbImmediate, "STRB (immediate)", "T2", .armv7M, "111110001000 Rn:4 Rt:4 imm12:12",
            .immediate(.imm12, scale: 0), "STRB<c>.W <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),
        Encoding(
            .strbImmediate, "STRB (immediate)", "T3", .armv7M, "111110000000 Rn:4 Rt:4 1 P U W imm8:8",
            .indexed(scale: 0), "STRB<c> <Rt>, <address>", unless: ["Rn=1111", "P=1 U=1 W=0", "P=0 W=0"],
            unpredictable: [.rd, .baseTransferred]),
        Encoding(
            .strbRegister, "STRB (register)", "T1", .armv6M, "0101010 Rm:3 Rn:3 Rt:3",
            .none, "STRB<c> <Rt>, [<Rn>, <Rm>]"),
        Encoding(
            .strbRegister, "STRB (register)", "T2", .armv7M, "111110000000 Rn:4 Rt:4 000000 imm2:2 Rm:4",
            .indexedByRegister, "STRB<c>.W <Rt>, [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"],
            unpredictable: [.rd, .rm]),
        Encoding(
            .strbt, "STRBT", "T1", .armv7M, "111110000000 Rn:4 Rt:4 1110 imm8:8",
            .immediate(.imm8, scale: 0), "STRBT<c> <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),
        Encoding(
            .strdImmediate, "STRD (immediate)", "T1", .armv7M, "1110100 P U 1 W 0 Rn:4 Rt:4 Rt2:4 imm8:8",
            .indexed(scale: 2), "STRD<c> <Rt>, <Rt2>, <address>", unless: ["P=0 W=0"],
            unpredictable: [.rd, .rnPC, .ra, .baseTransferred]),
        Encoding(
            .strex, "STREX", "T1", .armv7M, "111010000100 Rn:4 Rt:4 Rd:4 imm8:8",
            .exclusiveStore(scale: 2), "STREX<c> <Rd>, <Rt>, [<Rn>{, #<imm>}]",
            unpredictable: [.rd, .rm, .rnPC, .statusOverlaps]),
        Encoding(
            .strexb, "STREXB", "T1", .armv7M, "111010001100 Rn:4 Rt:4 (1111) 0100 Rd:4",
            .exclusiveStore(scale: 0), "STREXB<c> <Rd>, <Rt>, [<Rn>]", unpredictable: [.rd, .rm, .rnPC, .statusOverlaps]),
        Encoding(
            .strexh, "STREXH", "T1", .armv7M, "111010001100 Rn:4 Rt:4 (1111) 0101 Rd:4",
            .exclusiveStore(scale: 0), "STREXH<c> <Rd>, <Rt>, [<Rn>]", unpredictable: [.rd, .rm, .rnPC, .statusOverlaps]),
        Encoding(
            .strhImmediate, "STRH (immediate)", "T1", .armv6M, "10000 imm5:5 Rn:3 Rt:3",
            .immediate(.imm5, scale: 1), "STRH<c> <Rt>, [<Rn>{, #<imm>}]"),
        Encoding(
            .strhImmediate, "STRH (immediate)", "T2", .armv7M, "111110001010 Rn:4 Rt:4 imm12:12",
            .immediate(.imm12, scale: 0), "STRH<c>.W <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),
        Encoding(
            .strhImmediate, "STRH (immediate)", "T3", .armv7M, "111110000010 Rn:4 Rt:4 1 P U W imm8:8",
            .indexed(scale: 0), "STRH<c> <Rt>, <address>", unless: ["Rn=1111", "P=1 U=1 W=0", "P=0 W=0"],
            unpredictable: [.rd, .baseTransferred]),
        Encoding(
            .strhRegister, "STRH (register)", "T1", .armv6M, "0101001 Rm:3 Rn:3 Rt:3",
            .none, "STRH<c> <Rt>, [<Rn>, <Rm>]"),
        Encoding(
            .strhRegister, "STRH (register)", "T2", .armv7M, "111110000010 Rn:4 Rt:4 000000 imm2:2 Rm:4",
            .indexedByRegister, "STRH<c>.W <Rt>, [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"],
            unpredictable: [.rd, .rm]),
        Encoding(
            .strht, "STRHT", "T1", .armv7M, "111110000010 Rn:4 Rt:4 1110 imm8:8",
            .immediate(.imm8, scale: 0), "STRHT<c> <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),
        Encoding(
            .strt, "STRT", "T1", .armv7M, "111110000100 Rn:4 Rt:4 1110 imm8:8",
            .immediate(.imm8, scale: 0), "STRT<c> <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),
    ]
}
