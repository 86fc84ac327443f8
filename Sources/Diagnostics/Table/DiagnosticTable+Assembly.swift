extension DiagnosticEntry {
    /// FL1020: assembly that makes no image.
    package static let badAssembly = DiagnosticEntry(
        1020, "assembly that makes no image",
        means: "The assembler or the linker refuses the block of `assembly`, or it leaves nothing to load. The message is theirs."
            + " Blocks read no files, and have bounds of time and size.",
        remedy: "Correct the line that the caret is under. The syntax is unified (UAL), the instruction set that of the machine's core.")

    /// FL1021: no assembler.
    package static let noAssembler = DiagnosticEntry(
        1021, "no assembler",
        means: "`assembly` needs clang and ld.lld, which the Swift toolchain brings; one of them was not found.",
        remedy: "Put the toolchain in PATH, or name the programs in FAULTLINE_CLANG and FAULTLINE_LLD.")
}

extension DiagnosticTable {
    /// 102x, assembly in place.
    static let assembly: [DiagnosticEntry] = [.badAssembly, .noAssembler]
}
