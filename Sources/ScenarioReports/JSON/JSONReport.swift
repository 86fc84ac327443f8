public import Diagnostics
internal import Foundation
public import ScenarioHarness

/// The results as one JSON document, for programs. Keys are sorted, so that the same results give the same bytes.
public struct JSONReport: ResultReport {
    private let sources: SourceTexts
    private let options: ReportOptions

    /// A report with host times, unless the options leave them out; `sources` are the texts that its diagnostics point into.
    public init(sources: SourceTexts = SourceTexts(), options: ReportOptions = ReportOptions()) {
        self.sources = sources
        self.options = options
    }

    /// The report's bytes, UTF-8.
    public func bytes(_ result: PlanResult) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(document(result))) + [0x0A]
    }

    private func document(_ result: PlanResult) -> JSONDocument {
        JSONDocument(
            version: 1, interrupted: result.wasInterrupted, shard: result.shard.map(JSONDocument.Shard.init),
            totals: JSONDocument.Totals(result.totals),
            files: result.files.map { file in
                JSONDocument.File(
                    path: file.path, suite: file.suite, diagnostics: problems(file.diagnostics),
                    scenarios: file.cases.map(scenario))
            })
    }

    private func scenario(_ result: CaseResult) -> JSONDocument.Scenario {
        JSONDocument.Scenario(
            id: result.id, name: result.name, tags: result.tags, line: result.span.start.line, status: result.status.word,
            reason: result.status.reason, url: result.status.url, diagnostics: problems(result.diagnostics),
            run: result.run.map(JSONDocument.Run.init), state: result.failureState.map(JSONState.init),
            seconds: options.includesTimes ? result.wallSeconds : nil)
    }

    private func problems(_ diagnostics: [Diagnostic]) -> [JSONDocument.Problem] {
        diagnostics.map { JSONDocument.Problem($0, sources) }
    }
}

extension CaseResult.Status {
    /// One word for it.
    public var word: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .error: "error"
        case .knownIssue: "known_issue"
        case .skipped: "skipped"
        }
    }

    /// Why it was skipped, or what it is known to fail for.
    var reason: String? {
        switch self {
        case .skipped(let reason): reason
        case .knownIssue(let issue): issue.reason
        case .passed, .failed, .error: nil
        }
    }

    var url: String? {
        if case .knownIssue(let issue) = self { issue.url } else { nil }
    }
}
