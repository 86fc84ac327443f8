internal import Foundation

/// Where a cycle is drawn. In proportion, when every stretch between two boundaries is then wide enough to be seen; otherwise
/// each stretch is as wide as the logarithm of its length.
struct TimeScale {
    /// Whether lengths are in proportion.
    let isProportional: Bool
    /// The width of the whole.
    let width: Double
    private let boundaries: [UInt64]
    private let positions: [Double]

    /// A scale over the moments in `boundaries`, in any order, that is `preferredWidth` wide, or wider where logarithms need it.
    init(_ boundaries: [UInt64], preferredWidth: Double, narrowest: Double = 6) {
        let sorted = Set(boundaries).sorted()
        self.boundaries = sorted
        let lengths = zip(sorted, sorted.dropFirst()).map { Double($1 - $0) }
        let total = lengths.reduce(0, +)
        isProportional = lengths.allSatisfy { $0 / total * preferredWidth >= narrowest }
        var position = 0.0
        var positions = [position]
        for length in lengths {
            position += isProportional ? length / total * preferredWidth : 10 + 4 * log2(1 + length)
            positions.append(position)
        }
        let stretch = position > 0 ? max(1, preferredWidth / position) : 1
        self.positions = positions.map { $0 * stretch }
        width = max(position * stretch, 1)
    }

    /// The place of a cycle; what is outside is drawn at the edge.
    func position(_ cycle: UInt64) -> Double {
        guard let first = boundaries.first, let last = boundaries.last, cycle > first else { return 0 }
        guard cycle < last else { return positions.last ?? 0 }
        var low = 0
        var high = boundaries.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if boundaries[middle] <= cycle { low = middle } else { high = middle }
        }
        let share = Double(cycle - boundaries[low]) / Double(boundaries[high] - boundaries[low])
        return positions[low] + share * (positions[high] - positions[low])
    }
}
