import Diagnostics

/// Turns the parser's scalar indices into lines and columns, with lines as editors count them.
struct YAMLPositions {
    /// The index of the first scalar of each line.
    private let lineStarts: [Int]
    private let path: String

    init(_ text: String, path: String) {
        var starts = [0]
        var index = 0
        var afterReturn = false
        for scalar in text.unicodeScalars {
            index += 1
            if scalar == "\n" {
                if afterReturn { starts.removeLast() }
                starts.append(index)
            } else if scalar == "\r" {
                starts.append(index)
            }
            afterReturn = scalar == "\r"
        }
        lineStarts = starts
        self.path = path
    }

    func position(_ index: Int) -> SourcePosition {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= index { low = middle } else { high = middle }
        }
        return SourcePosition(line: low + 1, column: max(0, index - lineStarts[low]) + 1)
    }

    func span(_ start: Int, _ end: Int) -> SourceSpan {
        SourceSpan(file: path, start: position(start), end: position(max(start, end)))
    }
}
