extension Encoding {
    /// SUB to YIELD (DDI 0403 A7.7.173 to A7.7.263).
    static let tableSutoZ: [Encoding] = [
        Encoding(
            .subImmediate, "SUB (immediate)", "T1", .armv6M, "0001111 imm3:3 Rn:3 Rd:3",
            .immediate(.imm3, scale: 0), "SUB{S}<c> <Rd>, <Rn>, #<const>", flags: .setFlagsOutsideIT),
        Encoding(
            .subImmediate, "SUB (immediate)", "T2", .armv6M, "00111 Rdn:3 imm8:8",
            .immediate(.imm8, scale: 0), "SUB{S}<c> <Rdn>, #<const>", flags: .setFlagsOutsideIT),
        Encoding(
            .subImmediate, "SUB (immediate)", "T3", .armv7M, "11110 i 0 1101 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImm, "SUB{S}<c>.W <Rd>, <Rn>, #<const>", unpredictable: [.rnPC, .rdSPUnlessRnSP]),
        Encoding(
            .subImmediate, "SUB (immediate)", "T4", .armv7M, "11110 i 1 01010 Rn:4 0 imm3:3 Rd:4 imm8:8",
            .imm12, "SUBW<c> <Rd>, <Rn>, #<const>", unpredictable: .rd),
        Encoding(
            .subRegister, "SUB (register)", "T1", .armv6M, "0001101 Rm:3 Rn:3 Rd:3",
            .none, "SUB{S}<c> <Rd>, <Rn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .subRegister, "SUB (register)", "T2", .armv7M, "11101011101 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "SUB{S}<c>.W <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rdSPUnlessRnSP, .rnPC, .rm]),
        Encoding(
            .subImmediate, "SUB (SP minus immediate)", "T1", .armv6M, "101100001 imm7:7",
            .immediate(.imm7, scale: 2), "SUB<c> SP, #<const>", rd: 13, rn: 13),
        Encoding(
            .subImmediate, "SUB (SP minus immediate)", "T2", .armv7M, "11110 i 0 1101 S 1101 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImm, "SUB{S}<c>.W <Rd>, SP, #<const>", rn: 13, unless: ["S=1 Rd=1111"], unpredictable: .rdPC),
        Encoding(
            .subImmediate, "SUB (SP minus immediate)", "T3", .armv7M, "11110 i 1 010101101 0 imm3:3 Rd:4 imm8:8",
            .imm12, "SUBW<c> <Rd>, SP, #<const>", rn: 13, unpredictable: .rdPC),
        Encoding(
            .subRegister, "SUB (SP minus register)", "T1", .armv7M,
            "11101011101 S 1101 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "SUB{S}<c>.W <Rd>, SP, <Rm>{, <shift>}", rn: 13, unless: ["S=1 Rd=1111"],
            unpredictable: [.stackPointerShift, .rdPC, .rm]),
        Encoding(.svc, "SVC", "T1", .armv6M, "11011111 imm8:8", .immediate(.imm8, scale: 0), "SVC<c> #<imm>"),

        Encoding(
            .sxtab, "SXTAB", "T1", .armv7EM, "111110100100 Rn:4 1111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "SXTAB<c> <Rd>, <Rn>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rnSP, .rm]),
        Encoding(
            .sxtab16, "SXTAB16", "T1", .armv7EM, "111110100010 Rn:4 1111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "SXTAB16<c> <Rd>, <Rn>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rnSP, .rm]),
        Encoding(
            .sxtah, "SXTAH", "T1", .armv7EM, "111110100000 Rn:4 1111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "SXTAH<c> <Rd>, <Rn>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rnSP, .rm]),
        Encoding(.sxtb, "SXTB", "T1", .armv6M, "1011001001 Rm:3 Rd:3", .none, "SXTB<c> <Rd>, <Rm>"),
        Encoding(
            .sxtb, "SXTB", "T2", .armv7M, "11111010010011111111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "SXTB<c>.W <Rd>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rm]),
        Encoding(
            .sxtb16, "SXTB16", "T1", .armv7EM, "11111010001011111111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "SXTB16<c> <Rd>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rm]),
        Encoding(.sxth, "SXTH", "T1", .armv6M, "1011001000 Rm:3 Rd:3", .none, "SXTH<c> <Rd>, <Rm>"),
        Encoding(
            .sxth, "SXTH", "T2", .armv7M, "11111010000011111111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "SXTH<c>.W <Rd>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rm]),

        Encoding(
            .tbb, "TBB, TBH", "T1", .armv7M, "111010001101 Rn:4 (11110000) 0000 Rm:4",
            .none, "TBB<c> [<Rn>, <Rm>]", unpredictable: [.rnSP, .rm]),
        Encoding(
            .tbh, "TBB, TBH", "T1", .armv7M, "111010001101 Rn:4 (11110000) 0001 Rm:4",
            .none, "TBH<c> [<Rn>, <Rm>, LSL #1]", unpredictable: [.rnSP, .rm]),
        Encoding(
            .teqImmediate, "TEQ (immediate)", "T1", .armv7M, "11110 i 001001 Rn:4 0 imm3:3 1111 imm8:8",
            .thumbExpandImmC, "TEQ<c> <Rn>, #<const>", unpredictable: .rn),
        Encoding(
            .teqRegister, "TEQ (register)", "T1", .armv7M, "111010101001 Rn:4 (0) imm3:3 1111 imm2:2 type:2 Rm:4",
            .decodeImmShift, "TEQ<c> <Rn>, <Rm>{, <shift>}", unpredictable: [.rn, .rm]),
        Encoding(
            .tstImmediate, "TST (immediate)", "T1", .armv7M, "11110 i 000001 Rn:4 0 imm3:3 1111 imm8:8",
            .thumbExpandImmC, "TST<c> <Rn>, #<const>", unpredictable: .rn),
        Encoding(.tstRegister, "TST (register)", "T1", .armv6M, "0100001000 Rm:3 Rn:3", .none, "TST<c> <Rn>, <Rm>"),
        Encoding(
            .tstRegister, "TST (register)", "T2", .armv7M, "111010100001 Rn:4 (0) imm3:3 1111 imm2:2 type:2 Rm:4",
            .decodeImmShift, "TST<c>.W <Rn>, <Rm>{, <shift>}", unpredictable: [.rn, .rm]),

        parallel(.uadd16, "UADD16", "001", "0100"),
        parallel(.uadd8, "UADD8", "000", "0100"),
        parallel(.uasx, "UASX", "010", "0100"),
        Encoding(
            .ubfx, "UBFX", "T1", .armv7M, "11110 (0) 111100 Rn:4 0 imm3:3 Rd:4 imm2:2 (0) widthm1:5",
            .bitField, "UBFX<c> <Rd>, <Rn>, #<lsb>, #<width>", unpredictable: [.rd, .rn, .fieldTooWide]),
        Encoding(.udf, "UDF", "T1", .armv6M, "11011110 imm8:8", .immediate(.imm8, scale: 0), "UDF<c> #<imm>"),
        Encoding(
            .udf, "UDF", "T2", .armv6M, "111101111111 imm4:4 1010 imm12:12",
            .immediate16, "UDF<c>.W #<imm>"),
        Encoding(
            .udiv, "UDIV", "T1", .armv7M, "111110111011 Rn:4 (1111) Rd:4 1111 Rm:4",
            .none, "UDIV<c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        parallel(.uhadd16, "UHADD16", "001", "0110"),
        parallel(.uhadd8, "UHADD8", "000", "0110"),
        parallel(.uhasx, "UHASX", "010", "0110"),
        parallel(.uhsax, "UHSAX", "110", "0110"),
        parallel(.uhsub16, "UHSUB16", "101", "0110"),
        parallel(.uhsub8, "UHSUB8", "100", "0110"),
        Encoding(
            .umaal, "UMAAL", "T1", .armv7EM, "111110111110 Rn:4 RdLo:4 RdHi:4 0110 Rm:4",
            .none, "UMAAL<c> <RdLo>, <RdHi>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm, .ra, .rdIsRa]),
        Encoding(
            .umlal, "UMLAL", "T1", .armv7M, "111110111110 Rn:4 RdLo:4 RdHi:4 0000 Rm:4",
            .none, "UMLAL<c> <RdLo>, <RdHi>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm, .ra, .rdIsRa]),
        Encoding(
            .umull, "UMULL", "T1", .armv7M, "111110111010 Rn:4 RdLo:4 RdHi:4 0000 Rm:4",
            .none, "UMULL<c> <RdLo>, <RdHi>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm, .ra, .rdIsRa]),
        parallel(.uqadd16, "UQADD16", "001", "0101"),
        parallel(.uqadd8, "UQADD8", "000", "0101"),
        parallel(.uqasx, "UQASX", "010", "0101"),
        parallel(.uqsax, "UQSAX", "110", "0101"),
        parallel(.uqsub16, "UQSUB16", "101", "0101"),
        parallel(.uqsub8, "UQSUB8", "100", "0101"),
        Encoding(
            .usad8, "USAD8", "T1", .armv7EM, "111110110111 Rn:4 1111 Rd:4 0000 Rm:4",
            .none, "USAD8<c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .usada8, "USADA8", "T1", .armv7EM, "111110110111 Rn:4 Ra:4 Rd:4 0000 Rm:4",
            .none, "USADA8<c> <Rd>, <Rn>, <Rm>, <Ra>", unpredictable: [.rd, .rn, .rm, .raSP]),
        Encoding(
            .usat, "USAT", "T1", .armv7M, "11110 (0) 1110 sh 0 Rn:4 0 imm3:3 Rd:4 imm2:2 (0) sat_imm5:5",
            .saturate(plus: 0), "USAT<c> <Rd>, #<imm>, <Rn>{, <shift>}", unless: ["sh=1 imm3=000 imm2=00"],
            unpredictable: [.rd, .rn]),
        Encoding(
            .usat16, "USAT16", "T1", .armv7EM, "11110 (0) 111010 Rn:4 0000 Rd:4 00 (00) sat_imm4:4",
            .saturate(plus: 0), "USAT16<c> <Rd>, #<imm>, <Rn>", unpredictable: [.rd, .rn]),
        parallel(.usax, "USAX", "110", "0100"),
        parallel(.usub16, "USUB16", "101", "0100"),
        parallel(.usub8, "USUB8", "100", "0100"),
        Encoding(
            .uxtab, "UXTAB", "T1", .armv7EM, "111110100101 Rn:4 1111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "UXTAB<c> <Rd>, <Rn>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rnSP, .rm]),
        Encoding(
            .uxtab16, "UXTAB16", "T1", .armv7EM, "111110100011 Rn:4 1111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "UXTAB16<c> <Rd>, <Rn>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rnSP, .rm]),
        Encoding(
            .uxtah, "UXTAH", "T1", .armv7EM, "111110100001 Rn:4 1111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "UXTAH<c> <Rd>, <Rn>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rnSP, .rm]),
        Encoding(.uxtb, "UXTB", "T1", .armv6M, "1011001011 Rm:3 Rd:3", .none, "UXTB<c> <Rd>, <Rm>"),
        Encoding(
            .uxtb, "UXTB", "T2", .armv7M, "11111010010111111111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "UXTB<c>.W <Rd>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rm]),
        Encoding(
            .uxtb16, "UXTB16", "T1", .armv7EM, "11111010001111111111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "UXTB16<c> <Rd>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rm]),
        Encoding(.uxth, "UXTH", "T1", .armv6M, "1011001010 Rm:3 Rd:3", .none, "UXTH<c> <Rd>, <Rm>"),
        Encoding(
            .uxth, "UXTH", "T2", .armv7M, "11111010000111111111 Rd:4 1 (0) rotate:2 Rm:4",
            .rotate, "UXTH<c>.W <Rd>, <Rm>{, ROR #<amount>}", unpredictable: [.rd, .rm]),

        Encoding(.wfe, "WFE", "T1", .armv6M, "1011111100100000", .zero, "WFE<c>"),
        Encoding(.wfe, "WFE", "T2", .armv7M, "111100111010 (1111) 10 (0) 0 (0) 000 00000010", .zero, "WFE<c>.W"),
        Encoding(.wfi, "WFI", "T1", .armv6M, "1011111100110000", .zero, "WFI<c>"),
        Encoding(.wfi, "WFI", "T2", .armv7M, "111100111010 (1111) 10 (0) 0 (0) 000 00000011", .zero, "WFI<c>.W"),
        Encoding(.yield, "YIELD", "T1", .armv6M, "1011111100010000", .zero, "YIELD<c>"),
        Encoding(.yield, "YIELD", "T2", .armv7M, "111100111010 (1111) 10 (0) 0 (0) 000 00000001", .zero, "YIELD<c>.W"),
    ]
}
