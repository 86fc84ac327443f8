package import Diagnostics

/// Changes `expect` of one scenario in a file's text. What is not changed keeps its bytes: comments, layout, line ends.
package struct ExpectEditor {
    /// Why a text cannot be changed in place.
    package enum Problem: Error, Sendable, Hashable {
        /// The YAML does not read, or there is no such scenario in it.
        case notFound
        /// The scenario, or its `expect`, is written elsewhere and named here by an alias or a merge key.
        case shared
    }

    private var text: TextLines
    private let path: String

    /// An editor of a file's text.
    package init(_ text: String, path: String) {
        self.text = TextLines(text)
        self.path = path
    }

    /// The keys that the scenario's own `expect` has, with the places of key and value; defaults are not among them.
    package func keys(ofScenarioAt place: SourcePosition) -> [(key: String, span: SourceSpan)] {
        guard let scenario = try? scenario(at: place).get(), let expect = scenario.entry("expect")?.value.entries else { return [] }
        return expect.map { ($0.key.value, SourceSpan(file: path, start: $0.key.span.start, end: max($0.key.span.end, $0.value.span.end))) }
    }

    /// The text with the entries added to the scenario's `expect`, or put in the place of those of the same keys.
    package func setting(_ entries: [ExpectEntry], ofScenarioAt place: SourcePosition) -> Result<String, Problem> {
        scenario(at: place).flatMap { scenario in
            var text = text
            guard !entries.isEmpty else { return .success(text.text) }
            guard !text.isAnchored(scenario) else { return .failure(.shared) }
            guard let expect = scenario.entry("expect") else {
                text.insert(Change.whole(entries), into: scenario)
                return .success(text.text)
            }
            let value = expect.value
            if let scalar = value.scalar {
                guard scalar.isNull else { return .failure(.notFound) }
                if scalar.isMissing {
                    text.insert(entries.map(Change.init), below: expect.key)
                } else {
                    text.replace(value.span, with: "{ " + entries.map(\.flow).joined(separator: ", ") + " }")
                }
                return .success(text.text)
            }
            guard let old = value.entries, scenario.encloses(value), !text.isAnchored(value) else { return .failure(.shared) }
            let replaced = entries.filter { entry in old.contains { $0.key.value == entry.key } }
            // Later places first, so that earlier ones stay true.
            if replaced.count < entries.count {
                text.insert(entries.filter { !replaced.contains($0) }.map(Change.init), into: value)
            }
            for entry in old.sorted(by: { $1.key.span.start < $0.key.span.start }) {
                guard let new = replaced.first(where: { $0.key == entry.key.value }) else { continue }
                guard value.encloses(entry.value) else { return .failure(.shared) }
                let isFlow = text.isFlow(value)
                let span = SourceSpan(file: path, start: entry.key.span.start, end: max(entry.key.span.end, entry.value.span.end))
                text.replace(span, with: isFlow ? new.flow : new.block(at: entry.key.span.start.column))
            }
            return .success(text.text)
        }
    }

    private func scenario(at place: SourcePosition) -> Result<YAMLNode, Problem> {
        let root = YAMLDocument.read(text: text.text, path: path).root
        let scenarios = root?.entry("scenarios")?.value.elements ?? []
        let found = scenarios.filter { $0.span.start == place && $0.entries != nil }
        guard let first = found.first else { return .failure(.notFound) }
        return found.count == 1 ? .success(first) : .failure(.shared)
    }
}

/// An entry to write, in either style.
struct Change {
    var flow: String
    /// The block's text by the column of its keys.
    var block: (Int) -> String

    init(_ entry: ExpectEntry) {
        flow = entry.flow
        block = entry.block
    }

    private init(flow: String, block: @escaping (Int) -> String) {
        self.flow = flow
        self.block = block
    }

    /// `expect` with entries.
    static func whole(_ entries: [ExpectEntry]) -> [Change] {
        let flow = "expect: { " + entries.map(\.flow).joined(separator: ", ") + " }"
        return [
            Change(flow: flow) { column in
                let indent = "\n" + String(repeating: " ", count: column + 1)
                return "expect:" + entries.map { indent + $0.block(at: column + 2) }.joined()
            }
        ]
    }
}

extension YAMLNode {
    /// The entry of a key.
    func entry(_ key: String) -> YAMLEntry? { entries?.first { $0.key.value == key } }

    /// Whether another value is written inside this one: an alias's value is where its anchor is.
    func encloses(_ other: YAMLNode) -> Bool {
        span.start <= other.span.start && other.span.end <= span.end
    }
}
