public import Diagnostics
public import ScenarioHarness

/// Results as text for a person: a line for each case, the failures in full, and the sum.
public struct ConsoleReport: Sendable {
    private let renderer: DiagnosticRenderer
    private let style: DiagnosticRenderer.Style

    /// A report that shows source lines from `sources`, plain or with colours.
    public init(sources: SourceTexts, style: DiagnosticRenderer.Style) {
        renderer = DiagnosticRenderer(sources: sources, style: style, seeAlso: true)
        self.style = style
    }

    /// `ok`, `FAIL`, `ERROR`, `known` or `skip`, the place, the id, and what the run came to.
    public func line(_ result: CaseResult) -> String {
        var text = "\(paint(result.status)) \(result.span.file):\(result.span.start.line) \(result.id)"
        switch result.status {
        case .skipped(let reason): text += " (\(visibleText(reason)))"
        case .knownIssue(let issue): text += " (\(visibleText(issue.text)))"
        case .passed, .failed, .error:
            if let run = result.run { text += " (\(facts(run)))" }
        }
        return text
    }

    /// The facts of a run in a few words: of a sweep its points, with the run of the first that failed.
    private func facts(_ run: RunSummary) -> String {
        let text = "\(run.outcome), \(run.instructions) instructions, \(run.cycles) cycles"
        guard let sweep = run.sweep else { return text }
        guard let first = sweep.firstFailure else { return "\(sweep.points) points" }
        return "\(sweep.failed) of \(sweep.points) points failed; point \(first): \(text)"
    }

    /// Every diagnostic of a case, rendered, a blank line between two, and the registers that it used and that are not modelled.
    public func details(_ result: CaseResult) -> String {
        let unmodelled = result.run?.unmodelled.map { "not modelled: \(visibleText($0.text))" } ?? []
        return (result.diagnostics.map(renderer.render) + (unmodelled.isEmpty ? [] : [unmodelled.joined(separator: "\n")]))
            .joined(separator: "\n\n")
    }

    /// The warnings of what is not shown in full, a line each; one that several scenarios have is there once, with how many do. Empty
    /// when there are none.
    public func warnings(_ result: PlanResult) -> String {
        var lines: [(span: SourceSpan, text: String, count: Int)] = []
        var places: [String: Int] = [:]
        for scenario in result.files.flatMap(\.cases) where !scenario.isShownInFull {
            for warning in scenario.warnings {
                if let index = places[warning.brief] {
                    lines[index].count += 1
                } else {
                    places[warning.brief] = lines.count
                    lines.append((warning.span ?? scenario.span, warning.brief, 1))
                }
            }
        }
        let word = style == .ansi ? "\u{1B}[33mwarning\u{1B}[0m" : "warning"
        let shown = lines.prefix(Self.warningLimit).map { line in
            let count = line.count == 1 ? "" : " (and \(line.count - 1) more of it)"
            return "\(line.span.file):\(line.span.start.line):\(line.span.start.column): \(word): \(visibleText(line.text))\(count)\n"
        }
        let left = lines.count - shown.count
        return shown.joined()
            + (left > 0 ? "\(word): \(left) other\(left == 1 ? "" : "s"): a report has all of them, --json for one\n" : "")
    }

    /// Lines of warnings below the results.
    private static let warningLimit = 20

    /// The registers that are not modelled and that any scenario used, each once, with how many did; empty when there are none.
    public func unmodelled(_ result: PlanResult) -> String {
        var registers: [(first: RunSummary.UnmodelledRegister, machine: String, count: Int)] = []
        var places: [String: Int] = [:]
        for run in result.files.flatMap(\.cases).compactMap(\.run) {
            for register in run.unmodelled {
                let key = "\(run.machine) \(register.name)"
                if let index = places[key] {
                    registers[index].count += 1
                } else {
                    places[key] = registers.count
                    registers.append((register, run.machine, 1))
                }
            }
        }
        return registers.map { row in
            let count = row.count == 1 ? "" : " (and in \(row.count - 1) more)"
            return "not modelled: \(row.machine) \(visibleText(row.first.text))\(count)\n"
        }.joined()
    }

    /// The mistakes of a file that could not be read.
    public func details(_ file: FileResult) -> String {
        file.diagnostics.map(renderer.render).joined(separator: "\n\n")
    }

    /// The last line: how many ended how, and how many warnings there are in all.
    public func summary(_ result: PlanResult, seconds: Double?) -> String {
        let totals = result.totals
        var parts = ["\(totals.passed) passed", "\(totals.failed) failed"]
        if totals.errors > 0 { parts.append("\(totals.errors) in error") }
        if totals.knownIssues > 0 { parts.append("\(totals.knownIssues) with a known issue") }
        parts.append("\(totals.skipped) skipped")
        let warnings = result.files.flatMap(\.cases).reduce(0) { $0 + $1.warnings.count }
        if warnings > 0 { parts.append("\(warnings) warning\(warnings == 1 ? "" : "s")") }
        var text = "\(totals.all) \(totals.all == 1 ? "scenario" : "scenarios"): " + parts.joined(separator: ", ")
        if let seconds { text += "; \(fixedPoint(seconds, places: 2)) s" }
        if result.wasInterrupted { text += " (stopped early)" }
        return text
    }

    private func paint(_ status: CaseResult.Status) -> String {
        let (word, color) =
            switch status {
            case .passed: ("ok   ", "32")
            case .failed: ("FAIL ", "31")
            case .error: ("ERROR", "31")
            case .knownIssue: ("known", "33")
            case .skipped: ("skip ", "33")
            }
        return style == .ansi ? "\u{1B}[\(color)m\(word)\u{1B}[0m" : word
    }
}
