/// How often the instruction at each half-word of a window was executed.
struct ExecutionCounts: ~Copyable {
    private var table: ZeroedPages?
    /// The half-words between which the counts lie.
    private var low = Int.max
    private var high = 0

    /// No counts; they take no memory before there are any.
    init() {}

    /// Adds to the count of half-word `entry`, of `capacity` in the window. Without memory of the host nothing is counted.
    mutating func add(_ change: UInt64, at entry: Int, capacity: Int) {
        if table == nil { table = ZeroedPages(capacity * MemoryLayout<UInt64>.stride) }
        guard let counts else { return }
        counts[entry] &+= change
        low = min(low, entry)
        high = max(high, entry + 1)
    }

    /// Calls `body` with each half-word that has a count, in order, and forgets the counts.
    mutating func takeAll(_ body: (_ entry: Int, _ count: UInt64) -> Void) {
        if let counts, low < high {
            for entry in low..<high where counts[entry] != 0 {
                body(entry, counts[entry])
                counts[entry] = 0
            }
        }
        low = .max
        high = 0
    }

    private var counts: UnsafeMutablePointer<UInt64>? {
        switch table {
        case .some(let table): table.bytes.assumingMemoryBound(to: UInt64.self)
        case .none: nil
        }
    }
}

/// How often the instruction at an address was executed.
public struct ExecutionCount: Sendable, Hashable {
    /// The instruction's address.
    public var address: UInt32
    /// At least 1.
    public var count: UInt64

    /// The count of an address.
    public init(address: UInt32, count: UInt64) {
        self.address = address
        self.count = count
    }
}
