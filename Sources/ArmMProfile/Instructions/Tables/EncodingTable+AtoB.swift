extension Encoding {
    /// ADC to BX (DDI 0403 A7.7.1 to A7.7.20).
    static let tableAtoB: [Encoding] = [
        Encoding(
            .adcImmediate, "ADC (immediate)", "T1", .armv7M, "11110 i 0 1010 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImm, "ADC{S}<c> <Rd>, <Rn>, #<const>", unpredictable: [.rd, .rn]),
        Encoding(
            .adcRegister, "ADC (register)", "T1", .armv6M, "0100000101 Rm:3 Rdn:3",
            .none, "ADC{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .adcRegister, "ADC (register)", "T2", .armv7M, "11101011010 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "ADC{S}<c>.W <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rn, .rm]),

        Encoding(
            .addImmediate, "ADD (immediate)", "T1", .armv6M, "0001110 imm3:3 Rn:3 Rd:3",
            .immediate(.imm3, scale: 0), "ADD{S}<c> <Rd>, <Rn>, #<const>", flags: .setFlagsOutsideIT),
        Encoding(
            .addImmediate, "ADD (immediate)", "T2", .armv6M, "00110 Rdn:3 imm8:8",
            .immediate(.imm8, scale: 0), "ADD{S}<c> <Rdn>, #<const>", flags: .setFlagsOutsideIT),
        Encoding(
            .addImmediate, "ADD (immediate)", "T3", .armv7M, "11110 i 0 1000 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImm, "ADD{S}<c>.W <Rd>, <Rn>, #<const>", unpredictable: [.rnPC, .rdSPUnlessRnSP]),
        Encoding(
            .addImmediate, "ADD (immediate)", "T4", .armv7M, "11110 i 1 00000 Rn:4 0 imm3:3 Rd:4 imm8:8",
            .imm12, "ADDW<c> <Rd>, <Rn>, #<const>", unpredictable: .rd),

        Encoding(
            .addRegister, "ADD (register)", "T1", .armv6M, "0001100 Rm:3 Rn:3 Rd:3",
            .none, "ADD{S}<c> <Rd>, <Rn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .addRegister, "ADD (register)", "T2", .armv6M, "01000100 DN Rm:4 Rdn:3",
            .none, "ADD<c> <Rdn>, <Rm>", unpredictable: .bothPC),
        Encoding(
            .addRegister, "ADD (register)", "T3", .armv7M, "11101011000 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "ADD{S}<c>.W <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rdSPUnlessRnSP, .rnPC, .rm]),

        Encoding(
            .addImmediate, "ADD (SP plus immediate)", "T1", .armv6M, "10101 Rd:3 imm8:8",
            .immediate(.imm8, scale: 2), "ADD<c> <Rd>, SP, #<const>", rn: 13),
        Encoding(
            .addImmediate, "ADD (SP plus immediate)", "T2", .armv6M, "101100000 imm7:7",
            .immediate(.imm7, scale: 2), "ADD<c> SP, #<const>", rd: 13, rn: 13),
        Encoding(
            .addImmediate, "ADD (SP plus immediate)", "T3", .armv7M, "11110 i 0 1000 S 1101 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImm, "ADD{S}<c>.W <Rd>, SP, #<const>", rn: 13, unless: ["S=1 Rd=1111"], unpredictable: .rdPC),
        Encoding(
            .addImmediate, "ADD (SP plus immediate)", "T4", .armv7M, "11110 i 1 000001101 0 imm3:3 Rd:4 imm8:8",
            .imm12, "ADDW<c> <Rd>, SP, #<const>", rn: 13, unpredictable: .rdPC),

        Encoding(
            .addRegister, "ADD (SP plus register)", "T1", .armv6M, "01000100 DM 1101 Rdm:3",
            .none, "ADD<c> <Rdm>, SP, <Rdm>", rn: 13),
        Encoding(
            .addRegister, "ADD (SP plus register)", "T2", .armv6M, "010001001 Rm:4 101",
            .none, "ADD<c> SP, <Rm>", rd: 13, rn: 13, unless: ["Rm=1101"]),
        Encoding(
            .addRegister, "ADD (SP plus register)", "T3", .armv7M,
            "11101011000 S 1101 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "ADD{S}<c>.W <Rd>, SP, <Rm>{, <shift>}", rn: 13, unless: ["S=1 Rd=1111"],
            unpredictable: [.stackPointerShift, .rdPC, .rm]),

        Encoding(.adr, "ADR", "T1", .armv6M, "10100 Rd:3 imm8:8", .adr(negative: false), "ADR<c> <Rd>, <label>", rn: 15),
        Encoding(
            .adr, "ADR", "T2", .armv7M, "11110 i 1 010101111 0 imm3:3 Rd:4 imm8:8",
            .adr(negative: true), "ADR<c>.W <Rd>, <label>", rn: 15, unpredictable: .rd),
        Encoding(
            .adr, "ADR", "T3", .armv7M, "11110 i 1 000001111 0 imm3:3 Rd:4 imm8:8",
            .adr(negative: false), "ADR<c>.W <Rd>, <label>", rn: 15, unpredictable: .rd),

        Encoding(
            .andImmediate, "AND (immediate)", "T1", .armv7M, "11110 i 0 0000 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImmC, "AND{S}<c> <Rd>, <Rn>, #<const>", unpredictable: [.rd, .rn]),
        Encoding(
            .andRegister, "AND (register)", "T1", .armv6M, "0100000000 Rm:3 Rdn:3",
            .none, "AND{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .andRegister, "AND (register)", "T2", .armv7M, "11101010000 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "AND{S}<c>.W <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rn, .rm]),

        Encoding(
            .asrImmediate, "ASR (immediate)", "T1", .armv6M, "00010 imm5:5 Rm:3 Rd:3",
            .shift(.asr), "ASR{S}<c> <Rd>, <Rm>, #<amount>", flags: .setFlagsOutsideIT),
        Encoding(
            .asrImmediate, "ASR (immediate)", "T2", .armv7M, "11101010010 S 1111 (0) imm3:3 Rd:4 imm2:2 10 Rm:4",
            .shift(.asr), "ASR{S}<c>.W <Rd>, <Rm>, #<amount>", unpredictable: [.rd, .rm]),
        Encoding(
            .asrRegister, "ASR (register)", "T1", .armv6M, "0100000100 Rm:3 Rdn:3",
            .none, "ASR{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .asrRegister, "ASR (register)", "T2", .armv7M, "11111010010 S Rn:4 1111 Rd:4 0000 Rm:4",
            .none, "ASR{S}<c>.W <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),

        Encoding(.b, "B", "T1", .armv6M, "1101 cond:4 imm8:8", .branchT1, "B<cond> <label>"),
        Encoding(.b, "B", "T2", .armv6M, "11100 imm11:11", .branchT2, "B<c> <label>"),
        Encoding(
            .b, "B", "T3", .armv7M, "11110 S cond:4 imm6:6 10 J1 0 J2 imm11:11",
            .branchT3, "B<cond>.W <label>", unless: ["cond=1110", "cond=1111"]),
        Encoding(.b, "B", "T4", .armv7M, "11110 S imm10:10 10 J1 1 J2 imm11:11", .branchT4, "B<c>.W <label>"),

        Encoding(
            .bfc, "BFC", "T1", .armv7M, "11110 (0) 110110 1111 0 imm3:3 Rd:4 imm2:2 (0) msb:5",
            .bitFieldInsert, "BFC<c> <Rd>, #<lsb>, #<width>", unpredictable: [.rd, .fieldReversed]),
        Encoding(
            .bfi, "BFI", "T1", .armv7M, "11110 (0) 110110 Rn:4 0 imm3:3 Rd:4 imm2:2 (0) msb:5",
            .bitFieldInsert, "BFI<c> <Rd>, <Rn>, #<lsb>, #<width>", unpredictable: [.rd, .rnSP, .fieldReversed]),

        Encoding(
            .bicImmediate, "BIC (immediate)", "T1", .armv7M, "11110 i 0 0001 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImmC, "BIC{S}<c> <Rd>, <Rn>, #<const>", unpredictable: [.rd, .rn]),
        Encoding(
            .bicRegister, "BIC (register)", "T1", .armv6M, "0100001110 Rm:3 Rdn:3",
            .none, "BIC{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .bicRegister, "BIC (register)", "T2", .armv7M, "11101010001 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "BIC{S}<c>.W <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rn, .rm]),

        Encoding(.bkpt, "BKPT", "T1", .armv6M, "10111110 imm8:8", .immediate(.imm8, scale: 0), "BKPT #<imm>"),
        Encoding(.bl, "BL", "T1", .armv6M, "11110 S imm10:10 11 J1 1 J2 imm11:11", .branchT4, "BL<c> <label>"),
        Encoding(.blx, "BLX (register)", "T1", .armv6M, "010001111 Rm:4 (000)", .none, "BLX<c> <Rm>", unpredictable: .rmPC),
        Encoding(.bx, "BX", "T1", .armv6M, "010001110 Rm:4 (000)", .none, "BX<c> <Rm>"),
    ]
}
