internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioHarness

/// A scenario's row, and what it opens to.
struct CaseView {
    var result: CaseResult
    var file: FileResult
    var options: ReportOptions
    var renderer: DiagnosticRenderer

    var view: View {
        let status = StatusView.of(result.status)
        let isBad = result.status == .failed || result.status == .error
        var view: View = [
            "status": HTMLText(status.name), "sign": HTMLText(status.sign),
            "label": HTMLText(status.label), "id": HTMLText(result.id), "anchor": HTMLText(anchor), "isBad": isBad,
            "hasName": result.name != result.id, "name": HTMLText(result.name), "line": HTMLText(markup: String(result.span.start.line)),
            "path": HTMLText(file.path), "tags": result.tags.map { ["tag": HTMLText($0)] as View },
            "tagList": HTMLText(" " + result.tags.joined(separator: " ") + " "),
            "diagnostics": result.diagnostics.map { ["text": TerminalMarkup.html(renderer.render($0))] as View },
        ]
        let warnings = result.warnings.count
        if warnings > 0 { view["warned"] = ["text": HTMLText("\(warnings) warning\(warnings == 1 ? "" : "s")")] as View }
        if let reason = result.status.reason { view["reason"] = ["text": HTMLText(reason)] as View }
        if let url = result.status.url { view["issue"] = ["text": HTMLText(url)] as View }
        if let run = result.run { view["run"] = runView(run) }
        if options.includesTimes, result.run != nil {
            view["time"] = ["seconds": HTMLText(markup: fixedPoint(result.wallSeconds, places: 3))] as View
        }
        return view
    }

    /// What a link to the scenario ends in: no blank may be in it.
    private var anchor: String {
        "\(file.path):\(result.id)".split(whereSeparator: \.isWhitespace).joined(separator: "_")
    }

    private func runView(_ run: RunSummary) -> View {
        let history = ExceptionHistory(run)
        var view: View = [
            "outcome": HTMLText(run.outcome), "instructions": HTMLText(run.instructions), "cycles": HTMLText(run.cycles),
            "machine": HTMLText(run.machine), "timing": HTMLText(run.timing.rawValue),
            "images": run.imageHashes.map { ["short": HTMLText(String($0.prefix(12))), "hash": HTMLText($0)] as View },
            "consoles": run.consoles.map { ["name": HTMLText($0.name), "text": HTMLText(visibleText($0.bytes))] as View },
            "registers": run.registers.map { ["name": HTMLText($0.name), "value": HTMLText(hexWord($0.value))] as View },
            "hasRegisters": !run.registers.isEmpty,
            "unmodelled": run.unmodelled.map { ["text": HTMLText($0.text)] as View }, "hasUnmodelled": !run.unmodelled.isEmpty,
        ]
        if let sweep = run.sweep { view["sweep"] = sweepView(sweep) }
        if let drawing = TimelineDrawing(history, end: run.cycles) {
            var timeline = drawing.view
            timeline["entries"] = history.spans.suffix(TimelineDrawing.limit).map(entryView)
            timeline["dropped"] = HTMLText(run.exceptionsDropped)
            timeline["hasDropped"] = run.exceptionsDropped > 0
            timeline["count"] = HTMLText(history.spans.count)
            timeline["isOne"] = history.spans.count == 1
            view["timeline"] = timeline
        }
        return view
    }

    private func sweepView(_ sweep: SweepSummary) -> View {
        var view: View = [
            "points": HTMLText(sweep.points), "failed": HTMLText(sweep.failed), "hasFailed": sweep.failed > 0,
            "isOne": sweep.points == 1, "instructions": HTMLText(sweep.instructions), "hasPlaces": !sweep.places.isEmpty,
            "places": sweep.places.map { ["place": HTMLText($0)] as View },
        ]
        if let first = sweep.firstFailure { view["first"] = ["point": HTMLText(first)] as View }
        return view
    }

    private func entryView(_ span: ExceptionSpan) -> View {
        let entry = span.entry
        var how = entry.kind.rawValue.replacing("_", with: " ")
        if let of = entry.of { how += entry.kind == .escalated || entry.kind == .derived ? " from \(of)" : " for \(of)" }
        return [
            "number": HTMLText(span.number), "exception": HTMLText(entry.exception.description),
            "priority": HTMLText(signed(span.priority)), "how": HTMLText(how), "from": HTMLText(entry.from.description),
            "cycles": HTMLText(entry.cycles),
            "latency": HTMLText(entry.latency), "end": span.isOpen ? HTMLText("no return") : HTMLText(span.end),
            "at": HTMLText(hexWord(entry.instruction)), "handler": HTMLText(hexWord(entry.handler)),
            "isFault": entry.exception.isFault,
        ]
    }
}
