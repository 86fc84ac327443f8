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

    /// Writes to standard output. Where that cannot be written, nobody would see a result: the process ends, and says why.
    static func write(_ text: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
            writeError("error: cannot write to standard output: \(reason.localizedDescription)")
            exit(ExitStatus.internalError.rawValue)
        }
    }

    static func writeLine(_ text: String) {
        write(text + "\n")
    }

    /// Writes to standard error; a failure there cannot be told to anybody.
    static func writeError(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }
}
