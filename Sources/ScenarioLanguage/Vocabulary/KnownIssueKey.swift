/// The keys of `known_issue`; a text alone stands for `{reason: …}`.
enum KnownIssueKey: String, VocabularyKey {
    case reason, url

    static let knownIssue = Vocabulary<Self>("'known_issue'")

    var row: KeyRow {
        switch self {
        case .reason: KeyRow(.text, required: true, "What is wrong.")
        case .url: KeyRow(.text, "Where it is being dealt with.")
        }
    }
}
