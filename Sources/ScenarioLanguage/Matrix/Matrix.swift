import ArmMProfile
import Diagnostics

/// The axes of a scenario and their values, and which combinations of these are its cells.
struct Matrix {
    /// An axis, and its values: scalars.
    struct Axis {
        var name: Located<String>
        var values: [YAMLNode]
        /// The place of each value in `values`, by its text.
        var places: [String: Int] = [:]

        init(name: Located<String>, values: [YAMLNode]) {
            self.name = name
            self.values = values
            for (place, value) in values.enumerated() { places[value.scalar?.text ?? ""] = place }
        }
    }

    /// An entry of `include` or `exclude`: values of some axes.
    struct Entry {
        var values: [YAMLEntry]
        var span: SourceSpan
        /// It is the file's, and not the scenario's own.
        var isInherited = false
    }

    /// The most cases that the matrices of one file may make: a case takes about 5 KiB.
    static let bound = 100_000
    /// The most comparisons of a cell with an entry of `exclude`.
    static let mostComparisons = 50_000_000

    var axes: [Axis] = []
    var include: [Entry] = []
    var exclude: [Entry] = []
    /// Axes of the file that the scenario takes away.
    var removed: [Located<String>] = []
    var span: SourceSpan

    init(span: SourceSpan) { self.span = span }

    /// The scenario's own matrix over the file's: an axis of the same name takes the place of the file's, and entries of the
    /// file's `include` and `exclude` that name it no longer count.
    func over(_ file: Matrix) -> Matrix {
        let replaced = Set(axes.map(\.name.value) + removed.map(\.value))
        var matrix = self
        let own = Dictionary(axes.map { ($0.name.value, $0) }) { first, _ in first }
        let names = Set(file.axes.map(\.name.value))
        matrix.axes = file.axes.compactMap { axis in
            replaced.contains(axis.name.value) ? own[axis.name.value] : axis
        }
        matrix.axes += axes.filter { !names.contains($0.name.value) }
        func inherited(_ entries: [Entry]) -> [Entry] {
            entries.filter { entry in !entry.values.contains { replaced.contains($0.key.value) } }.map {
                var entry = $0
                entry.isInherited = true
                return entry
            }
        }
        matrix.include = inherited(file.include) + include
        matrix.exclude = inherited(file.exclude) + exclude
        return matrix
    }
}

/// A combination of values: the place of each axis's, or one that `include` brings.
struct MatrixCell {
    /// One value for each axis, in their order.
    var values: [YAMLNode]

    /// `[core=cortex-m3,bits=4]`, as it stands behind the scenario's id.
    func name(_ axes: [Matrix.Axis]) -> String {
        var name = "["
        for (axis, value) in zip(axes, values) {
            if name.utf8.count > 1 { name += "," }
            name += axis.name.value + "=" + Self.escaped(value.scalar?.text ?? "")
        }
        return name + "]"
    }

    /// Letters, digits and `._+-/` stand for themselves, the bytes of all others as `%20`: names stay one word, and never clash.
    static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += "%" + hexDigits(byte, 2)
            }
        }
        return result
    }
}
