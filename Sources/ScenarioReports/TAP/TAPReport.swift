public import Diagnostics
public import ScenarioHarness

/// The Test Anything Protocol, version 14: a test point for each scenario, with a YAML block where it did not pass.
public struct TAPReport: ResultReport {
    private let renderer: DiagnosticRenderer
    private let options: ReportOptions

    /// `sources` are the texts that the carets of failures point into.
    public init(sources: SourceTexts, options: ReportOptions = ReportOptions()) {
        renderer = DiagnosticRenderer(sources: sources, style: .plain)
        self.options = options
    }

    /// The report's bytes, UTF-8.
    public func bytes(_ result: PlanResult) throws -> [UInt8] {
        let points = result.files.flatMap(points)
        var lines = ["TAP version 14", "1..\(points.count)"]
        for (index, point) in points.enumerated() { lines += point.lines(number: index + 1) }
        // What did not run is skipped, which a reader of TAP counts as passed.
        if result.wasInterrupted { lines.append("Bail out! the run was stopped early") }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func points(_ file: FileResult) -> [TestPoint] {
        var points = file.cases.map { point($0, file) }
        let mistakes = file.diagnostics.filter { $0.severity == .error }
        if !mistakes.isEmpty {
            points.insert(
                TestPoint(isOK: false, description: "\(file.path):(file)", directive: nil, block: block(mistakes, word: "error")), at: 0)
        }
        return points
    }

    private func point(_ result: CaseResult, _ file: FileResult) -> TestPoint {
        var point = TestPoint(isOK: true, description: "\(file.path):\(result.id)", directive: nil, block: [])
        let problems = result.diagnostics.filter { $0.severity == .error }
        switch result.status {
        case .passed: break
        case .failed, .error:
            point.isOK = false
            point.block = block(problems, word: result.status.word) + console(result.run)
        case .knownIssue(let issue):
            point.isOK = false
            point.directive = "TODO \(issue.text)"
            point.block = block(problems, word: result.status.word) + console(result.run)
        case .skipped(let reason): point.directive = "SKIP \(reason)"
        }
        if !result.warnings.isEmpty {
            point.block.append(YAMLField("warnings", .block(result.warnings.map(\.brief).joined(separator: "\n"))))
        }
        if let sweep = result.run?.sweep { point.block += self.sweep(sweep) }
        if options.includesTimes { point.block.append(YAMLField("duration_ms", .plain(fixedPoint(result.wallSeconds * 1000, places: 3)))) }
        return point
    }

    private func block(_ problems: [Diagnostic], word: String) -> [YAMLField] {
        var fields = [YAMLField("severity", .plain(word))]
        if let first = problems.first {
            fields.insert(YAMLField("message", .quoted(first.message)), at: 0)
            fields.append(YAMLField("code", .plain(first.code.description)))
            if let span = first.span {
                fields.append(YAMLField("file", .quoted(span.file)))
                fields.append(YAMLField("line", .plain(String(span.start.line))))
                fields.append(YAMLField("column", .plain(String(span.start.column))))
            }
            fields.append(YAMLField("diagnostics", .block(problems.map(renderer.render).joined(separator: "\n\n"))))
        }
        return fields
    }

    private func sweep(_ sweep: SweepSummary) -> [YAMLField] {
        var fields = [YAMLField("sweep_points", .plain(String(sweep.points))), YAMLField("sweep_failed", .plain(String(sweep.failed)))]
        if let first = sweep.firstFailure { fields.append(YAMLField("sweep_first", .quoted(first))) }
        if !sweep.places.isEmpty { fields.append(YAMLField("sweep_places", .block(sweep.places.joined(separator: "\n")))) }
        return fields
    }

    private func console(_ run: RunSummary?) -> [YAMLField] {
        (run?.consoles ?? []).map { YAMLField("console \($0.name)", .block(visibleText($0.bytes))) }
    }
}
