/// What the code table says about one diagnostic: the text of `faultline explain` and of the reference.
package struct DiagnosticEntry: Sendable, Hashable {
    /// Which diagnostic it is about.
    package let code: DiagnosticCode
    /// A few words, as in a list.
    package let title: String
    /// What it means when this is reported.
    package let meaning: String
    /// What to do about it.
    package let remedy: String

    /// An entry of the table; only `DiagnosticTable+….swift` makes them.
    init(_ number: Int, _ title: String, means meaning: String, remedy: String) {
        self.code = DiagnosticCode(number)
        self.title = title
        self.meaning = meaning
        self.remedy = remedy
    }
}

extension Diagnostic {
    /// A diagnostic of a kind that the table knows. All wording of its own is in the constructor that calls this.
    package init(
        _ severity: Severity, _ entry: DiagnosticEntry, _ message: String, at span: SourceSpan?, help: String? = nil,
        notes: [Note] = []
    ) {
        self.init(severity, entry.code, message, at: span, help: help, notes: notes)
    }

    /// An error of a kind that the table knows.
    package init(
        _ entry: DiagnosticEntry, _ message: String, at span: SourceSpan?, help: String? = nil, notes: [Note] = []
    ) {
        self.init(.error, entry.code, message, at: span, help: help, notes: notes)
    }
}
