/// A source line as a terminal shows it: tabs expanded, control characters made visible, every scalar with its width.
struct DisplayLine {
    /// One scalar of the source: what is printed for it, and the columns that takes.
    struct Cell {
        var text: String
        var width: Int
    }

    /// Columns between tab stops.
    static let tabWidth = 4
    /// A line that takes more columns than this is shown only in part.
    static let widest = 160

    /// Of a long line those round the place that is shown.
    private var cells: [Cell] = []
    private let skipped: Int
    private let isCut: Bool

    init(_ excerpt: SourceExcerpt) {
        skipped = excerpt.skipped
        isCut = excerpt.isCut
        var column = 0
        for scalar in excerpt.text.unicodeScalars {
            let cell: Cell
            if scalar == "\t" {
                let width = Self.tabWidth - column % Self.tabWidth
                cell = Cell(text: String(repeating: " ", count: width), width: width)
            } else {
                cell = Cell(text: visible(scalar), width: displayWidth(scalar))
            }
            column += cell.width
            cells.append(cell)
        }
    }

    /// The text and, for the scalars `start ..< end` (nil for the end of the line), the blanks before the underline and its
    /// width (at least 1).
    ///
    /// Of a very long line only the part round the span is given, with an ellipsis where something is left out.
    func marked(start: Int, end: Int?) -> (text: String, indent: Int, width: Int) {
        let start = min(max(start - skipped, 0), cells.count)
        let end = min(max(end.map { $0 - skipped } ?? cells.count, start), cells.count)
        var first = 0
        if skipped > 0 || width(0, end) > Self.widest {
            first = start
            var room = Self.widest / 4
            while first > 0, room >= cells[first - 1].width {
                first -= 1
                room -= cells[first].width
            }
        }
        var last = first
        var room = Self.widest
        while last < cells.count, room >= cells[last].width {
            room -= cells[last].width
            last += 1
        }
        let lead = first + skipped > 0 ? "…" : ""
        let text = lead + cells[first..<last].map(\.text).joined() + (isCut || last < cells.count ? "…" : "")
        let indent = lead.count + width(first, start)
        return (text, indent, max(1, width(start, min(end, last))))
    }

    private func width(_ from: Int, _ to: Int) -> Int {
        guard from < to else { return 0 }
        return cells[from..<to].reduce(0) { $0 + $1.width }
    }
}

/// What is printed for a scalar: itself, or a picture of it when it would move the cursor or hide text.
func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value).map { String(Character($0)) } ?? "?"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
    default: String(Character(scalar))
    }
}

/// A text with every control character made visible, so that a value from a file cannot drive the terminal.
func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars { result += visible(scalar) }
    return result
}

/// The columns a scalar takes: 0 when it combines with the one before, 2 when it is East Asian wide or an emoji.
func displayWidth(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    case 0x200B...0x200D, 0x2060...0x2064: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
}
