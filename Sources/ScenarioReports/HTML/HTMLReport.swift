public import Diagnostics
public import ScenarioHarness

/// One page with everything: no other file and no network. The failures are there without scripts; these add the filters, and unfold
/// what passed.
public struct HTMLReport: ResultReport {
    private let renderer: DiagnosticRenderer
    private let options: ReportOptions

    /// `sources` are the texts that the carets of failures point into.
    public init(sources: SourceTexts, options: ReportOptions = ReportOptions()) {
        renderer = DiagnosticRenderer(sources: sources, style: .ansi)
        self.options = options
    }

    /// The report's bytes, UTF-8.
    public func bytes(_ result: PlanResult) throws -> [UInt8] {
        try PageView(result: result, options: options, renderer: renderer, library: HTMLTemplates.library()).bytes
    }
}
