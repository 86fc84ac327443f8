public import Diagnostics
public import ScenarioHarness

/// Workflow commands that GitHub shows as annotations, at the line of the scenario: an `::error` for each error, a
/// `::warning` for each warning, a `::notice` for each error of a known issue.
public struct GitHubAnnotations: ResultReport {
    private let renderer: DiagnosticRenderer
    private let folder: String

    /// `folder` is where printed paths start from, relative to the top of the repository; empty when it is the top.
    public init(sources: SourceTexts, folder: String = "") {
        renderer = DiagnosticRenderer(sources: sources, style: .plain)
        self.folder = folder
    }

    /// The commands as UTF-8, a line each; nothing when there is nothing to say.
    public func bytes(_ result: PlanResult) throws -> [UInt8] {
        Array(result.files.flatMap(commands).map { $0 + "\n" }.joined().utf8)
    }

    private func commands(_ file: FileResult) -> [String] {
        file.diagnostics.compactMap { command($0, of: nil) }
            + file.cases.flatMap { result in result.diagnostics.compactMap { command($0, of: result) } }
    }

    private func command(_ diagnostic: Diagnostic, of result: CaseResult?) -> String? {
        let word: String
        switch diagnostic.severity {
        case .error: word = result?.status.isKnownIssue == true ? "notice" : "error"
        case .warning: word = "warning"
        case .note: return nil
        }
        var properties: [String] = []
        if let span = diagnostic.span ?? result?.span {
            let path = folder.isEmpty || span.file.hasPrefix("/") ? span.file : folder + "/" + span.file
            properties.append("file=\(Self.property(path))")
            properties.append("line=\(span.start.line)")
            // GitHub takes columns only of what ends on the line that it begins on.
            if span.end.line == span.start.line {
                properties.append("col=\(span.start.column)")
                if span.end.column > span.start.column { properties.append("endColumn=\(span.end.column)") }
            }
        }
        let title = result.map { "\($0.id): \(diagnostic.message)" } ?? diagnostic.message
        properties.append("title=\(Self.property(title))")
        return "::\(word) \(properties.joined(separator: ","))::\(Self.data(renderer.render(diagnostic)))"
    }

    /// Text after the second pair of colons.
    private static func data(_ text: String) -> String {
        visibleText(text).replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// The value of a property, which a colon or a comma would end.
    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}

extension CaseResult.Status {
    /// A failure that was to be expected.
    fileprivate var isKnownIssue: Bool { if case .knownIssue = self { true } else { false } }
}
