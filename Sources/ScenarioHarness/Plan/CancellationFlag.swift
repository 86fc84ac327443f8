internal import Synchronization

/// Asks a run to stop; may be set from a signal handler's queue. Runs look at it every 100,000 instructions.
public final class CancellationFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    public init() {}

    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    public func cancel() { flag.store(true, ordering: .relaxed) }
}
