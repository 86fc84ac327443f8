extension Encoding {
    /// MLA to RSB (DDI 0403 A7.7.74 to A7.7.120).
    static let tableMtoR: [Encoding] = [
        Encoding(
            .mla, "MLA", "T1", .armv7M, "111110110000 Rn:4 Ra:4 Rd:4 0000 Rm:4",
            .none, "MLA<c> <Rd>, <Rn>, <Rm>, <Ra>", unpredictable: [.rd, .rn, .rm, .raSP]),
        Encoding(
            .mls, "MLS", "T1", .armv7M, "111110110000 Rn:4 Ra:4 Rd:4 0001 Rm:4",
            .none, "MLS<c> <Rd>, <Rn>, <Rm>, <Ra>", unpredictable: [.rd, .rn, .rm, .ra]),

        Encoding(
            .movImmediate, "MOV (immediate)", "T1", .armv6M, "00100 Rd:3 imm8:8",
            .immediate(.imm8, scale: 0), "MOV{S}<c> <Rd>, #<const>", flags: .setFlagsOutsideIT),
        Encoding(
            .movImmediate, "MOV (immediate)", "T2", .armv7M, "11110 i 00010 S 1111 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImmC, "MOV{S}<c>.W <Rd>, #<const>", unpredictable: .rd),
        Encoding(
            .movImmediate, "MOV (immediate)", "T3", .armv7M, "11110 i 100100 imm4:4 0 imm3:3 Rd:4 imm8:8",
            .imm16, "MOVW<c> <Rd>, #<const>", unpredictable: .rd),
        Encoding(.movRegister, "MOV (register)", "T1", .armv6M, "01000110 D Rm:4 Rd:3", .none, "MOV<c> <Rd>, <Rm>"),
        Encoding(
            .movRegister, "MOV (register)", "T2", .armv6M, "0000000000 Rm:3 Rd:3",
            .none, "MOV{S} <Rd>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .movRegister, "MOV (register)", "T3", .armv7M, "11101010010 S 1111 (0) 000 Rd:4 0000 Rm:4",
            .none, "MOV{S}<c>.W <Rd>, <Rm>", unpredictable: .wideMove),
        Encoding(
            .movt, "MOVT", "T1", .armv7M, "11110 i 101100 imm4:4 0 imm3:3 Rd:4 imm8:8",
            .imm16, "MOVT<c> <Rd>, #<const>", unpredictable: .rd),
        Encoding(
            .mrs, "MRS", "T1", .armv6M, "11110011111 (01111) 10 (0) 0 Rd:4 SYSm:8",
            .specialRegister, "MRS<c> <Rd>, <spec_reg>", unpredictable: [.rd, .unassignedRegister, .armv7MRegister]),
        Encoding(
            .mrs, "MRS", "T1", .armv7M, "11110011111 (01111) 10 (0) 0 Rd:4 SYSm:8",
            .specialRegister, "MRS<c> <Rd>, <spec_reg>", unpredictable: [.rd, .unassignedRegister]),
        Encoding(
            .msr, "MSR (register)", "T1", .armv6M, "11110011100 (0) Rn:4 10 (0) 0 (1000) SYSm:8",
            .specialRegister, "MSR<c> <spec_reg>, <Rn>", unpredictable: [.rn, .unassignedRegister, .armv7MRegister]),
        Encoding(
            .msr, "MSR (register)", "T1", .armv7M, "11110011100 (0) Rn:4 10 (0) 0 mask:2 (00) SYSm:8",
            .specialRegister, "MSR<c> <spec_reg>, <Rn>", unpredictable: [.rn, .statusMask, .unassignedRegister]),
        Encoding(
            .mul, "MUL", "T1", .armv6M, "0100001101 Rn:3 Rdm:3",
            .none, "MUL{S}<c> <Rdm>, <Rn>, <Rdm>", flags: .setFlagsOutsideIT),
        Encoding(
            .mul, "MUL", "T2", .armv7M, "111110110000 Rn:4 1111 Rd:4 0000 Rm:4",
            .none, "MUL<c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .mvnImmediate, "MVN (immediate)", "T1", .armv7M, "11110 i 00011 S 1111 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImmC, "MVN{S}<c> <Rd>, #<const>", unpredictable: .rd),
        Encoding(
            .mvnRegister, "MVN (register)", "T1", .armv6M, "0100001111 Rm:3 Rd:3",
            .none, "MVN{S}<c> <Rd>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .mvnRegister, "MVN (register)", "T2", .armv7M, "11101010011 S 1111 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "MVN{S}<c>.W <Rd>, <Rm>{, <shift>}", unpredictable: [.rd, .rm]),

        Encoding(.nop, "NOP", "T1", .armv6M, "1011111100000000", .zero, "NOP<c>"),
        Encoding(.nop, "NOP", "T2", .armv7M, "111100111010 (1111) 10 (0) 0 (0) 000 00000000", .zero, "NOP<c>.W"),
        Encoding(
            .nop, "Unallocated hint", "T1", .armv6M, "10111111 hint:4 0000",
            .immediate(.hint, scale: 0), "HINT<c> #<imm>"),
        Encoding(
            .nop, "Unallocated hint", "T2", .armv7M, "111100111010 (1111) 10 (0) 0 (0) 000 imm8:8",
            .immediate(.imm8, scale: 0), "HINT<c>.W #<imm>"),

        Encoding(
            .ornImmediate, "ORN (immediate)", "T1", .armv7M, "11110 i 00011 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImmC, "ORN{S}<c> <Rd>, <Rn>, #<const>", unpredictable: [.rd, .rnSP]),
        Encoding(
            .ornRegister, "ORN (register)", "T1", .armv7M, "11101010011 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "ORN{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rnSP, .rm]),
        Encoding(
            .orrImmediate, "ORR (immediate)", "T1", .armv7M, "11110 i 00010 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImmC, "ORR{S}<c> <Rd>, <Rn>, #<const>", unpredictable: [.rd, .rnSP]),
        Encoding(
            .orrRegister, "ORR (register)", "T1", .armv6M, "0100001100 Rm:3 Rdn:3",
            .none, "ORR{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .orrRegister, "ORR (register)", "T2", .armv7M, "11101010010 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "ORR{S}<c>.W <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rnSP, .rm]),

        Encoding(
            .pkhbt, "PKHBT, PKHTB", "T1", .armv7EM, "111010101100 Rn:4 (0) imm3:3 Rd:4 imm2:2 00 Rm:4",
            .shift(.lsl), "PKHBT<c> <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .pkhtb, "PKHBT, PKHTB", "T1", .armv7EM, "111010101100 Rn:4 (0) imm3:3 Rd:4 imm2:2 10 Rm:4",
            .shift(.asr), "PKHTB<c> <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .pld, "PLD (immediate)", "T1", .armv7M, "111110001001 Rn:4 1111 imm12:12",
            .immediate(.imm12, scale: 0), "PLD<c> [<Rn>{, #<imm>}]", unless: ["Rn=1111"]),
        Encoding(
            .pld, "PLD (immediate)", "T2", .armv7M, "111110000001 Rn:4 11111100 imm8:8",
            .negative8, "PLD<c> [<Rn>, #-<imm8>]", unless: ["Rn=1111"]),
        Encoding(.pld, "PLD (literal)", "T1", .armv7M, "11111000 U 00111111111 imm12:12", .literal, "PLD<c> <literal>", rn: 15),
        Encoding(
            .pld, "PLD (register)", "T1", .armv7M, "111110000001 Rn:4 1111000000 imm2:2 Rm:4",
            .indexedByRegister, "PLD<c> [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"], unpredictable: .rm),
        Encoding(
            .pli, "PLI (immediate, literal)", "T1", .armv7M, "111110011001 Rn:4 1111 imm12:12",
            .immediate(.imm12, scale: 0), "PLI<c> [<Rn>{, #<imm>}]", unless: ["Rn=1111"]),
        Encoding(
            .pli, "PLI (immediate, literal)", "T2", .armv7M, "111110010001 Rn:4 11111100 imm8:8",
            .negative8, "PLI<c> [<Rn>, #-<imm8>]", unless: ["Rn=1111"]),
        Encoding(
            .pli, "PLI (immediate, literal)", "T3", .armv7M, "11111001 U 00111111111 imm12:12",
            .literal, "PLI<c> <literal>", rn: 15),
        Encoding(
            .pli, "PLI (register)", "T1", .armv7M, "111110010001 Rn:4 1111000000 imm2:2 Rm:4",
            .indexedByRegister, "PLI<c> [<Rn>, <Rm>{, LSL #<amount>}]", unless: ["Rn=1111"], unpredictable: .rm),
        memoryHint("T1", "111110001011 Rn:4 1111 imm12:12", "HINT<c> [<Rn>{, #<imm12>}]", unless: ["Rn=1111"]),
        memoryHint("T2", "111110000011 Rn:4 11111100 imm8:8", "HINT<c> [<Rn>, #-<imm8>]", unless: ["Rn=1111"]),
        memoryHint("T3", "11111000 U 01111111111 imm12:12", "HINT<c> [PC, #<imm12>]"),
        memoryHint("T4", "111110000011 Rn:4 1111000000 imm2:2 Rm:4", "HINT<c> [<Rn>, <Rm>]", unless: ["Rn=1111"]),
        memoryHint("T5", "111110011011 Rn:4 1111 imm12:12", "HINT<c> [<Rn>{, #<imm12>}]", unless: ["Rn=1111"]),
        memoryHint("T6", "111110010011 Rn:4 11111100 imm8:8", "HINT<c> [<Rn>, #-<imm8>]", unless: ["Rn=1111"]),
        memoryHint("T7", "11111001 U 01111111111 imm12:12", "HINT<c> [PC, #<imm12>]"),
        memoryHint("T8", "111110010011 Rn:4 1111000000 imm2:2 Rm:4", "HINT<c> [<Rn>, <Rm>]", unless: ["Rn=1111"]),

        Encoding(
            .pop, "POP", "T1", .armv6M, "1011110 P register_list:8",
            .registers, "POP<c> <registers>", flags: .writeback, rn: 13, unpredictable: .listEmpty),
        Encoding(
            .pop, "POP", "T2", .armv7M, "1110100010111101 P M (0) register_list:13",
            .registers, "POP<c>.W <registers>", flags: .writeback, rn: 13, unpredictable: [.listShort, .listLRAndPC]),
        Encoding(
            .pop, "POP", "T3", .armv7M, "1111100001011101 Rt:4 101100000100",
            .oneRegister, "POP<c>.W <registers>", flags: .writeback, rn: 13, unpredictable: .listSP),
        Encoding(
            .push, "PUSH", "T1", .armv6M, "1011010 M register_list:8",
            .registers, "PUSH<c> <registers>", flags: .writeback, rn: 13, unpredictable: .listEmpty),
        Encoding(
            .push, "PUSH", "T2", .armv7M, "1110100100101101 (0) M (0) register_list:13",
            .registers, "PUSH<c>.W <registers>", flags: .writeback, rn: 13, unpredictable: .listShort),
        Encoding(
            .push, "PUSH", "T3", .armv7M, "1111100001001101 Rt:4 110100000100",
            .oneRegister, "PUSH<c>.W <registers>", flags: .writeback, rn: 13, unpredictable: [.listSP, .listPC]),

        Encoding(
            .qadd, "QADD", "T1", .armv7EM, "111110101000 Rn:4 1111 Rd:4 1000 Rm:4",
            .none, "QADD<c> <Rd>, <Rm>, <Rn>", unpredictable: [.rd, .rn, .rm]),
        parallel(.qadd16, "QADD16", "001", "0001"),
        parallel(.qadd8, "QADD8", "000", "0001"),
        parallel(.qasx, "QASX", "010", "0001"),
        Encoding(
            .qdadd, "QDADD", "T1", .armv7EM, "111110101000 Rn:4 1111 Rd:4 1001 Rm:4",
            .none, "QDADD<c> <Rd>, <Rm>, <Rn>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .qdsub, "QDSUB", "T1", .armv7EM, "111110101000 Rn:4 1111 Rd:4 1011 Rm:4",
            .none, "QDSUB<c> <Rd>, <Rm>, <Rn>", unpredictable: [.rd, .rn, .rm]),
        parallel(.qsax, "QSAX", "110", "0001"),
        Encoding(
            .qsub, "QSUB", "T1", .armv7EM, "111110101000 Rn:4 1111 Rd:4 1010 Rm:4",
            .none, "QSUB<c> <Rd>, <Rm>, <Rn>", unpredictable: [.rd, .rn, .rm]),
        parallel(.qsub16, "QSUB16", "101", "0001"),
        parallel(.qsub8, "QSUB8", "100", "0001"),

        Encoding(
            .rbit, "RBIT", "T1", .armv7M, "111110101001 Rm:4 1111 Rd:4 1010 Rm:4",
            .none, "RBIT<c> <Rd>, <Rm>", unpredictable: [.rd, .rm, .inconsistent]),
        Encoding(.rev, "REV", "T1", .armv6M, "1011101000 Rm:3 Rd:3", .none, "REV<c> <Rd>, <Rm>"),
        Encoding(
            .rev, "REV", "T2", .armv7M, "111110101001 Rm:4 1111 Rd:4 1000 Rm:4",
            .none, "REV<c>.W <Rd>, <Rm>", unpredictable: [.rd, .rm, .inconsistent]),
        Encoding(.rev16, "REV16", "T1", .armv6M, "1011101001 Rm:3 Rd:3", .none, "REV16<c> <Rd>, <Rm>"),
        Encoding(
            .rev16, "REV16", "T2", .armv7M, "111110101001 Rm:4 1111 Rd:4 1001 Rm:4",
            .none, "REV16<c>.W <Rd>, <Rm>", unpredictable: [.rd, .rm, .inconsistent]),
        Encoding(.revsh, "REVSH", "T1", .armv6M, "1011101011 Rm:3 Rd:3", .none, "REVSH<c> <Rd>, <Rm>"),
        Encoding(
            .revsh, "REVSH", "T2", .armv7M, "111110101001 Rm:4 1111 Rd:4 1011 Rm:4",
            .none, "REVSH<c>.W <Rd>, <Rm>", unpredictable: [.rd, .rm, .inconsistent]),
        Encoding(
            .rorImmediate, "ROR (immediate)", "T1", .armv7M, "11101010010 S 1111 (0) imm3:3 Rd:4 imm2:2 11 Rm:4",
            .shift(.ror), "ROR{S}<c> <Rd>, <Rm>, #<amount>", unpredictable: [.rd, .rm]),
        Encoding(
            .rorRegister, "ROR (register)", "T1", .armv6M, "0100000111 Rm:3 Rdn:3",
            .none, "ROR{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .rorRegister, "ROR (register)", "T2", .armv7M, "11111010011 S Rn:4 1111 Rd:4 0000 Rm:4",
            .none, "ROR{S}<c>.W <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm]),
        Encoding(
            .rrx, "RRX", "T1", .armv7M, "11101010010 S 1111 (0) 000 Rd:4 0011 Rm:4",
            .shift(.ror), "RRX{S}<c> <Rd>, <Rm>", unpredictable: [.rd, .rm]),
        Encoding(
            .rsbImmediate, "RSB (immediate)", "T1", .armv6M, "0100001001 Rn:3 Rd:3",
            .zero, "RSB{S}<c> <Rd>, <Rn>, #0", flags: .setFlagsOutsideIT),
        Encoding(
            .rsbImmediate, "RSB (immediate)", "T2", .armv7M, "11110 i 0 1110 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImm, "RSB{S}<c>.W <Rd>, <Rn>, #<const>", unpredictable: [.rd, .rn]),
        Encoding(
            .rsbRegister, "RSB (register)", "T1", .armv7M, "11101011110 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "RSB{S}<c> <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rn, .rm]),
    ]

    /// A half-word load to the PC, which does nothing (DDI 0403 A5.3.8).
    private static func memoryHint(_ name: String, _ diagram: String, _ assembly: String, unless: [String] = []) -> Encoding {
        Encoding(.nop, "Unallocated memory hint", name, .armv7M, diagram, .none, assembly, unless: unless)
    }

    /// A row of the parallel addition and subtraction instructions, which differ in two fields (DDI 0403 A5.3.13 and A5.3.14).
    static func parallel(_ operation: Operation, _ mnemonic: String, _ op1: String, _ op2: String) -> Encoding {
        Encoding(
            operation, mnemonic, "T1", .armv7EM, "111110101\(op1) Rn:4 1111 Rd:4 \(op2) Rm:4",
            .none, "\(mnemonic)<c> <Rd>, <Rn>, <Rm>", unpredictable: [.rd, .rn, .rm])
    }
}
