/// The codes of the language's mappings and keys, FL0101 to FL0199.
extension DiagnosticEntry {
    /// FL0101: an unknown key.
    package static let unknownKey = DiagnosticEntry(
        101, "an unknown key",
        means: """
            The mapping has no such key. Nothing is ignored: a key that is misspelt would otherwise check \
            nothing.
            """,
        remedy: "Use one of the keys that the note lists; the reference has them all.")

    /// FL0102: a required key is missing.
    package static let missingKey = DiagnosticEntry(
        102, "a required key is missing",
        means: "The mapping has to have this key.",
        remedy: "Add it.")

    /// FL0103: another kind of value is expected.
    package static let wrongKind = DiagnosticEntry(
        103, "another kind of value is expected",
        means: "A mapping stands where a list is expected, or a list where one value is, and so on.",
        remedy: "Write the kind of value that the message names.")

    // FL0104 was: not supported in this version.

    /// FL0105: a key without a value.
    package static let missingValue = DiagnosticEntry(
        105, "a key without a value",
        means: "After the colon there is nothing. An empty value is never taken for a default.",
        remedy: "Write the value, or remove the key. In a scenario, `null` written out removes a default.")

    /// FL0106: keys that exclude each other.
    package static let exclusiveKeys = DiagnosticEntry(
        106, "keys that exclude each other",
        means: "Two keys of this mapping say the same thing in different ways.",
        remedy: "Keep one of them.")

    /// FL0107: an empty list or mapping.
    package static let emptyCollection = DiagnosticEntry(
        107, "an empty list or mapping",
        means: "The list or mapping is empty where that would do or check nothing.",
        remedy: "Fill it, or remove the key.")

    /// FL0108: none of the keys that say what.
    package static let nothingSaid = DiagnosticEntry(
        108, "none of the keys that say what",
        means: "The mapping lacks the one key that gives it its meaning, such as a trigger's or a value's.",
        remedy: "Add one of the keys that the note lists.")
}

extension DiagnosticTable {
    /// 01xx, mappings and keys.
    static let vocabulary: [DiagnosticEntry] = [
        .unknownKey, .missingKey, .wrongKind, .missingValue, .exclusiveKeys, .emptyCollection,
        .nothingSaid,
    ]
}
