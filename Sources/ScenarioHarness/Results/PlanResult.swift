public import Diagnostics

/// The results of a plan, in plan order: files as they were found, scenarios as they are written.
public struct PlanResult: Sendable {
    public var files: [FileResult]
    /// Stopped by a signal or `--fail-fast`: what had not run is skipped.
    public var wasInterrupted: Bool

    public init(files: [FileResult], wasInterrupted: Bool) {
        self.files = files
        self.wasInterrupted = wasInterrupted
    }
}

/// One scenario file's results.
public struct FileResult: Sendable {
    /// As it is printed: relative to the working directory where that is possible.
    public var path: String
    public var suite: String
    public var cases: [CaseResult]
    /// Mistakes that kept the file from being read at all; then `cases` may be empty.
    public var diagnostics: [Diagnostic]

    public init(path: String, suite: String, cases: [CaseResult], diagnostics: [Diagnostic]) {
        self.path = path
        self.suite = suite
        self.cases = cases
        self.diagnostics = diagnostics
    }
}
