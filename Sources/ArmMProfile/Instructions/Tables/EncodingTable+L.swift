extension Encoding {
    /// LDM to LSR (DDI 0403 A7.7.40 to A7.7.71).
    static let tableL: [Encoding] = [
        Encoding(
            .ldm, "LDM, LDMIA, LDMFD", "T1", .armv6M, "11001 Rn:3 register_list:8",
            .registers, "LDM<c> <Rn>{!}, <registers>", flags: .writeback, unpredictable: .listEmpty),
        Encoding(
            .ldm, "LDM, LDMIA, LDMFD", "T2", .armv7M, "1110100010 W 1 Rn:4 P M (0) register_list:13",
            .registers, "LDM<c>.W <Rn>{!}, <registers>",
            unpredictable: [.rnPC, .listShort, .listLRAndPC, .listBase]),
        Encoding(
            .ldmdb, "LDMDB, LDMEA", "T1", .armv7M, "1110100100 W 1 Rn:4 P M (0) register_list:13",
            .registers, "LDMDB<c> <Rn>{!}, <registers>", unpredictable: [.rnPC, .listShort, .listLRAndPC, .listBase]),

        Encoding(
            .ldrImmediate, "LDR (immediate)", "T1", .armv6M, "01101 imm5:5 Rn:3 Rt:3",
            .immediate(.imm5, scale: 2), "LDR<c> <Rt>, [<Rn>{, #<imm>}]"),
        Encoding(
            .ldrImmediate, "LDR (immediate)", "T2", .armv6M, "10011 Rt:3 imm8:8",
            .immediate(.imm8, scale: 2), "LDR<c> <Rt>, [SP{, #<imm>}]", rn: 13),
        Encoding(
            .ldrImmediate, "LDR (immediate)", "T3", .armv7M, "111110001101 Rn:4 Rt:4 imm12:12",
            .immediate(.imm12, scale: 0), "LDR<c>.W <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"]),
        Encoding(
            .ldrImmediate, "LDR (immediate)", "T4", .armv7M, "111110000101 Rn:4 Rt:4 1 P U W imm8:8",
            .indexed(scale: 0), "LDR<c> <Rt>, <address>", unless: ["Rn=1111", "P=1 U=1 W=0", "P=0 W=0"],
            unpredictable: .baseTransferred),
        Encoding(
            .ldrLiteral, "LDR (literal)", "T1", .armv6M, "01001 Rt:3 imm8:8",
            .literal, "LDR<c> <Rt>, <literal>", rn: 15),
        Encoding(
            .ldrLiteral, "LDR (literal)", "T2", .armv7M, "11111000 U 1011111 Rt:4 imm12:12",
            .literal, "LDR<c>.W <Rt>, <literal>", rn: 15),
        Encoding(
            .ldrRegister, "LDR (register)", "T1", .armv6M, "0101100 Rm:3 Rn:3 Rt:3",
            .none, "LDR<c> <Rt>, [<Rn>, <Rm>]"),
        Encoding(
            .ldrRegister, "LDR (register)", "T2", .armv7M, "111110000101 Rn:4 Rt:4 000000 imm2:2 Rm:4",
            .indexedByRegister, "LDR<c>.W <Rt>, [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"], unpredictable: .rm),

        Encoding(
            .ldrbImmediate, "LDRB (immediate)", "T1", .armv6M, "01111 imm5:5 Rn:3 Rt:3",
            .immediate(.imm5, scale: 0), "LDRB<c> <Rt>, [<Rn>{, #<imm>}]"),
        Encoding(
            .ldrbImmediate, "LDRB (immediate)", "T2", .armv7M, "111110001001 Rn:4 Rt:4 imm12:12",
            .immediate(.imm12, scale: 0), "LDRB<c>.W <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"],
            unpredictable: .rdSP),
        Encoding(
            .ldrbImmediate, "LDRB (immediate)", "T3", .armv7M, "111110000001 Rn:4 Rt:4 1 P U W imm8:8",
            .indexed(scale: 0), "LDRB<c> <Rt>, <address>",
            unless: ["Rn=1111", "P=1 U=1 W=0", "P=0 W=0"], unpredictable: [.rd, .baseTransferred]),
        Encoding(
            .ldrbLiteral, "LDRB (literal)", "T1", .armv7M, "11111000 U 0011111 Rt:4 imm12:12",
            .literal, "LDRB<c>.W <Rt>, <literal>", rn: 15, unpredictable: .rdSP),
        Encoding(
            .ldrbRegister, "LDRB (register)", "T1", .armv6M, "0101110 Rm:3 Rn:3 Rt:3",
            .none, "LDRB<c> <Rt>, [<Rn>, <Rm>]"),
        Encoding(
            .ldrbRegister, "LDRB (register)", "T2", .armv7M, "111110000001 Rn:4 Rt:4 000000 imm2:2 Rm:4",
            .indexedByRegister, "LDRB<c>.W <Rt>, [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"],
            unpredictable: [.rdSP, .rm]),
        Encoding(
            .ldrbt, "LDRBT", "T1", .armv7M, "111110000001 Rn:4 Rt:4 1110 imm8:8",
            .immediate(.imm8, scale: 0), "LDRBT<c> <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),

        Encoding(
            .ldrdImmediate, "LDRD (immediate)", "T1", .armv7M, "1110100 P U 1 W 1 Rn:4 Rt:4 Rt2:4 imm8:8",
            .indexed(scale: 2), "LDRD<c> <Rt>, <Rt2>, <address>", unless: ["P=0 W=0", "Rn=1111"],
            unpredictable: [.rd, .ra, .rdIsRa, .baseTransferred]),
        Encoding(
            .ldrdLiteral, "LDRD (literal)", "T1", .armv7M, "1110100 P U 1 W 1 1111 Rt:4 Rt2:4 imm8:8",
            .literal, "LDRD<c> <Rt>, <Rt2>, <literal>", rn: 15, unless: ["P=0 W=0"],
            unpredictable: [.rd, .ra, .rdIsRa, .writesBackPC]),
        Encoding(
            .ldrex, "LDREX", "T1", .armv7M, "111010000101 Rn:4 Rt:4 (1111) imm8:8",
            .immediate(.imm8, scale: 2), "LDREX<c> <Rt>, [<Rn>{, #<imm>}]", unpredictable: [.rd, .rnPC]),
        Encoding(
            .ldrexb, "LDREXB", "T1", .armv7M, "111010001101 Rn:4 Rt:4 (1111) 0100 (1111)",
            .none, "LDREXB<c> <Rt>, [<Rn>]", unpredictable: [.rd, .rnPC]),
        Encoding(
            .ldrexh, "LDREXH", "T1", .armv7M, "111010001101 Rn:4 Rt:4 (1111) 0101 (1111)",
            .none, "LDREXH<c> <Rt>, [<Rn>]", unpredictable: [.rd, .rnPC]),

        Encoding(
            .ldrhImmediate, "LDRH (immediate)", "T1", .armv6M, "10001 imm5:5 Rn:3 Rt:3",
            .immediate(.imm5, scale: 1), "LDRH<c> <Rt>, [<Rn>{, #<imm>}]"),
        Encoding(
            .ldrhImmediate, "LDRH (immediate)", "T2", .armv7M, "111110001011 Rn:4 Rt:4 imm12:12",
            .immediate(.imm12, scale: 0), "LDRH<c>.W <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"],
            unpredictable: .rdSP),
        Encoding(
            .ldrhImmediate, "LDRH (immediate)", "T3", .armv7M, "111110000011 Rn:4 Rt:4 1 P U W imm8:8",
            .indexed(scale: 0), "LDRH<c> <Rt>, <address>",
            unless: ["Rn=1111", "P=1 U=1 W=0", "P=0 W=0"], unpredictable: [.rd, .baseTransferred]),
        Encoding(
            .ldrhLiteral, "LDRH (literal)", "T1", .armv7M, "11111000 U 0111111 Rt:4 imm12:12",
            .literal, "LDRH<c>.W <Rt>, <literal>", rn: 15, unpredictable: .rdSP),
        Encoding(
            .ldrhRegister, "LDRH (register)", "T1", .armv6M, "0101101 Rm:3 Rn:3 Rt:3",
            .none, "LDRH<c> <Rt>, [<Rn>, <Rm>]"),
        Encoding(
            .ldrhRegister, "LDRH (register)", "T2", .armv7M, "111110000011 Rn:4 Rt:4 000000 imm2:2 Rm:4",
            .indexedByRegister, "LDRH<c>.W <Rt>, [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"],
            unpredictable: [.rdSP, .rm]),
        Encoding(
            .ldrht, "LDRHT", "T1", .armv7M, "111110000011 Rn:4 Rt:4 1110 imm8:8",
            .immediate(.imm8, scale: 0), "LDRHT<c> <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),

        Encoding(
            .ldrsbImmediate, "LDRSB (immediate)", "T1", .armv7M, "111110011001 Rn:4 Rt:4 imm12:12",
            .immediate(.imm12, scale: 0), "LDRSB<c>.W <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"],
            unpredictable: .rdSP),
        Encoding(
            .ldrsbImmediate, "LDRSB (immediate)", "T2", .armv7M, "111110010001 Rn:4 Rt:4 1 P U W imm8:8",
            .indexed(scale: 0), "LDRSB<c> <Rt>, <address>",
            unless: ["Rn=1111", "P=1 U=1 W=0", "P=0 W=0"], unpredictable: [.rd, .baseTransferred]),
        Encoding(
            .ldrsbLiteral, "LDRSB (literal)", "T1", .armv7M, "11111001 U 0011111 Rt:4 imm12:12",
            .literal, "LDRSB<c>.W <Rt>, <literal>", rn: 15, unpredictable: .rdSP),
        Encoding(
            .ldrsbRegister, "LDRSB (register)", "T1", .armv6M, "0101011 Rm:3 Rn:3 Rt:3",
            .none, "LDRSB<c> <Rt>, [<Rn>, <Rm>]"),
        Encoding(
            .ldrsbRegister, "LDRSB (register)", "T2", .armv7M, "111110010001 Rn:4 Rt:4 000000 imm2:2 Rm:4",
            .indexedByRegister, "LDRSB<c>.W <Rt>, [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"],
            unpredictable: [.rdSP, .rm]),
        Encoding(
            .ldrsbt, "LDRSBT", "T1", .armv7M, "111110010001 Rn:4 Rt:4 1110 imm8:8",
            .immediate(.imm8, scale: 0), "LDRSBT<c> <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),

        Encoding(
            .ldrshImmediate, "LDRSH (immediate)", "T1", .armv7M, "111110011011 Rn:4 Rt:4 imm12:12",
            .immediate(.imm12, scale: 0), "LDRSH<c>.W <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"],
            unpredictable: .rdSP),
        Encoding(
            .ldrshImmediate, "LDRSH (immediate)", "T2", .armv7M, "111110010011 Rn:4 Rt:4 1 P U W imm8:8",
            .indexed(scale: 0), "LDRSH<c> <Rt>, <address>",
            unless: ["Rn=1111", "P=1 U=1 W=0", "P=0 W=0"], unpredictable: [.rd, .baseTransferred]),
        Encoding(
            .ldrshLiteral, "LDRSH (literal)", "T1", .armv7M, "11111001 U 0111111 Rt:4 imm12:12",
            .literal, "LDRSH<c>.W <Rt>, <literal>", rn: 15, unpredictable: .rdSP),
        Encoding(
            .ldrshRegister, "LDRSH (register)", "T1", .armv6M, "0101111 Rm:3 Rn:3 Rt:3",
            .none, "LDRSH<c> <Rt>, [<Rn>, <Rm>]"),
        Encoding(
            .ldrshRegister, "LDRSH (register)", "T2", .armv7M, "111110010011 Rn:4 Rt:4 000000 imm2:2 Rm:4",
            .indexedByRegister, "LDRSH<c>.W <Rt>, [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"],
            unpredictable: [.rdSP, .rm]),
        Encoding(
            .ldrsht, "LDRSHT", "T1", .armv7M, "111110010011 Rn:4 Rt:4 1110 imm8:8",
            .immediate(.imm8, scale: 0), "LDRSHT<c> <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),
        Encoding(
            .ldrt, "LDRT", "T1", .armv7M, "111110000101 Rn:4 Rt:4 1110 imm8:8",
            .immediate(.imm8, scale: 0), "LDRT<c> <Rt>, [<Rn>{, #<imm>}]", unless: ["Rn=1111"], unpredictable: .rd),

        Encoding(
            .lslImmediate, "LSL (immediate)", "T1", .armv6M, "00000 imm5:5 Rm:3 Rd:3",
            .shift(.lsl), "LSL{S}<c> <Rd>, <Rm>, #<amount>", flags: .setFlagsOutsideIT),
        Encoding(
            .lslImmediate, "LSL (immediate)", "T2", .armv7M, "11101010010 S 1111 (0) imm3:3 Rd:4 imm2:2 00 Rm:4",
            .shift(.lsl), "LSL{S}<c>.W <Rd>, <Rm>, #<amount>", unpredictable: [.rd, .rm]),
        Encoding(
            .lslRegister, "LSL (register)", "T1", .armv6M, "0100000010 Rm:3 Rdn:3",
            .none, "LSL{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .lslRegister, "LSL (register)", "T2", .armv7M, "11111010000 S Rn:4 1111 Rd:4 0000 Rm:4",
            .none, "LSL{S}<c>.W <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .lsrImmediate, "LSR (immediate)", "T1", .armv6M, "00001 imm5:5 Rm:3 Rd:3",
            .shift(.lsr), "LSR{S}<c> <Rd>, <Rm>, #<amount>", flags: .setFlagsOutsideIT),
        Encoding(
            .lsrImmediate, "LSR (immediate)", "T2", .armv7M, "11101010010 S 1111 (0) imm3:3 Rd:4 imm2:2 01 Rm:4",
            .shift(.lsr), "LSR{S}<c>.W <Rd>, <Rm>, #<amount>", unpredictable: [.rd, .rm]),
        Encoding(
            .lsrRegister, "LSR (register)", "T1", .armv6M, "0100000011 Rm:3 Rdn:3",
            .none, "LSR{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .lsrRegister, "LSR (register)", "T2", .armv7M, "11111010001 S Rn:4 1111 Rd:4 0000 Rm:4",
            .none, "LSR{S}<c>.W <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
    ]
}
