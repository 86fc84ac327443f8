internal import Diagnostics
internal import Mustache
internal import ScenarioHarness

/// The page as its template sees it.
struct PageView {
    var result: PlanResult
    var options: ReportOptions
    var renderer: DiagnosticRenderer
    var library: MustacheLibrary

    /// The place of a file's cases on the page, a character that no text on it has.
    private static let gap: UInt8 = 0
    private static let gapText = HTMLText(markup: String(decoding: [gap], as: UTF8.self))

    /// The page, UTF-8. One case after another becomes markup and then bytes: the views of all, or their markup in a text of its own,
    /// would take many times the memory of the page.
    var bytes: [UInt8] {
        let page = library.render(view, withTemplate: HTMLTemplates.page) ?? ""
        let parts = page.utf8.split(separator: Self.gap, omittingEmptySubsequences: false)
        var bytes = parts.first.map { Array($0) } ?? []
        for (file, part) in zip(result.files, parts.dropFirst()) {
            for result in file.cases {
                let view = CaseView(result: result, file: file, options: options, renderer: renderer).view
                bytes += (library.render(view, withTemplate: HTMLTemplates.scenario) ?? "").utf8
            }
            bytes += part
        }
        return bytes
    }

    private var view: View {
        let totals = result.totals
        let chips = StatusView.all.map { ($0, count($0.name)) }.filter { $0.1 > 0 }
        var view: View = [
            "style": HTMLTemplates.style, "script": HTMLTemplates.script, "title": HTMLText(headline(totals)),
            "verdict": HTMLText(verdict(totals).rawValue), "headline": HTMLText(headline(totals)),
            "chips": chips.map { $0.view(count: $1, of: totals.all) }, "facts": facts(totals), "tags": tags,
            "hasTags": !tags.isEmpty, "files": fileViews, "total": HTMLText(totals.all),
        ]
        if let coverage = result.coverage { view["coverage"] = CoverageView(coverage: coverage).view }
        return view
    }

    private enum Verdict: String {
        case passed, failed, stopped
    }

    private func verdict(_ totals: Totals) -> Verdict {
        if totals.failed + totals.errors > 0 { return .failed }
        return result.wasInterrupted || totals.passed == 0 ? .stopped : .passed
    }

    private func headline(_ totals: Totals) -> String {
        let all = "\(totals.all) \(totals.all == 1 ? "scenario" : "scenarios")"
        let bad = totals.failed + totals.errors
        var text = bad > 0 ? "\(bad) of \(all) did not pass" : "\(totals.passed) of \(all) passed"
        if bad == 0, totals.passed == totals.all { text = totals.all == 1 ? "The scenario passed" : "All \(all) passed" }
        return result.wasInterrupted ? text + "; stopped early" : text
    }

    private func count(_ status: String) -> Int {
        let mistaken = result.files.count { $0.diagnostics.contains { $0.severity == .error } }
        return result.files.reduce(status == "error" ? mistaken : 0) { $0 + $1.cases.count { $0.status.word == status } }
    }

    private func facts(_ totals: Totals) -> [View] {
        let runs = result.files.flatMap(\.cases).compactMap(\.run)
        let machines = Set(runs.map(\.machine)).sorted()
        let names = machines.count > 3 ? String(machines.count) : machines.joined(separator: ", ")
        var facts: [(String, HTMLText)] = [
            ("files", HTMLText(result.files.count)),
            ("instructions", HTMLText(runs.reduce(UInt64(0)) { $0 &+ $1.instructions })),
            (machines.count == 1 ? "machine" : "machines", HTMLText(names)),
        ]
        let warnings = result.files.flatMap(\.cases).reduce(0) { $0 + $1.warnings.count }
        if warnings > 0 { facts.append((warnings == 1 ? "warning" : "warnings", HTMLText(warnings))) }
        if options.includesTimes {
            let seconds = result.files.reduce(0) { $0 + $1.wallSeconds }
            facts.append(("host time of all runs", HTMLText(markup: fixedPoint(seconds, places: 2) + "\u{202F}s")))
        }
        return facts.filter { !$0.1.renderText.isEmpty }.map { ["label": HTMLText($0.0), "value": $0.1] }
    }

    private var tags: [View] {
        var counts: [String: Int] = [:]
        for tag in result.files.flatMap(\.cases).flatMap(\.tags) { counts[tag, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { ["tag": HTMLText($0.key), "count": HTMLText($0.value)] }
    }

    private var fileViews: [View] {
        result.files.map { file in
            let mistakes = file.diagnostics
            return [
                "path": HTMLText(file.path), "suite": HTMLText(file.suite), "cases": Self.gapText,
                "hasSuite": !file.path.hasSuffix("/\(file.suite).yaml") && file.suite != file.path,
                "hasMistakes": !mistakes.isEmpty,
                "mistakes": mistakes.map { ["text": TerminalMarkup.html(renderer.render($0))] as View },
            ]
        }
    }
}
