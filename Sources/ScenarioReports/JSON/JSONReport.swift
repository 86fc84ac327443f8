public import Diagnostics
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
        var json = PrettyJSON()
        try json.add(document(result), filling: "files") { json in
            for file in result.files {
                let frame = JSONDocument.File(path: file.path, suite: file.suite, diagnostics: problems(file.diagnostics), scenarios: [])
                try json.add(frame, filling: "scenarios") { json in
                    for scenario in file.cases { try json.add(self.scenario(scenario)) }
                }
            }
        }
        return json.bytes + [0x0A]
    }

    /// The document without its files.
    private func document(_ result: PlanResult) -> JSONDocument {
        JSONDocument(
            version: 1, interrupted: result.wasInterrupted, shard: result.shard.map(JSONDocument.Shard.init),
            totals: JSONDocument.Totals(result.totals), files: [])
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
