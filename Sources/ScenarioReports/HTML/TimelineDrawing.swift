internal import ArmMProfile
internal import CortexM

/// The exceptions of a run as a drawing: a row for each exception, the most urgent on top and Thread mode at the bottom, and time
/// from left to right. A bar is full where the handler executed, and faint where another had preempted it.
struct TimelineDrawing {
    /// Exceptions drawn: the last ones, since those lead to the end.
    static let limit = 80

    private let history: ExceptionHistory
    private let spans: ArraySlice<ExceptionSpan>
    private let rows: [Row]
    private let scale: TimeScale
    private let start: UInt64
    private let end: UInt64

    private struct Row: Hashable {
        var exception: ExceptionNumber
        var priority: Int
    }

    private enum Size {
        static let labels = 150.0
        static let row = 26.0
        static let bar = 16.0
        static let top = 10.0
        static let axis = 22.0
        static let right = 14.0
    }

    /// The drawing of a run that took exceptions; nil for one that took none.
    init?(_ history: ExceptionHistory, end: UInt64) {
        guard let last = history.spans.last else { return nil }
        self.history = history
        spans = history.spans.suffix(Self.limit)
        let end = max(end, last.end)
        self.end = end
        rows = Set(spans.map { Row(exception: $0.entry.exception, priority: $0.priority) }).sorted {
            ($0.priority, $0.exception) < ($1.priority, $1.exception)
        }
        // A little of what came before is shown, not all the time since power-on.
        let first = spans.map { min($0.entry.pended, $0.entry.cycles) }.min() ?? 0
        let start = first - min(first, max(12, (end - first) / 12))
        self.start = start
        let moments = spans.flatMap { [$0.entry.cycles, $0.end] } + history.stretches.map(\.time.lowerBound)
        scale = TimeScale([start, end] + moments.filter { start <= $0 && $0 <= end }, preferredWidth: 800)
    }

    /// What the template draws.
    var view: View {
        let axis = Size.top + Double(rows.count + 1) * Size.row
        let stretches = history.stretches.filter { $0.time.upperBound > start }
        return [
            "width": number(Size.labels + scale.width + Size.right), "height": number(axis + Size.axis), "axis": number(axis),
            "tickEnd": number(axis + 4), "tickText": number(axis + Size.axis - 5), "labelEnd": number(Size.labels),
            "right": number(Size.labels + scale.width), "rows": rowViews, "bars": spans.map(faintBar) + stretches.compactMap(fullBar),
            "numbers": spans.compactMap(numberView), "steps": zip(stretches, stretches.dropFirst()).compactMap(step),
            "waits": spans.compactMap(wait), "ticks": ticks, "isProportional": scale.isProportional,
            "left": HTMLText(spans.startIndex), "hasLeft": spans.startIndex > 0,
        ]
    }

    private var rowViews: [View] {
        (0...rows.count).map { index in
            var view: View = [
                "y": number(top(index)), "middle": number(top(index) + Size.row / 2 + 4), "height": number(Size.row),
                "odd": index % 2 == 1, "name": HTMLText(index < rows.count ? rows[index].exception.description : "Thread"),
            ]
            if index < rows.count { view["priority"] = ["text": HTMLText(signed(rows[index].priority))] as View }
            return view
        }
    }

    private func faintBar(_ span: ExceptionSpan) -> View { bar(span, span.entry.cycles..<max(span.end, span.entry.cycles), "faint") }

    private func fullBar(_ stretch: ExceptionHistory.Stretch) -> View? {
        guard let index = stretch.span else {
            let from = x(max(start, stretch.time.lowerBound))
            return [
                "x": number(from), "y": number(middle(nil) - 2), "width": number(x(stretch.time.upperBound) - from), "height": number(4),
                "kind": HTMLText(markup: "thread"),
                "title": HTMLText("Thread, cycles \(stretch.time.lowerBound) to \(stretch.time.upperBound)"),
            ]
        }
        return spans.indices.contains(index) ? bar(history.spans[index], stretch.time, "full") : nil
    }

    private func bar(_ span: ExceptionSpan, _ time: Range<UInt64>, _ shade: String) -> View {
        let end = "\(span.end)" + (span.isOpen ? " (no return)" : "")
        return [
            "x": number(x(time.lowerBound)), "y": number(middle(span) - Size.bar / 2), "height": number(Size.bar),
            "width": number(max(2, x(time.upperBound) - x(time.lowerBound))),
            "kind": HTMLText(markup: span.entry.exception.drawingClass + " " + shade),
            "title": HTMLText("\(span.number): \(span.entry.exception), cycles \(span.entry.cycles) to \(end)"),
        ]
    }

    /// The exception's number, where its bar has room for it.
    private func numberView(_ span: ExceptionSpan) -> View? {
        let from = x(span.entry.cycles)
        guard x(span.end) - from >= Double(String(span.number).count) * 6 + 8 else { return nil }
        return ["x": number(from + 5), "y": number(middle(span) + 4), "number": HTMLText(span.number)]
    }

    /// The line from what executed to what executes next.
    private func step(_ from: ExceptionHistory.Stretch, _ to: ExceptionHistory.Stretch) -> View? {
        let known = [from.span, to.span].compactMap { $0 }.allSatisfy(spans.indices.contains)
        guard known, to.time.lowerBound >= start else { return nil }
        let rows = [from.span, to.span].map { middle($0.map { history.spans[$0] }) }
        return ["x": number(x(to.time.lowerBound)), "y1": number(rows[0]), "y2": number(rows[1])]
    }

    /// From the exception's becoming pending to its entry.
    private func wait(_ span: ExceptionSpan) -> View? {
        guard span.entry.pended < span.entry.cycles else { return nil }
        return ["y": number(middle(span)), "x1": number(x(span.entry.pended)), "x2": number(x(span.entry.cycles))]
    }

    /// Cycles under the axis, where there is room for their digits.
    private var ticks: [View] {
        var views: [View] = []
        var free = 0.0
        let last = x(end) - Double(String(end).count) * 8 - 14
        for moment in Set(spans.flatMap { [$0.entry.cycles, $0.end] }).sorted() where x(moment) >= free {
            let next = x(moment) + Double(String(moment).count) * 8 + 14
            guard next <= last else { break }
            views.append(["x": number(x(moment)), "text": HTMLText(moment), "isLast": false])
            free = next
        }
        return views + [["x": number(x(end)), "text": HTMLText(end), "isLast": true]]
    }

    /// The middle of an exception's row, or of Thread mode's.
    private func middle(_ span: ExceptionSpan?) -> Double {
        let row = span.flatMap { rows.firstIndex(of: Row(exception: $0.entry.exception, priority: $0.priority)) }
        return top(row ?? rows.count) + Size.row / 2
    }

    private func top(_ row: Int) -> Double { Size.top + Double(row) * Size.row }
    private func x(_ cycle: UInt64) -> Double { Size.labels + scale.position(cycle) }
    private func number(_ value: Double) -> HTMLText { HTMLText(markup: fixedPoint(value, places: 1)) }
}

/// A number with a minus sign as typographers write it.
func signed(_ value: Int) -> String { value < 0 ? "\u{2212}\(-value)" : String(value) }

extension ExceptionNumber {
    /// The class of the style sheet: faults, the system's own, and interrupts are told apart.
    fileprivate var drawingClass: String { isFault ? "fault" : interruptLine != nil ? "irq" : "system" }
}
