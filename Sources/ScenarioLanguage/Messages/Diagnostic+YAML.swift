import ArmMProfile
import Diagnostics

/// The wording of everything that is wrong with a file and its YAML (FL00xx).
extension Diagnostic {
    static func fileTooLarge(_ bytes: Int, bound: Int, path: String) -> Diagnostic {
        let start = SourcePosition(line: 1, column: 1)
        return Diagnostic(
            .fileTooLarge, "the file has \(bytes) bytes, more than the \(bound) that are read",
            at: SourceSpan(file: path, start: start, end: start))
    }

    static func notUTF8(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.notUTF8, "the file is not UTF-8 from here on", at: span)
    }

    static func controlCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
        let digits = hexDigits(scalar.value, 4)
        return Diagnostic(
            .controlCharacter, "the character U+\(digits) is not allowed in YAML", at: span,
            help: scalar.value < 0x100
                ? "in a double-quoted text, write \"\\x\(digits.suffix(2))\"" : "in a double-quoted text, write \"\\u\(digits)\"")
    }

    static func emptyFile(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .emptyFile, "the file holds no YAML document", at: span,
            help: "a scenario file starts with `version: 1`, a machine file with `machine: NAME`")
    }

    static func severalDocuments(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.severalDocuments, "a second document begins here", at: span, help: "put it into a file of its own")
    }

    static func yamlSyntax(
        _ failure: YAMLEventParser.Failure, found: Unicode.Scalar?, _ positions: YAMLPositions
    ) -> Diagnostic {
        var notes: [Note] = []
        if let context = failure.context, let index = failure.contextIndex {
            let place = positions.position(index)
            notes.append(Note("note", "\(context) that began at line \(place.line), column \(place.column)"))
        }
        let help: String? =
            switch found {
            case "\t": "indent with blanks: YAML takes no tabs here"
            case "@", "`", "%": "a text that begins with this character has to be quoted"
            case nil: "the file ends here"
            default: nil
            }
        return Diagnostic(
            .yamlSyntax, "not well-formed YAML: \(failure.problem)", at: positions.span(failure.index, failure.index + 1),
            help: help, notes: notes)
    }

    static func nestedTooDeeply(bound: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.nestedTooDeeply, "nested more than \(bound) deep", at: span)
    }

    static func tooManyValues(bound: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.tooManyValues, "the file has more than \(bound) values", at: span)
    }

    static func aliasExpansion(bound: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.aliasExpansion, "the aliases of the file stand for more than \(bound) values", at: span)
    }

    static func unknownAlias(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .unknownAlias, "no anchor '\(name)' comes before this alias", at: span,
            notes: [Note("note", "an anchor counts once its value is complete, so a value cannot hold itself")])
    }

    static func duplicateKey(_ key: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .duplicateKey, "the key '\(key)' is there twice", at: span, help: "remove one of the two",
            notes: [Note("note", "the first is at line \(first.start.line), column \(first.start.column)")])
    }

    static func badMergeKey(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.badMergeKey, "'<<' merges a mapping or a list of mappings, nothing else", at: span)
    }

    static func complexKey(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.complexKey, "a list or mapping cannot be a key", at: span)
    }

    static func unsupportedTag(_ tag: String, at span: SourceSpan) -> Diagnostic {
        let prefix = "tag:yaml.org,2002:"
        let short = tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
        return Diagnostic(.unsupportedTag, "the tag '\(short)' is not understood", at: span, help: "remove it")
    }

    static func tooManyMistakes(_ left: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.note, .tooManyMistakes, "\(left) more mistakes are not shown", at: span)
    }

    static func tooManyDirectives(bound: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .tooManyDirectives, "more than \(bound) lines of the file begin with '%'", at: span,
            help: "remove the directives, or quote the text")
    }
}
