/// The keys of `write_buffer`.
enum WriteBufferKey: String, VocabularyKey {
    case delay, entries

    static let buffer = Vocabulary<Self>("a write buffer")

    /// What can stand in the mapping's place.
    static let words = ["none"]
    /// What `delay` can be.
    static let delays: ClosedRange<UInt64> = 0...100_000
    /// What `entries` can be.
    static let sizes: ClosedRange<UInt64> = 1...16

    var row: KeyRow {
        switch self {
        case .delay: KeyRow(.integer(Self.delays), "Core clocks from the end of a store to its bus error.")
        case .entries: KeyRow(.integer(Self.sizes), "Stores that can be under way; one more waits.")
        }
    }
}
