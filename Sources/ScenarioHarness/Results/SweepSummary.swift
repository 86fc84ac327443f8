/// What a sweep came to. The run beside it is that of the first point that failed, or of the first of all.
public struct SweepSummary: Sendable, Hashable {
    /// The points that were run.
    public var points: UInt64
    /// How many of them failed.
    public var failed: UInt64
    /// The instructions executed for all of them, the parts that they share not counted.
    public var instructions: UInt64
    /// The first point that failed, as `faultline replay` takes it; nil when none did.
    public var firstFailure: String?
    /// Where the failing points are, by symbol: `handler+0x12 … +0x1A (5 points)`.
    public var places: [String]

    /// A summary of these facts.
    public init(points: UInt64, failed: UInt64, instructions: UInt64, firstFailure: String?, places: [String]) {
        self.points = points
        self.failed = failed
        self.instructions = instructions
        self.firstFailure = firstFailure
        self.places = places
    }
}
