internal import ScenarioHarness

/// How a page shows a status: with a word and a sign, since colour alone does not tell.
struct StatusView {
    /// The class of the style sheet, and what the filter selects.
    var name: String
    /// The word on the page.
    var label: String
    /// The sign before it.
    var sign: String

    /// In the order of the page: what wants to be read first.
    static let all = [
        StatusView(name: "failed", label: "failed", sign: "✕"), StatusView(name: "error", label: "in error", sign: "!"),
        StatusView(name: "known_issue", label: "known to fail", sign: "≈"), StatusView(name: "passed", label: "passed", sign: "✓"),
        StatusView(name: "skipped", label: "skipped", sign: "–"),
    ]

    static func of(_ status: CaseResult.Status) -> StatusView {
        all.first { $0.name == status.word } ?? StatusView(name: status.word, label: status.word, sign: "?")
    }

    /// The chip that selects it, and its part of the bar.
    func view(count: Int, of total: Int) -> View {
        [
            "status": HTMLText(name), "label": HTMLText(label), "sign": HTMLText(sign), "count": HTMLText(count),
            "share": HTMLText(markup: fixedPoint(Double(count) / Double(max(1, total)) * 100, places: 3)),
        ]
    }
}
