import ArgumentParser
import Diagnostics

/// `faultline explain CODE`: what a diagnostic means, an example, and what to do.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what a diagnostic means and what to do; without a code, list them all.")

    @Argument(help: ArgumentHelp("A code, such as FL0203.", valueName: "code"))
    var code: String?

    func run() throws {
        guard let code else {
            for entry in DiagnosticTable.entries { Terminal.writeLine("\(entry.code)  \(entry.title)") }
            return
        }
        guard let entry = DiagnosticTable.entry(named: code) else {
            throw ValidationError("there is no diagnostic '\(code)'; `faultline explain` lists them")
        }
        Terminal.write(Self.text(entry))
    }

    /// The page of one code.
    private static func text(_ entry: DiagnosticEntry) -> String {
        var parts = ["\(entry.code): \(entry.title)", entry.meaning]
        if let example = DiagnosticExamples.text(entry.code) {
            parts.append("For example:\n\n" + example.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
        }
        parts.append("What to do: " + entry.remedy)
        return parts.joined(separator: "\n\n") + "\n"
    }
}
