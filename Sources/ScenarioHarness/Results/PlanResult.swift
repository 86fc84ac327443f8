public import Diagnostics

/// The results of a plan, in plan order: files as they were found, scenarios as they are written.
public struct PlanResult: Sendable {
    /// One result for each file of the plan.
    public var files: [FileResult]
    /// Stopped by a signal or `--fail-fast`: what had not run is skipped.
    public var wasInterrupted: Bool
    /// What part of the whole these results are; nil when they are the whole.
    public var shard: PlannedShard?
    /// What the runs executed of their firmware; only when the run was asked for it.
    public var coverage: Coverage?

    /// Results in plan order.
    public init(files: [FileResult], wasInterrupted: Bool, shard: PlannedShard? = nil) {
        self.files = files
        self.wasInterrupted = wasInterrupted
        self.shard = shard
    }
}

/// One scenario file's results.
public struct FileResult: Sendable {
    /// As it is printed: relative to the working directory where that is possible.
    public var path: String
    /// The suite's name, as in the plan.
    public var suite: String
    /// One result for each scenario of the plan.
    public var cases: [CaseResult]
    /// Mistakes that kept the file from being read at all; then `cases` may be empty.
    public var diagnostics: [Diagnostic]

    /// The results of a file's scenarios, and what was wrong outside them.
    public init(path: String, suite: String, cases: [CaseResult], diagnostics: [Diagnostic]) {
        self.path = path
        self.suite = suite
        self.cases = cases
        self.diagnostics = diagnostics
    }
}
