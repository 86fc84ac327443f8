import ArgumentParser
import Diagnostics
import ScenarioHarness
import ScenarioReports

/// `faultline inspect IMAGE --machine NAME`: what can be said before anything runs.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Check an image against a machine without running it: vectors, memory, instructions, stack and heap.",
        discussion: """
            Of a flash loader (a CMSIS algorithm, an external loader of ST's programmer, a Sysprogs FLASH plugin) it shows what the loader
            says of its chip, and its functions.

            Exit status: 0 no error was found; 1 one was; 2 the image or the machine cannot be read.
            """)

    @OptionGroup var options: SubjectOptions

    @Option(help: ArgumentHelp("The vector table, where it is not the one that the core reads at reset.", valueName: "address"))
    var vectors: String?

    @Flag(help: "Print one JSON document.")
    var json = false

    func run() throws {
        let vectors = try vectors.map { try SubjectOptions.address($0, "--vectors") }
        let inspection = ImageInspection(try options.subject(findsLoaders: true), vectors: vectors)
        if json {
            Terminal.write(String(decoding: try InspectionJSON(inspection).bytes(), as: UTF8.self))
        } else {
            Terminal.write(InspectionText(inspection).text)
            let renderer = DiagnosticRenderer(sources: SourceTexts(), style: Terminal.style)
            for finding in inspection.findings { Terminal.write("\n" + renderer.render(finding) + "\n") }
            Terminal.writeLine("\n" + Self.summary(inspection.findings))
        }
        if inspection.hasErrors { throw ExitStatus.checkFailed.exitCode }
    }

    /// `1 error, 2 warnings, 0 notes`.
    private static func summary(_ findings: [Diagnostic]) -> String {
        Severity.allCases.map { severity in
            let count = findings.count { $0.severity == severity }
            return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
    }
}
