/// Every code there is, with what it means and what to do. A code is never given to another diagnostic.
package enum DiagnosticTable {
    /// All entries, by number.
    package static let entries: [DiagnosticEntry] = subjects.flatMap { $0 }.sorted { $0.code.number < $1.code.number }

    private static let subjects = [
        yaml, vocabulary, values, rules, matrix, images, assembly, inspection, machines, svd, targets, commandLine, recording, results,
        calls,
    ]

    /// The entry of a code, or nil when there is none.
    package static func entry(for code: DiagnosticCode) -> DiagnosticEntry? {
        entries.first { $0.code == code }
    }

    /// The entry of a code as a person writes it: `FL0203`, `fl203`, `203`.
    package static func entry(named text: String) -> DiagnosticEntry? {
        let digits = text.lowercased().hasPrefix("fl") ? text.dropFirst(2) : text[...]
        guard digits.count <= 4, let number = Int(digits) else { return nil }
        return entry(for: DiagnosticCode(number))
    }
}
