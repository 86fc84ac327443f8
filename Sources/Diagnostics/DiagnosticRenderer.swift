/// Writes diagnostics for people: the line that editors match, the source line, the caret, and what to do.
///
/// ```
/// path:line:column: error: [FL0203] message
///    14 |   registers: { CFSR.DIVBYZER0: 1 }
///       |                     ^~~~~~~~~ help: did you mean 'DIVBYZERO'?
///       = note: text
/// ```
public struct DiagnosticRenderer: Sendable {
    /// Plain text, or with the terminal's colours.
    public enum Style: Sendable, Hashable, CaseIterable {
        case plain, ansi
    }

    /// The texts that source lines are taken from; a file that is not in them gets no excerpt.
    public var sources: SourceTexts
    /// Plain, or with colours.
    public var style: Style
    /// Whether a last line says `= see: faultline explain CODE`.
    public var seeAlso: Bool

    /// A renderer for the files in `sources`, by default plain and without the last line.
    public init(sources: SourceTexts, style: Style = .plain, seeAlso: Bool = false) {
        self.sources = sources
        self.style = style
        self.seeAlso = seeAlso
    }

    /// The diagnostic's lines, without a line break after the last.
    public func render(_ diagnostic: Diagnostic) -> String {
        var lines = [heading(diagnostic)]
        var notes = diagnostic.notes
        if let span = diagnostic.span, let source = sources.excerpt(span.file, span.start.line, around: span.start.column - 1) {
            lines += excerpt(source, span, diagnostic)
        } else if let help = diagnostic.help {
            notes.insert(Diagnostic.Note("help", help), at: 0)
        }
        if seeAlso { notes.append(Diagnostic.Note("see", "faultline explain \(diagnostic.code)")) }
        lines += render(notes)
        return lines.joined(separator: "\n")
    }

    private func heading(_ diagnostic: Diagnostic) -> String {
        var place = ""
        if let span = diagnostic.span {
            place = "\(visible(span.file)):\(span.start.line):\(span.start.column): "
        }
        let severity = paint(diagnostic.severity.rawValue + ":", colour(diagnostic.severity))
        return paint(place, .bold) + severity + " [\(diagnostic.code)] " + paint(visible(diagnostic.message), .bold)
    }

    private func excerpt(_ source: SourceExcerpt, _ span: SourceSpan, _ diagnostic: Diagnostic) -> [String] {
        let line = DisplayLine(source)
        let start = span.start.column - 1
        let end = span.end.line > span.start.line ? nil : span.end.column - 1
        let marked = line.marked(start: start, end: end)
        let number = String(span.start.line)
        let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
        let blank = String(repeating: " ", count: max(5, number.count))
        let underline = "^" + String(repeating: "~", count: marked.width - 1)
        var caret = String(repeating: " ", count: marked.indent) + paint(underline, colour(diagnostic.severity))
        if let help = diagnostic.help { caret += " help: " + visible(help) }
        let shown = marked.text.isEmpty ? "" : " " + marked.text
        return [paint(gutter + " |", .dim) + shown, paint(blank + " |", .dim) + " " + caret]
    }

    private func render(_ notes: [Diagnostic.Note]) -> [String] {
        let widest = notes.map(\.label.unicodeScalars.count).max() ?? 0
        return notes.flatMap { note -> [String] in
            let label = visible(note.label) + ":"
            let padding = String(repeating: " ", count: widest - note.label.unicodeScalars.count + 1)
            let texts = note.text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
            let indent = "\n" + String(repeating: " ", count: 8 + widest + 2)
            return (paint("      = ", .dim) + label + padding + texts.joined(separator: indent)).split(separator: "\n").map(String.init)
        }
    }

    private enum Colour: String {
        case bold = "1"
        case dim = "2"
        case red = "1;31"
        case yellow = "1;33"
        case cyan = "1;36"
    }

    private func colour(_ severity: Severity) -> Colour {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .cyan
        }
    }

    private func paint(_ text: String, _ colour: Colour) -> String {
        style == .plain || text.isEmpty ? text : "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m"
    }
}
