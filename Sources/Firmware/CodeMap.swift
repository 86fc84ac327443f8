/// Where the parts of an image begin that are code, and those that are data in between: the mapping symbols of an ELF
/// (ELF for the Arm Architecture, 5.5.5).
public struct CodeMap: Sendable, Hashable {
    /// What stands from a mark on.
    public enum Content: UInt8, Sendable, Hashable, CaseIterable {
        case thumb, arm, data
    }

    /// The beginning of a stretch.
    public struct Mark: Sendable, Hashable {
        /// Its first address.
        public var address: UInt32
        /// What it holds.
        public var content: Content

        /// A mark at an address.
        public init(address: UInt32, content: Content) {
            self.address = address
            self.content = content
        }
    }

    /// Ascending by address.
    public let marks: [Mark]

    /// Sorts the marks, which may come in any order; of several at one address the last one given counts.
    public init(_ marks: [Mark] = []) {
        let order = marks.indices.sorted { (marks[$0].address, $0) < (marks[$1].address, $1) }
        var sorted: [Mark] = []
        for index in order {
            if sorted.last?.address == marks[index].address { sorted.removeLast() }
            sorted.append(marks[index])
        }
        self.marks = sorted
    }

    /// The parts of a range that are Thumb code, ascending; all of it where there are no marks.
    public func thumb(in range: Range<UInt32>) -> [Range<UInt32>] {
        guard !marks.isEmpty else { return [range] }
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = low + (high - low) / 2
            if marks[middle].address <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var result: [Range<UInt32>] = []
        var start = range.lowerBound
        var content = low > 0 ? marks[low - 1].content : .data
        for mark in marks[low...].prefix(while: { $0.address < range.upperBound }) {
            if content == .thumb { result.append(start..<mark.address) }
            (start, content) = (mark.address, mark.content)
        }
        if content == .thumb { result.append(start..<range.upperBound) }
        return result
    }
}
