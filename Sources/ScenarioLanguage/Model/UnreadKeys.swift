/// The keys of a mapping that a mistake leaves without a value. What is wrong with them has been reported, so that nobody
/// says of them that they are missing.
package struct UnreadKeys<Key: Hashable & Sendable>: Sendable, Hashable {
    /// The keys that are written, with a value of no use.
    package var keys: Set<Key>
    /// Some key is not known, or has nothing after its colon: any key that is not there may be meant.
    package var hasStrays: Bool

    package init(_ keys: Set<Key> = [], hasStrays: Bool = false) {
        self.keys = keys
        self.hasStrays = hasStrays
    }

    /// Whether the key is written, with a value of no use.
    package func contains(_ key: Key) -> Bool { keys.contains(key) }

    /// Whether a mistake that has been reported can be why there is no such key.
    package func excuses(_ key: Key) -> Bool { hasStrays || keys.contains(key) }

    /// Of two mappings, one laid over the other.
    package func union(_ other: Self) -> Self {
        Self(keys.union(other.keys), hasStrays: hasStrays || other.hasStrays)
    }
}
