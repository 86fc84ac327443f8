/// How a plan is run.
public struct RunOptions: Sendable {
    /// Workers, at least 1. The results do not depend on it.
    public var jobs: Int
    /// Stop at the first scenario, in plan order, that fails or is an error; those after it are skipped.
    public var failFast: Bool
    /// How often each scenario is run, at least once. Two different results are an error. From the second time on, boots are gone
    /// through, so that a boot that was shared is compared too.
    public var repeatCount: Int
    /// Lets every scenario go through its boot by itself. That changes no result.
    public var isCold: Bool
    /// For tests: after so many instructions every run goes on to its end, goes back, and goes on again. That changes no result.
    package var forksAfter: UInt64?
    /// Collects what was executed; nil for no trace.
    public var trace: TraceSink?
    /// Exception returns are in the results too, for reports that draw the exceptions' time.
    public var recordsReturns = false
    /// What is executed of the firmware is in the results too.
    public var recordsCoverage = false
    /// Memory whose content is written to files when the first run of a scenario is over.
    public var artifacts: MemoryArtifacts?
    /// Set it from elsewhere to stop the run early.
    public var cancellation: CancellationFlag

    /// As many workers as the host has processors, each scenario once, no trace.
    public init(
        jobs: Int? = nil, failFast: Bool = false, repeatCount: Int = 1, isCold: Bool = false, trace: TraceSink? = nil,
        cancellation: CancellationFlag = CancellationFlag()
    ) {
        self.jobs = jobs ?? Self.processorCount
        self.failFast = failFast
        self.repeatCount = repeatCount
        self.isCold = isCold
        self.trace = trace
        self.cancellation = cancellation
    }

    /// The host's active processors.
    public static var processorCount: Int { max(1, HostProcessors.count) }
}

/// How far a run is, told with each scenario that finishes.
public struct RunProgress: Sendable, Hashable {
    /// Scenarios finished, this one included.
    public let finished: Int
    /// Scenarios in the plan.
    public let total: Int
    /// Those of them that failed or were errors.
    public let unsuccessful: Int
}
