/// A key of a mapping of the language. The type's cases are the keys, the raw values their spelling; the reader's
/// `switch` over them is exhaustive, so that a key in the table is a key that is read.
protocol VocabularyKey: RawRepresentable, CaseIterable, Sendable, Hashable where RawValue == String {
    var row: KeyRow { get }
}

/// What the language reference and the reader's messages say about a key.
struct KeyRow: Sendable {
    var shape: ValueShape
    var required: Bool
    var sentence: String

    init(_ shape: ValueShape, required: Bool = false, _ sentence: String) {
        self.shape = shape
        self.required = required
        self.sentence = sentence
    }
}

/// The keys that one kind of mapping may have.
struct Vocabulary<Key: VocabularyKey>: Sendable {
    /// With its article, as messages say it: `a scenario`.
    var name: String
    var keys: [Key]
    /// Whether other keys are taken as they are.
    var isOpen: Bool
    /// Groups of keys: a mapping has keys of exactly one of them. Empty where there is no such rule.
    var alternatives: [[Key]]
    /// Keys that say more about some others: one of these has to be there.
    var details: [(key: Key, of: [Key])]
    /// Groups of keys: a mapping needs a key of each, its own or, where it is laid over another, that one's.
    var needed: [[Key]]

    init(
        _ name: String, _ keys: [Key] = Array(Key.allCases), isOpen: Bool = false, alternatives: [[Key]] = [],
        details: [(key: Key, of: [Key])] = [], needed: [[Key]] = []
    ) {
        self.name = name
        self.keys = keys
        self.isOpen = isOpen
        self.alternatives = alternatives
        self.details = details
        self.needed = needed
    }

    /// The names of all keys, in order.
    var names: [String] { keys.map(\.rawValue) }

    /// The table's page, for the reference.
    func section(_ heading: String, _ introduction: String) -> VocabularySection {
        VocabularySection(
            heading: heading, introduction: introduction, rows: keys.map { ($0.rawValue, $0.row) }, name: name,
            isOpen: isOpen, alternatives: alternatives.map { $0.map(\.rawValue) },
            details: details.map { ($0.key.rawValue, $0.of.map(\.rawValue)) }, needed: needed.map { $0.map(\.rawValue) })
    }
}

/// One vocabulary with its type erased: a section of the language reference, a definition of the schema.
struct VocabularySection: Sendable {
    var heading: String
    var introduction: String
    var rows: [(name: String, row: KeyRow)]
    /// The vocabulary's name, with its article.
    var name: String
    /// Whether other keys are taken as they are.
    var isOpen: Bool
    /// Groups of keys, of which a mapping has exactly one.
    var alternatives: [[String]]
    /// Keys that need one of others beside them.
    var details: [(key: String, of: [String])]
    /// Groups of keys, of each of which a mapping needs one.
    var needed: [[String]]
}
