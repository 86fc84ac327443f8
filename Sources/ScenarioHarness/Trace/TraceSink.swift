/// Collects what each scenario executed: one line for each instruction and exception, the last so many of each scenario.
public final class TraceSink: Sendable {
    /// A scenario's place in the plan.
    struct Key: Hashable, Comparable {
        var file: Int
        var index: Int

        static func < (left: Key, right: Key) -> Bool { (left.file, left.index) < (right.file, right.index) }
    }

    /// The lines kept of one scenario.
    public let limit: Int
    /// What the lines are about.
    public let categories: TraceCategories
    private let texts = Locked<[Key: String]>([:])

    /// A sink that keeps what `limit` lines of each scenario are about, at least 1.
    public init(limit: Int = 100_000, categories: TraceCategories = .standard) {
        self.limit = max(1, limit)
        self.categories = categories
    }

    /// Everything, scenario by scenario in plan order.
    public var text: String {
        texts.withLock { texts in texts.keys.sorted().map { texts[$0] ?? "" }.joined(separator: "\n") }
    }

    /// What one scenario of the plan executed; nil when it did not run.
    public func text(file: Int, scenario: Int) -> String? {
        texts.withLock { $0[Key(file: file, index: scenario)] }
    }

    func add(_ text: String, file: Int, scenario: Int) {
        texts.withLock { $0[Key(file: file, index: scenario)] = text }
    }
}
