/// A part of a line: enough of it to be shown.
struct SourceExcerpt {
    /// The text of the part.
    var text: Substring
    /// Scalars of the line before it.
    var skipped = 0
    /// Whether the line goes on after it.
    var isCut = false
}

/// A text that is kept once, with the places where its lines begin.
struct SourceText {
    /// A line of more bytes than this is shown in part, and only that part is looked at: a file of megabytes may be one line.
    private static let longLine = 4096
    /// Scalars of a long line that are looked at before and after a place.
    private static let margin = 400

    private let text: String
    /// Offsets in UTF-8.
    private var starts: [Int] = []
    private var ends: [Int] = []
    private var isASCII = true

    /// Lines end at LF, CR LF and CR, as editors count them; a byte order mark is in no line.
    init(_ text: String) {
        var text = text
        text.makeContiguousUTF8()
        self.text = text
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        starts = [text.utf8.starts(with: mark) ? mark.count : 0]
        var previous: UInt8 = 0
        for (offset, byte) in text.utf8.enumerated() {
            if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: "\r") {
                starts[starts.count - 1] = offset + 1
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                ends.append(offset)
                starts.append(offset + 1)
            }
            if byte >= 0x80 { isASCII = false }
            previous = byte
        }
        ends.append(text.utf8.count)
    }

    func range(ofLine number: Int) -> Range<Int>? {
        starts.indices.contains(number - 1) ? starts[number - 1]..<max(starts[number - 1], ends[number - 1]) : nil
    }

    func text(_ range: Range<Int>) -> Substring {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return text[start..<utf8.index(start, offsetBy: range.count)]
    }

    func excerpt(_ range: Range<Int>, around column: Int) -> SourceExcerpt {
        guard range.count > Self.longLine else { return SourceExcerpt(text: text(range)) }
        let skipped = max(0, column - Self.margin)
        if isASCII {
            // A column is an offset: nothing before it has to be counted.
            let start = min(range.lowerBound + skipped, range.upperBound)
            let end = min(start + 2 * Self.margin, range.upperBound)
            return SourceExcerpt(text: text(start..<end), skipped: start - range.lowerBound, isCut: end < range.upperBound)
        }
        let line = text(range).unicodeScalars
        let start = line.index(line.startIndex, offsetBy: skipped, limitedBy: line.endIndex) ?? line.endIndex
        let end = line.index(start, offsetBy: 2 * Self.margin, limitedBy: line.endIndex) ?? line.endIndex
        return SourceExcerpt(text: Substring(line[start..<end]), skipped: skipped, isCut: end < line.endIndex)
    }
}
