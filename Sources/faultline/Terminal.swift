import Diagnostics
import Foundation

/// Where text goes: standard output for results, standard error for what went wrong.
enum Terminal {
    /// Standard output is a terminal that shows colours (`NO_COLOR` is respected).
    static var style: DiagnosticRenderer.Style {
        let environment = ProcessInfo.processInfo.environment
        let plain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
        return isatty(STDOUT_FILENO) == 1 && !plain ? .ansi : .plain
    }

    static var isInteractive: Bool { style == .ansi }

    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    static func writeLine(_ text: String) {
        write(text + "\n")
    }

    static func writeError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
