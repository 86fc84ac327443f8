extension Encoding {
    /// VLDM, VLDR, VPOP, VPUSH, VSTM and VSTR. Double-precision registers are loaded and stored without double precision too.
    static let tableFloatingPointMemory: [Encoding] =
        multiple(.vldm, "VLDM", "VLDMIA<c> <Rn>{!}, ", "110 01 D W 1 Rn:4")
        + multiple(.vldm, "VLDM", "VLDMDB<c> <Rn>!, ", "110 10 D 11 Rn:4", decrement: true)
        + spare(.vldm, "FLDMX", "FLDM", load: "1")
        + single(.vldr, "VLDR", load: "1")
        + multiple(.vldm, "VPOP", "VPOP<c> ", "110 01 D 11 1101", rn: 13)
        + multiple(.vstm, "VPUSH", "VPUSH<c> ", "110 10 D 10 1101", decrement: true, rn: 13)
        + multiple(.vstm, "VSTM", "VSTMIA<c> <Rn>{!}, ", "110 01 D W 0 Rn:4")
        + multiple(.vstm, "VSTM", "VSTMDB<c> <Rn>!, ", "110 10 D 10 Rn:4", decrement: true)
        + spare(.vstm, "FSTMX", "FSTM", load: "0")
        + single(.vstr, "VSTR", load: "0", unpredictable: .rnPC)

    private static func flags(_ isDouble: Bool, writesBack: Bool) -> Instruction.Flags {
        (isDouble ? .doublePrecision : Instruction.Flags()).union(writesBack ? .writeback : Instruction.Flags())
    }

    /// T1, of doubleword registers, and T2: `middle` is what the diagram has before Vd, after its first four bits.
    private static func multiple(
        _ operation: Operation, _ title: String, _ syntax: String, _ middle: String, decrement: Bool = false, rn: UInt8? = nil
    ) -> [Encoding] {
        [true, false].map { isDouble in
            Encoding(
                operation, title, isDouble ? "T1" : "T2", .armv7M,
                "1110 \(middle) Vd:4 " + (isDouble ? "1011 imm7:7 0" : "1010 imm8:8"),
                .floatingPoint(isDouble ? .doubles : .singles, .registers(decrement: decrement)), syntax + "<list>",
                flags: flags(isDouble, writesBack: decrement || rn != nil), rn: rn, unless: isDouble ? ["D=1"] : [],
                unpredictable: [.registersBeyond, .rnPC], needs: .fpv4SP)
        }
    }

    /// The deprecated FLDMX and FSTMX: VLDM and VSTM of doubleword registers and a spare word.
    private static func spare(_ operation: Operation, _ title: String, _ mnemonic: String, load: String) -> [Encoding] {
        [false, true].map { decrement in
            Encoding(
                operation, title, "T1", .armv7M,
                "1110 110 " + (decrement ? "10 D 1 \(load)" : "01 D W \(load)") + " Rn:4 Vd:4 1011 imm7:7 1",
                .floatingPoint(.doubles, .registers(decrement: decrement)),
                mnemonic + (decrement ? "DBX<c> <Rn>!, <list>" : "IAX<c> <Rn>{!}, <list>"),
                flags: flags(true, writesBack: decrement), unless: ["D=1"], unpredictable: [.registersBeyond, .rnPC],
                needs: .fpv4SP)
        }
    }

    private static func single(
        _ operation: Operation, _ title: String, load: String, unpredictable: UnpredictableRules = []
    ) -> [Encoding] {
        [true, false].map { isDouble in
            Encoding(
                operation, title, isDouble ? "T1" : "T2", .armv7M,
                "11101101 U D 0 \(load) Rn:4 Vd:4 101\(isDouble ? 1 : 0) imm8:8",
                .floatingPoint(isDouble ? .doubles : .singles, .offset),
                "\(title)<c> \(isDouble ? "<Dd>" : "<Sd>"), <address>", flags: flags(isDouble, writesBack: false),
                unless: isDouble ? ["D=1"] : [], unpredictable: unpredictable, needs: .fpv4SP)
        }
    }
}
