public import Diagnostics

/// Scenarios read, compiled and ready to be run: files in the order found, scenarios in the order written.
///
/// Making a plan never throws: what is wrong is in its files and cases, each mistake at its place.
public struct Plan: Sendable {
    /// The files that were found, in the order found.
    public let files: [PlannedFile]
    /// What is wrong with the plan as a whole: a path that is not there, nothing found, nothing selected.
    public let diagnostics: [Diagnostic]
    /// The texts of all files read, for the carets of diagnostics.
    public let sources: SourceTexts
    /// What part of the whole this plan is; nil when it is the whole. A part may have no scenarios.
    public let shard: PlannedShard?

    /// The scenarios of all files.
    public var scenarioCount: Int { files.reduce(0) { $0 + $1.cases.count } }
    /// Nothing was found, or nothing was selected, and no file has mistakes of its own.
    public var isEmpty: Bool { scenarioCount == 0 && files.allSatisfy(\.diagnostics.isEmpty) }
}

/// A scenario file of a plan.
public struct PlannedFile: Sendable {
    /// As it is printed: relative to the working directory where that is possible.
    public let path: String
    /// The suite's name: `suite`, or the file's name without its ending; the path, when the file does not read.
    public let suite: String
    /// What is wrong outside its scenarios.
    public let diagnostics: [Diagnostic]
    /// Its selected scenarios, in the order written.
    public let cases: [PlannedCase]
}

/// A scenario of a plan.
public struct PlannedCase: Sendable {
    /// Unique in its file.
    public let id: String
    /// The display name: `name`, or the id.
    public let name: String
    /// Its tags, as written.
    public let tags: [String]
    /// Where the scenario stands.
    public let span: SourceSpan
    /// Mistakes that keep it from running, and warnings.
    public let diagnostics: [Diagnostic]
    /// The scenario's own reason for not being run.
    public let skipReason: String?
    /// Why it is known to fail.
    package let knownIssue: Located<KnownIssue>?
    /// What is run; nil for one that is skipped or has mistakes.
    package let scenario: CompiledScenario?
}
