internal import Diagnostics
public import ScenarioHarness

/// How many cases ended how. Every case is in exactly one of the counts.
public struct Totals: Sendable, Hashable {
    /// Cases whose every check held.
    public var passed = 0
    /// Cases with a check that failed, or an event that nothing named.
    public var failed = 0
    /// Cases that could not run.
    public var errors = 0
    /// Cases that failed, as they say that they do.
    public var knownIssues = 0
    /// Cases that were left out, by `skip` or by an early end.
    public var skipped = 0

    /// No cases.
    public init() {}

    /// All cases: the sum of the counts.
    public var all: Int { passed + failed + errors + knownIssues + skipped }

    mutating func add(_ status: CaseResult.Status) {
        switch status {
        case .passed: passed += 1
        case .failed: failed += 1
        case .error: errors += 1
        case .knownIssue: knownIssues += 1
        case .skipped: skipped += 1
        }
    }
}

extension FileResult {
    /// Host seconds of all its cases.
    var wallSeconds: Double { cases.reduce(0) { $0 + $1.wallSeconds } }
}

extension PlanResult {
    /// The counts over all files; a file that could not be read is an error of its own.
    public var totals: Totals {
        var totals = Totals()
        for file in files {
            if file.diagnostics.contains(where: { $0.severity == .error }) { totals.errors += 1 }
            for result in file.cases { totals.add(result.status) }
        }
        return totals
    }
}
