import Foundation
import Testing

/// What a command prints, kept under `fixtures/commands`. `FAULTLINE_UPDATE_GOLDENS=1` writes it anew.
enum CommandGolden {
    /// Compares standard output, and after a line of its own standard error and the exit status, with the golden file.
    static func check(_ name: String, _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
        let output = try CommandProcess.run(arguments)
        let text =
            "$ faultline \(arguments.joined(separator: " "))\n" + output.out
            + (output.error.isEmpty ? "" : "-- standard error\n" + output.error) + "-- exit status \(output.status)\n"
        let file = CommandProcess.packageRoot.appendingPathComponent("fixtures/commands/\(name).txt")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(text.utf8).write(to: file) }
        #expect(text == (try? String(contentsOf: file, encoding: .utf8)), sourceLocation: sourceLocation)
    }
}
