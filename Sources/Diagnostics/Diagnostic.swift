/// How bad a diagnostic is. An error stops the scenario it concerns; a warning and a note do not.
public enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning, note
}

/// One thing that is wrong, where, and what to do about it.
///
/// Rendered as `path:line:column: severity: [code] message`, the source line with a caret under the whole
/// span and `help` beside it, then one `= label: text` line for each note.
public struct Diagnostic: Sendable, Hashable, Error {
    /// A line below the caret: `= label: text`.
    public struct Note: Sendable, Hashable {
        /// The word before the colon, such as `note` or `actual`.
        public var label: String
        /// What follows the colon; it may have several lines.
        public var text: String

        /// A note of a label and its text.
        public init(_ label: String, _ text: String) {
            self.label = label
            self.text = text
        }
    }

    /// Whether it stops the scenario it concerns.
    public var severity: Severity
    /// The kind of mistake, stable between versions.
    public var code: DiagnosticCode
    /// What is wrong, in one line without a full stop.
    public var message: String
    /// `nil` for a mistake that is in no file: the command line, the environment.
    public var span: SourceSpan?
    /// What to do, printed beside the caret.
    public var help: String?
    /// More facts, one a line below the caret, in order.
    public var notes: [Note]

    /// A diagnostic at a place, or at none.
    public init(
        _ severity: Severity, _ code: DiagnosticCode, _ message: String, at span: SourceSpan?,
        help: String? = nil, notes: [Note] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.span = span
        self.help = help
        self.notes = notes
    }
}

/// `FL` and four digits. The first digit is the subject: 0 the file and its YAML and language, 1 images, 2 machines,
/// 3 the command line, 4 results of a run. A code is never given to another diagnostic.
public struct DiagnosticCode: Sendable, Hashable, CustomStringConvertible {
    /// 0 to 9999.
    public let number: Int

    /// The code of a number from 0 to 9999.
    public init(_ number: Int) {
        self.number = number
    }

    /// As it is printed: `FL0203`.
    public var description: String {
        let digits = String(number)
        return "FL" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
