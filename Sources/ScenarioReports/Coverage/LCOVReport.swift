public import ScenarioHarness

/// Guest coverage as LCOV's tracefile, which `genhtml`, Codecov, SonarQube and editors read: a record for each source file, with
/// its functions and lines. Functions of images without line tables are in a record of the image's own, as if each were a line of
/// its own, in the order of addresses.
public struct LCOVReport: ResultReport {
    /// The report has no options: coverage has neither host times nor excerpts.
    public init() {}

    /// The tracefile, UTF-8; it is empty when the run recorded no coverage.
    public func bytes(_ result: PlanResult) throws -> [UInt8] {
        guard let coverage = result.coverage else { return [] }
        var functions: [String: [Coverage.Function]] = [:]
        var lines = Dictionary(uniqueKeysWithValues: coverage.sources.map { ($0.path, $0.lines) })
        for image in coverage.images {
            let unplaced = image.functions.filter { $0.file == nil }
            for function in image.functions where function.file != nil { functions[function.file ?? "", default: []].append(function) }
            for (index, function) in unplaced.enumerated() {
                var function = function
                function.line = index + 1
                functions[image.path, default: []].append(function)
                lines[image.path, default: []].append(Coverage.Line(number: index + 1, count: function.calls))
            }
        }
        let paths = Set(functions.keys).union(lines.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return Array(paths.map { record($0, functions[$0] ?? [], lines[$0] ?? []) }.joined().utf8)
    }

    private func record(_ path: String, _ functions: [Coverage.Function], _ lines: [Coverage.Line]) -> String {
        let functions = Self.merged(functions)
        var text = ["TN:", "SF:\(Self.oneLine(path))"]
        text += functions.map { "FN:\($0.line ?? 1),\(Self.oneLine($0.name))" }
        text += functions.map { "FNDA:\($0.calls),\(Self.oneLine($0.name))" }
        text += ["FNF:\(functions.count)", "FNH:\(functions.count { $0.calls > 0 })"]
        text += lines.map { "DA:\($0.number),\($0.count)" }
        text += ["LF:\(lines.count)", "LH:\(lines.count { $0.count > 0 })", "end_of_record"]
        return text.map { $0 + "\n" }.joined()
    }

    /// A function that several images have, or static ones of one name, once: by line, then by name.
    private static func merged(_ functions: [Coverage.Function]) -> [Coverage.Function] {
        var merged: [Coverage.Function] = []
        var places: [String: Int] = [:]
        for function in functions {
            if let place = places[function.name] {
                let (sum, overflow) = merged[place].calls.addingReportingOverflow(function.calls)
                merged[place].calls = overflow ? .max : sum
            } else {
                places[function.name] = merged.count
                merged.append(function)
            }
        }
        return merged.sorted { ($0.line ?? 1, $0.name) < ($1.line ?? 1, $1.name) }
    }

    private static func oneLine(_ text: String) -> String { visibleText(text).replacing("\n", with: " ") }
}
