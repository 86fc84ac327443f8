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
    /// Keys of later releases: refused as such, not as unknown.
    var later: [String]
    /// Whether other keys are taken as they are.
    var isOpen: Bool

    init(_ name: String, _ keys: [Key] = Array(Key.allCases), later: [String] = [], isOpen: Bool = false) {
        self.name = name
        self.keys = keys
        self.later = later
        self.isOpen = isOpen
    }

    /// The names of all keys, in order.
    var names: [String] { keys.map(\.rawValue) }

    /// The table's page, for the reference.
    func section(_ heading: String, _ introduction: String) -> VocabularySection {
        VocabularySection(
            heading: heading, introduction: introduction, rows: keys.map { ($0.rawValue, $0.row) }, later: later, name: name)
    }
}

/// One vocabulary with its type erased: a section of the language reference.
struct VocabularySection: Sendable {
    var heading: String
    var introduction: String
    var rows: [(name: String, row: KeyRow)]
    var later: [String]
    /// The vocabulary's name, with its article.
    var name: String
}
