import Diagnostics

/// The wording of mistakes in mappings and keys (FL01xx).
extension Diagnostic {
    static func unknownKey(_ key: Located<String>, in mapping: String, keys: [String]) -> Diagnostic {
        Diagnostic(
            .unknownKey, "\(mapping) has no key '\(key.value)'", at: key.span,
            help: Suggestion.help(for: key.value, among: keys) ?? VocabularyTable.place(of: key.value),
            notes: [Note("note", "the keys of \(mapping) are " + keys.joined(separator: ", "))])
    }

    static func missingKey(_ key: String, in mapping: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.missingKey, "\(mapping) needs the key '\(key)'", at: span, help: "add '\(key)'")
    }

    static func wrongKind(_ what: String, expected: String, found: YAMLNode, keys: [String] = []) -> Diagnostic {
        Diagnostic(
            .wrongKind, "\(what) is to be \(expected), but is \(found.kindInWords)", at: found.span,
            notes: keys.isEmpty ? [] : [Note("note", "the keys of \(what) are " + keys.joined(separator: ", "))])
    }

    static func emptyText(_ what: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.emptyCollection, "\(what) is an empty text", at: span, help: "write something, or remove the key")
    }

    static func emptyCollection(_ what: String, _ consequence: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.emptyCollection, "\(what) is empty: \(consequence)", at: span, help: "fill it, or remove the key")
    }

    static func missingValue(_ key: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.missingValue, "'\(key)' has no value", at: span, help: "write one after the colon, or remove the key")
    }

    static func exclusiveKeys(_ key: String, _ other: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.exclusiveKeys, "'\(key)' and '\(other)' exclude each other", at: span, help: "keep one of the two")
    }

    static func nothingSaid(_ what: String, keys: [String], at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .nothingSaid, "\(what) needs one of the keys " + ValueShape.alternatives(keys.map { "'\($0)'" }), at: span,
            help: "add one of them")
    }
}

extension YAMLNode {
    /// What it is, with its article.
    var kindInWords: String {
        switch kind {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar(let scalar): scalar.isMissing ? "nothing" : scalar.isNull ? "null" : "'\(scalar.text.prefix(40))'"
        }
    }
}
