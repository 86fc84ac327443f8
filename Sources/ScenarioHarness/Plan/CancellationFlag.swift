internal import Synchronization

/// Asks a run to stop; may be set from a signal handler's queue. Runs look at it every 100,000 instructions.
public final class CancellationFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    /// A flag that is not set.
    public init() {}

    /// Whether the runs that it was given to are to stop.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Asks them to stop, from any thread: nothing new starts, and what is running ends as skipped.
    public func cancel() { flag.store(true, ordering: .relaxed) }
}
