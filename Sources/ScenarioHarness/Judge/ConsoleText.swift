internal import Diagnostics

/// What a console printed, for people.
enum ConsoleText {
    /// The end of it, as a line below the caret.
    static func note(_ bytes: [UInt8]) -> Diagnostic.Note {
        Diagnostic.Note("printed", bytes.isEmpty ? "nothing" : tail(of: bytes))
    }

    /// The end of what was printed; a carriage return is shown, since a line feed after it would hide the difference.
    private static func tail(of bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.suffix(400), as: UTF8.self).replacing("\r\n", with: "\u{240D}\n")
        return (bytes.count > 400 ? "…" : "") + (text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }
}
