/// The write buffer of a core: a store leaves through it and is over, and an error of the bus comes back later, without its
/// address (IMPRECISERR).
public struct WriteBuffer: Sendable, Hashable {
    /// Core cycles from the end of a store to its bus error.
    public var delay: UInt64
    /// Stores that can be under way; one more waits for the first.
    public var entries: Int

    /// A buffer of so many entries, whose bus errors come back after so many cycles.
    public init(delay: UInt64, entries: Int) {
        self.delay = delay
        self.entries = entries
    }
}

/// The sizes of the level 1 caches in bytes: powers of two from 4 KiB to 64 KiB, as CCSIDR tells them.
public struct CacheSizes: Sendable, Hashable {
    /// The instruction cache: two ways of 32-byte lines.
    public var instruction: UInt32
    /// The data cache: four ways of 32-byte lines.
    public var data: UInt32

    /// Caches of these sizes.
    public init(instruction: UInt32, data: UInt32) {
        self.instruction = instruction
        self.data = data
    }
}
