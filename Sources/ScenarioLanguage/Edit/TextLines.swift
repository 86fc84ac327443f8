import Diagnostics

/// A text that is changed at places of its YAML.
struct TextLines {
    private var scalars: [Unicode.Scalar]
    /// Where each line begins.
    private var starts: [Int] = []
    private let hasMark: Bool

    init(_ text: String) {
        let all = Array(text.unicodeScalars)
        hasMark = all.first == "\u{FEFF}"
        scalars = hasMark ? Array(all.dropFirst()) : all
        findLines()
    }

    /// The text as it is now.
    var text: String {
        var view = String.UnicodeScalarView()
        if hasMark { view.append("\u{FEFF}") }
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Whether a mapping is written in braces.
    func isFlow(_ node: YAMLNode) -> Bool {
        let start = index(node.span.start)
        return start < scalars.count && scalars[start] == "{"
    }

    /// Whether aliases can stand for a value: it has an anchor.
    func isAnchored(_ node: YAMLNode) -> Bool {
        let start = index(node.span.start)
        return start < scalars.count && scalars[start] == "&"
    }

    mutating func replace(_ span: SourceSpan, with new: String) {
        var end = index(span.end)
        let start = index(span.start)
        // A block scalar ends at the line after it: its line break stays.
        while end > start, scalars[end - 1] == "\n" || scalars[end - 1] == "\r" { end -= 1 }
        substitute(start..<end, new)
    }

    /// Adds entries to a mapping, after those that it has.
    mutating func insert(_ changes: [Change], into node: YAMLNode) {
        guard isFlow(node) else {
            let column = node.entries?.first?.key.span.start.column ?? node.span.start.column
            return insertLines(changes, at: column, after: node.span.end)
        }
        let brace = max(0, index(node.span.end) - 1)
        var end = brace
        while end > 0, scalars[end - 1] == " " { end -= 1 }
        // A brace on a line of its own keeps its indentation.
        if end > 0, scalars[end - 1] == "\n" { end = brace }
        let before = scalars[..<end].last { !$0.properties.isWhitespace }
        let lead = before == "{" ? " " : before == "," ? " " : ", "
        let isPadded = end < brace
        substitute(end..<end, lead + changes.map(\.flow).joined(separator: ", ") + (isPadded ? "" : " "))
    }

    /// Adds entries as the value of a key that has none.
    mutating func insert(_ changes: [Change], below key: Located<String>) {
        insertLines(changes, at: key.span.start.column + 2, after: key.span.end)
    }

    private mutating func insertLines(_ changes: [Change], at column: Int, after end: SourcePosition) {
        let indent = String(repeating: " ", count: max(0, column - 1))
        let lines = changes.map { indent + $0.block(column) }.joined(separator: "\n")
        // The end of a block scalar is the beginning of the next line.
        let place = end.column == 1 ? index(end) : lineEnd(end.line)
        let atBreak = place > 0 && scalars[place - 1] == "\n"
        let text = (place == 0 || atBreak ? "" : lineBreak) + lines.replacing("\n", with: lineBreak) + lineBreak
        substitute(place..<place, text)
    }

    /// The place after a line and its break.
    private func lineEnd(_ line: Int) -> Int { line < starts.count ? starts[line] : scalars.count }

    private var lineBreak: String {
        guard let first = scalars.firstIndex(of: "\n"), first > 0 else { return "\n" }
        return scalars[first - 1] == "\r" ? "\r\n" : "\n"
    }

    private func index(_ place: SourcePosition) -> Int {
        guard starts.indices.contains(place.line - 1) else { return scalars.count }
        return min(scalars.count, starts[place.line - 1] + place.column - 1)
    }

    private mutating func substitute(_ range: Range<Int>, _ new: String) {
        scalars.replaceSubrange(range, with: new.unicodeScalars)
        findLines()
    }

    private mutating func findLines() {
        starts = [0]
        for place in scalars.indices {
            let isReturn = scalars[place] == "\r" && !(place + 1 < scalars.count && scalars[place + 1] == "\n")
            if scalars[place] == "\n" || isReturn { starts.append(place + 1) }
        }
    }
}
