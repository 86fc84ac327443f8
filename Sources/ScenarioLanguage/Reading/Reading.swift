import Diagnostics

/// One reading of one file: it collects every mistake once, and reads on.
final class Reading {
    /// Diagnostics beyond this many are counted, not kept.
    static let mostDiagnostics = 200
    /// Diagnostics beyond this many are not looked at.
    private static let mostMade = 5000

    private var kept: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []
    private var left = 0
    private var made = 0
    /// Errors reported so far, repeated ones too: a mistake in the defaults concerns every scenario that takes it.
    private(set) var errors = 0
    private var span: SourceSpan?

    /// All that was reported, without repetitions, in the order of the file.
    var diagnostics: [Diagnostic] {
        let sorted = kept.enumerated().sorted { left, right in
            guard let first = left.element.span?.start, let second = right.element.span?.start, first != second else {
                return left.offset < right.offset
            }
            return first < second
        }
        let diagnostics = sorted.map(\.element)
        guard left > 0, let span else { return diagnostics }
        return diagnostics + [.tooManyMistakes(left, at: span)]
    }

    /// What is reported while one scenario is read, repeated or not.
    fileprivate var collected: [Diagnostic]?
    /// What is reported is collected only, and kept later.
    fileprivate var isDeferring = false

    /// Takes a mistake. Of a file with very many, the wording of the last ones is not even made.
    func report(_ diagnostic: @autoclosure () -> Diagnostic) {
        errors += 1
        guard made < Self.mostMade else {
            left += 1
            return
        }
        made += 1
        let diagnostic = diagnostic()
        if let count = collected?.count, count < Self.mostDiagnostics { collected?.append(diagnostic) }
        if !isDeferring { keep(diagnostic) }
    }

    /// Takes a mistake that has been counted, unless it is known.
    func keep(_ diagnostic: Diagnostic) {
        guard seen.insert(diagnostic).inserted else { return }
        if kept.count < Self.mostDiagnostics {
            kept.append(diagnostic)
        } else {
            left += 1
            span = span ?? diagnostic.span
        }
    }
}

extension Reading {
    /// Does something, and gives all that was reported meanwhile, even if it had been reported before.
    func collecting<Value>(_ body: () -> Value) -> (Value, [Diagnostic]) {
        collected = []
        let value = body()
        defer { collected = nil }
        return (value, collected ?? [])
    }

    /// Does something, and keeps nothing that is reported meanwhile: who collects it keeps it.
    func deferring(_ body: () -> Void) {
        isDeferring = true
        defer { isDeferring = false }
        body()
    }
}

/// A key of a mapping, known, with its value.
struct VocabularyEntry<Key: VocabularyKey> {
    var key: Key
    var keySpan: SourceSpan
    var value: YAMLNode
}

extension Reading {
    /// The entries of a mapping whose keys are known; reports every other. Nil when it is no mapping.
    func entries<Key>(
        _ node: YAMLNode, _ vocabulary: Vocabulary<Key>, others: ((YAMLEntry) -> Void)? = nil
    ) -> [VocabularyEntry<Key>]? {
        guard let entries = node.entries else {
            report(.wrongKind(vocabulary.name, expected: "a mapping", found: node, keys: vocabulary.names))
            return nil
        }
        var known: [VocabularyEntry<Key>] = []
        var missing = vocabulary.keys.filter(\.row.required)
        for entry in entries {
            let name = entry.key.value
            if let key = Key(rawValue: name), vocabulary.keys.contains(key) {
                missing.removeAll { $0 == key }
                if hasValue(entry) { known.append(VocabularyEntry(key: key, keySpan: entry.key.span, value: entry.value)) }
            } else if vocabulary.isOpen {
                others?(entry)
            } else {
                report(.unknownKey(entry.key, in: vocabulary.name, keys: vocabulary.names))
            }
        }
        for key in missing { report(.missingKey(key.rawValue, in: vocabulary.name, at: node.span)) }
        return known
    }

    /// Whether something is written after the colon; reports it if not.
    func hasValue(_ entry: YAMLEntry) -> Bool {
        guard let scalar = entry.value.scalar, scalar.isMissing else { return true }
        report(.missingValue(entry.key.value, at: entry.key.span))
        return false
    }

    /// The elements of a list that has to be one.
    func elements(_ node: YAMLNode, _ what: String) -> [YAMLNode]? {
        guard let elements = node.elements else {
            report(.wrongKind(what, expected: "a list", found: node))
            return nil
        }
        return elements
    }

    /// The elements of a list, or the one value given in place of a list of one.
    func elementsOrOne(_ node: YAMLNode) -> [YAMLNode] {
        node.elements ?? [node]
    }
}
