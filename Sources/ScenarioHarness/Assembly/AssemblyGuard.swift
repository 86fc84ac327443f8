/// What keeps a block of assembly to itself: the directives that read files are macros that say so.
///
/// The assembler looks for a macro of a name before it looks for a directive, after all macros are expanded and quotes removed, so that no
/// spelling gets past it. Names of macros are told apart by case, those of directives are not: each way to write one is a macro. The
/// directives that could take the macros away are macros too.
enum AssemblyGuard {
    /// The macros, on one line.
    static let macros = (readers + removers).flatMap { name, words in
        spellings(of: name).map { ".macro \($0) words:vararg; .error \"\(words)\"; .endm; " }
    }.joined()

    private static let readers = ["incbin", "include"].map { ($0, "assembly reads no files: write what it needs in the block") }
    private static let removers = ["purgem", "macros_off"].map { ($0, "'.\($0)' is not for assembly in place") }

    /// A directive in every mixture of cases.
    static func spellings(of name: String) -> [String] {
        name.reduce(["."]) { spellings, letter in
            let cases = letter.isLetter ? [letter.lowercased(), letter.uppercased()] : [String(letter)]
            return cases.flatMap { letter in spellings.map { $0 + letter } }
        }
    }
}
