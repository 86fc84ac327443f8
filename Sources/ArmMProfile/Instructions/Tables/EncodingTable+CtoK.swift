extension Encoding {
    /// CBNZ to ISB, IT (DDI 0403 A7.7.21 to A7.7.38).
    static let tableCtoK: [Encoding] = [
        Encoding(.cbnz, "CBNZ, CBZ", "T1", .armv7M, "101110 i 1 imm5:5 Rn:3", .compareAndBranch, "CBNZ <Rn>, <label>"),
        Encoding(.cbz, "CBNZ, CBZ", "T1", .armv7M, "101100 i 1 imm5:5 Rn:3", .compareAndBranch, "CBZ <Rn>, <label>"),
        Encoding(.clrex, "CLREX", "T1", .armv7M, "111100111011 (1111) 10 (0) 0 (1111) 0010 (1111)", .none, "CLREX<c>"),
        Encoding(
            .clz, "CLZ", "T1", .armv7M, "111110101011 Rm:4 1111 Rd:4 1000 Rm:4",
            .none, "CLZ<c> <Rd>, <Rm>", unpredictable: [.rd, .rm, .inconsistent]),

        Encoding(
            .cmnImmediate, "CMN (immediate)", "T1", .armv7M, "11110 i 010001 Rn:4 0 imm3:3 1111 imm8:8",
            .thumbExpandImm, "CMN<c> <Rn>, #<const>", unpredictable: .rnPC),
        Encoding(.cmnRegister, "CMN (register)", "T1", .armv6M, "0100001011 Rm:3 Rn:3", .none, "CMN<c> <Rn>, <Rm>"),
        Encoding(
            .cmnRegister, "CMN (register)", "T2", .armv7M, "111010110001 Rn:4 (0) imm3:3 1111 imm2:2 type:2 Rm:4",
            .decodeImmShift, "CMN<c>.W <Rn>, <Rm>{, <shift>}", unpredictable: [.rnPC, .rm]),
        Encoding(
            .cmpImmediate, "CMP (immediate)", "T1", .armv6M, "00101 Rn:3 imm8:8",
            .immediate(.imm8, scale: 0), "CMP<c> <Rn>, #<const>"),
        Encoding(
            .cmpImmediate, "CMP (immediate)", "T2", .armv7M, "11110 i 011011 Rn:4 0 imm3:3 1111 imm8:8",
            .thumbExpandImm, "CMP<c>.W <Rn>, #<const>", unpredictable: .rnPC),
        Encoding(.cmpRegister, "CMP (register)", "T1", .armv6M, "0100001010 Rm:3 Rn:3", .none, "CMP<c> <Rn>, <Rm>"),
        Encoding(
            .cmpRegister, "CMP (register)", "T2", .armv6M, "01000101 N Rm:4 Rn:3",
            .none, "CMP<c> <Rn>, <Rm>", unpredictable: [.bothLow, .rnPC, .rmPC]),
        Encoding(
            .cmpRegister, "CMP (register)", "T3", .armv7M, "111010111011 Rn:4 (0) imm3:3 1111 imm2:2 type:2 Rm:4",
            .decodeImmShift, "CMP<c>.W <Rn>, <Rm>{, <shift>}", unpredictable: [.rnPC, .rm]),

        Encoding(.cps, "CPS", "T1", .armv6M, "10110110011 im (0010)", .changeState, "CPS<effect> <iflags>"),
        Encoding(
            .cps, "CPS", "T1", .armv7M, "10110110011 im (00) I F",
            .changeState, "CPS<effect> <iflags>", unpredictable: .changesNothing),

        Encoding(
            .dbg, "DBG", "T1", .armv7M, "111100111010 (1111) 10 (0) 0 (0) 000 1111 option:4",
            .immediate(.option, scale: 0), "DBG<c> #<imm>"),
        Encoding(
            .dmb, "DMB", "T1", .armv6M, "111100111011 (1111) 10 (0) 0 (1111) 0101 option:4",
            .immediate(.option, scale: 0), "DMB<c> <barrier>"),
        Encoding(
            .dsb, "DSB", "T1", .armv6M, "111100111011 (1111) 10 (0) 0 (1111) 0100 option:4",
            .immediate(.option, scale: 0), "DSB<c> <barrier>"),

        Encoding(
            .eorImmediate, "EOR (immediate)", "T1", .armv7M, "11110 i 0 0100 S Rn:4 0 imm3:3 Rd:4 imm8:8",
            .thumbExpandImmC, "EOR{S}<c> <Rd>, <Rn>, #<const>", unpredictable: [.rd, .rn]),
        Encoding(
            .eorRegister, "EOR (register)", "T1", .armv6M, "0100000001 Rm:3 Rdn:3",
            .none, "EOR{S}<c> <Rdn>, <Rm>", flags: .setFlagsOutsideIT),
        Encoding(
            .eorRegister, "EOR (register)", "T2", .armv7M, "11101010100 S Rn:4 (0) imm3:3 Rd:4 imm2:2 type:2 Rm:4",
            .decodeImmShift, "EOR{S}<c>.W <Rd>, <Rn>, <Rm>{, <shift>}", unpredictable: [.rd, .rn, .rm]),

        Encoding(
            .isb, "ISB", "T1", .armv6M, "111100111011 (1111) 10 (0) 0 (1111) 0110 option:4",
            .immediate(.option, scale: 0), "ISB<c> <barrier>"),
        Encoding(
            .it, "IT", "T1", .armv7M, "10111111 firstcond:4 mask:4",
            .ifThen, "IT<xyz> <firstcond>", unpredictable: .ifThenCondition),
    ]
}
