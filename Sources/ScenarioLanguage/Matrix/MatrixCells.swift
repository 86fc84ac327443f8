import Diagnostics

/// The cells of a matrix, checked and counted: the combinations in the order of the axes, the last one changing fastest, without
/// those excluded; then those included.
struct MatrixCells {
    let axes: [Matrix.Axis]
    /// Places of values, by the axis's index.
    private let excluded: [[(axis: Int, place: Int)]]
    private let included: [MatrixCell]
    let count: Int

    /// Reports what is wrong; nil when there is anything.
    init?(_ matrix: Matrix, bound: Int, _ reading: Reading) {
        let before = reading.errors
        let axes = matrix.axes
        let names = Dictionary(axes.enumerated().map { ($0.element.name.value, $0.offset) }) { first, _ in first }
        var product = 1
        for axis in axes {
            let (next, overflow) = product.multipliedReportingOverflow(by: axis.values.count)
            product = overflow ? .max : next
        }
        let (comparisons, overflow) = product.multipliedReportingOverflow(by: matrix.exclude.count)
        guard product <= bound, !overflow, comparisons <= Matrix.mostComparisons else {
            reading.report(.tooManyCells(bound: bound, at: matrix.span))
            return nil
        }
        let excluded = matrix.exclude.map { Self.places($0, axes, names, reading) }
        guard reading.errors == before else { return nil }
        var left = 0
        for number in 0..<product where !Self.isExcluded(number, axes, excluded) { left += 1 }
        var included: [MatrixCell] = []
        var known: Set<String> = []
        for entry in matrix.include {
            guard let cells = Self.expand(entry, axes, names, bound: bound - left - included.count, reading) else { continue }
            for cell in cells {
                let name = cell.name(axes)
                if !known.insert(name).inserted || Self.isThere(cell, axes, excluded) {
                    reading.report(.cellThereAlready(name, at: entry.span))
                    break
                }
                included.append(cell)
            }
        }
        self.axes = axes
        self.excluded = excluded
        self.included = included
        count = left + included.count
        if count == 0, reading.errors == before { reading.report(.noCellLeft(at: matrix.span)) }
        guard reading.errors == before else { return nil }
    }

    /// Every cell, in order, made when it is asked for.
    var all: some Sequence<MatrixCell> {
        let product = axes.reduce(1) { $0 * $1.values.count }
        let combinations = (0..<product).lazy.filter { !Self.isExcluded($0, axes, excluded) }.map { Self.cell($0, axes) }
        return [AnySequence(combinations), AnySequence(included)].joined()
    }

    /// The places of an entry of `exclude`.
    private static func places(
        _ entry: Matrix.Entry, _ axes: [Matrix.Axis], _ names: [String: Int], _ reading: Reading
    ) -> [(axis: Int, place: Int)] {
        entry.values.compactMap { value in
            guard let axis = names[value.key.value] else {
                reading.report(.noSuchAxis(value.key, axes: axes.map(\.name.value)))
                return nil
            }
            let text = value.value.scalar?.text ?? ""
            guard let place = axes[axis].places[text] else {
                let values = axes[axis].values.map { $0.scalar?.text ?? "" }
                reading.report(.noSuchValue(Located(text, at: value.value.span), of: value.key.value, values: values))
                return nil
            }
            return (axis, place)
        }
    }

    /// The cells that an entry of `include` adds: an axis that it does not name takes each of its values.
    private static func expand(
        _ entry: Matrix.Entry, _ axes: [Matrix.Axis], _ names: [String: Int], bound: Int, _ reading: Reading
    ) -> [MatrixCell]? {
        let unknown = entry.values.filter { names[$0.key.value] == nil }
        for value in unknown { reading.report(.noSuchAxis(value.key, axes: axes.map(\.name.value))) }
        guard unknown.isEmpty else { return nil }
        var cells = [MatrixCell(values: [])]
        for axis in axes {
            let given = entry.values.first { $0.key.value == axis.name.value }
            let values = given.map { [$0.value] } ?? axis.values
            let (count, overflow) = cells.count.multipliedReportingOverflow(by: values.count)
            guard !overflow, count <= bound else {
                reading.report(.tooManyCells(bound: Matrix.bound, at: entry.span))
                return nil
            }
            cells = cells.flatMap { cell in values.map { MatrixCell(values: cell.values + [$0]) } }
        }
        return cells
    }

    /// Whether a cell of `include` is one of the combinations anyway.
    private static func isThere(_ cell: MatrixCell, _ axes: [Matrix.Axis], _ excluded: [[(axis: Int, place: Int)]]) -> Bool {
        var number = 0
        for (axis, value) in zip(axes, cell.values) {
            guard let place = axis.places[value.scalar?.text ?? ""] else { return false }
            number = number * axis.values.count + place
        }
        return !isExcluded(number, axes, excluded)
    }

    private static func isExcluded(_ number: Int, _ axes: [Matrix.Axis], _ excluded: [[(axis: Int, place: Int)]]) -> Bool {
        if excluded.isEmpty { return false }
        var places = [Int](repeating: 0, count: axes.count)
        var rest = number
        for index in axes.indices.reversed() {
            places[index] = rest % axes[index].values.count
            rest /= axes[index].values.count
        }
        return excluded.contains { entry in entry.allSatisfy { places[$0.axis] == $0.place } }
    }

    private static func cell(_ number: Int, _ axes: [Matrix.Axis]) -> MatrixCell {
        var values: [YAMLNode] = []
        var rest = number
        for axis in axes.reversed() {
            values.append(axis.values[rest % axis.values.count])
            rest /= axis.values.count
        }
        return MatrixCell(values: values.reversed())
    }
}
