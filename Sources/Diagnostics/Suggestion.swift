/// Finds what was probably meant by a word that is not known.
package enum Suggestion {
    /// Words longer than this get no suggestion: the distance costs the product of the lengths.
    static let longest = 64

    /// The candidate nearest to `word` by insertions, deletions, substitutions and swaps of neighbours, without
    /// regard to case; failing that, the first one that begins with it; nil when there is none. Of equally near ones,
    /// the first.
    package static func closest(to word: String, among candidates: [String]) -> String? {
        let wanted = Array(word.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        var best: (distance: Int, candidate: String)?
        for candidate in candidates {
            let other = Array(candidate.lowercased().unicodeScalars)
            // Of a very short word a third is nothing: it is not like any other.
            let limit = min(best.map { $0.distance - 1 } ?? .max, min(wanted.count, other.count) / 3)
            guard other.count <= longest, abs(other.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, other)
            if distance <= limit { best = (distance, candidate) }
        }
        if let best { return best.candidate }
        return wanted.count < 3 ? nil : candidates.first { $0.lowercased().unicodeScalars.starts(with: wanted) }
    }

    /// `did you mean 'X'?`, or nil when nothing is near.
    package static func help(for word: String, among candidates: [String]) -> String? {
        closest(to: word, among: candidates).map { "did you mean '\($0)'?" }
    }

    /// The optimal string alignment distance.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in 0..<left.count {
            var row = [i + 1]
            row.reserveCapacity(right.count + 1)
            for j in 0..<right.count {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
