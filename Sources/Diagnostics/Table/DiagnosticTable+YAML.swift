/// The codes of the file and its YAML, FL0001 to FL0099.
extension DiagnosticEntry {
    /// FL0001: the file is too large.
    package static let fileTooLarge = DiagnosticEntry(
        1, "the file is too large",
        means: """
            The file has more bytes than the reader accepts; the message names the bound. The bound keeps a \
            wrong path (a log, an image) from filling memory.
            """,
        remedy: "Split the suite into several files.")

    /// FL0002: the file is not UTF-8.
    package static let notUTF8 = DiagnosticEntry(
        2, "the file is not UTF-8",
        means: "A byte sequence in the file is not UTF-8, the only encoding read.",
        remedy: "Save the file as UTF-8.")

    /// FL0003: a control character in the file.
    package static let controlCharacter = DiagnosticEntry(
        3, "a control character in the file",
        means: "YAML allows no control characters but tab and line breaks, and no NUL.",
        remedy: "Remove it, or write it as an escape such as \"\\0\" or \"\\x1B\" in a double-quoted text.")

    /// FL0004: the file is empty.
    package static let emptyFile = DiagnosticEntry(
        4, "the file is empty",
        means: "There is no YAML document in the file, only blanks and comments.",
        remedy: "Write a scenario file: `version: 1` and a list `scenarios`.")

    /// FL0005: several documents in one file.
    package static let severalDocuments = DiagnosticEntry(
        5, "several documents in one file",
        means: "A file holds one YAML document; a second one begins here.",
        remedy: "Put each document in a file of its own, or the scenarios into one list.")

    /// FL0006: not well-formed YAML.
    package static let yamlSyntax = DiagnosticEntry(
        6, "not well-formed YAML",
        means: """
            The YAML parser could not go on. Where the construct began is given in a note, since that is often \
            the real place.
            """,
        remedy: "Look at brackets, quotes, indentation and tabs at both places.")

    /// FL0007: nested too deeply.
    package static let nestedTooDeeply = DiagnosticEntry(
        7, "nested too deeply",
        means: "Sequences and mappings are nested deeper than the reader accepts; the message names the bound.",
        remedy: "Nothing in the language is nested this deep: look for a bracket too many.")

    /// FL0008: too many values in the file.
    package static let tooManyValues = DiagnosticEntry(
        8, "too many values in the file",
        means: "The file has more values than the reader accepts; the message names the bound.",
        remedy: "Split the suite into several files.")

    /// FL0009: aliases expand to too much.
    package static let aliasExpansion = DiagnosticEntry(
        9, "aliases expand to too much",
        means: """
            All aliases and merge keys together, or the defaults under every scenario, stand for more values \
            than the reader accepts; the message names the bound.
            """,
        remedy: "Repeat less: an alias of a list of aliases grows by multiplication.")

    /// FL0010: an alias without an anchor.
    package static let unknownAlias = DiagnosticEntry(
        10, "an alias without an anchor",
        means: """
            No anchor of this name comes before the alias. An anchor counts only once its value is complete, so \
            a value cannot hold itself.
            """,
        remedy: "Define the anchor (`&name`) before its first alias (`*name`).")

    /// FL0011: the same key twice.
    package static let duplicateKey = DiagnosticEntry(
        11, "the same key twice",
        means: """
            A mapping holds this key twice, or a register under two of its names. YAML would leave open which \
            one counts.
            """,
        remedy: "Remove one of the two.")

    /// FL0012: a merge key without a mapping.
    package static let badMergeKey = DiagnosticEntry(
        12, "a merge key without a mapping",
        means: "The value of `<<` is to be a mapping, an alias of one, or a list of those.",
        remedy: "Merge mappings only.")

    /// FL0013: a key that is no scalar.
    package static let complexKey = DiagnosticEntry(
        13, "a key that is no scalar",
        means: "The keys of all mappings of the language are plain names, numbers or texts.",
        remedy: "Write the key as a scalar.")

    /// FL0014: an unknown YAML tag.
    package static let unsupportedTag = DiagnosticEntry(
        14, "an unknown YAML tag",
        means: """
            Only the core tags `!!str`, `!!int`, `!!bool`, `!!null`, `!!seq` and `!!map` are understood; a \
            `!!str` makes any scalar a text.
            """,
        remedy: "Remove the tag.")

    /// FL0015: too many mistakes to show.
    package static let tooManyMistakes = DiagnosticEntry(
        15, "too many mistakes to show",
        means: "The file has more mistakes than are shown.",
        remedy: "Correct the first ones and read it again.")

    /// FL0016: too many directives.
    package static let tooManyDirectives = DiagnosticEntry(
        16, "too many directives",
        means: """
            More lines of the file begin with `%` than the reader accepts; the message names the bound. A scenario \
            needs none.
            """,
        remedy: "Remove the directives; a text that begins with `%` is to be quoted or indented.")
}

extension DiagnosticTable {
    /// 00xx, the file and its YAML.
    static let yaml: [DiagnosticEntry] = [
        .fileTooLarge, .notUTF8, .controlCharacter, .emptyFile, .severalDocuments, .yamlSyntax, .nestedTooDeeply,
        .tooManyValues, .aliasExpansion, .unknownAlias, .duplicateKey, .badMergeKey, .complexKey, .unsupportedTag,
        .tooManyMistakes, .tooManyDirectives,
    ]
}
