import ArgumentParser
import Diagnostics
import Foundation
import ScenarioHarness
import ScenarioReports

/// `faultline merge`: the reports of a plan's shards as one.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Join the JSON reports of shards, and make every other report of them.",
        discussion: """
            A shard that is missing, there twice, of another plan, or stopped early is an error, and the reports say so too. \
            The report of a whole run is a shard of its own.
            """)

    @Argument(help: ArgumentHelp("JSON reports, one for each shard.", valueName: "report"))
    var reports: [String]

    @Option(help: ArgumentHelp("Write JUnit XML.", valueName: "file"))
    var junit: String?

    @Option(help: ArgumentHelp("Write the results as JSON.", valueName: "file"))
    var json: String?

    @Flag(help: "Leave host times out of reports: the same results give the same bytes.")
    var noTimes = false

    func run() throws {
        let files = ReportFiles(junit: junit, json: json, trace: nil, options: ReportOptions(includesTimes: !noTimes))
        try files.check()
        let merge = ReportMerge(reports.map { (path: $0, bytes: FileManager.default.contents(atPath: $0).map { Array($0) }) })
        let renderer = DiagnosticRenderer(sources: merge.sources, style: Terminal.style)
        for diagnostic in merge.diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
        guard let result = merge.result else { throw ExitStatus.badInput.exitCode }

        let console = ConsoleReport(sources: merge.sources, style: Terminal.style)
        for failed in result.files.flatMap(\.cases) where failed.status == .failed || failed.status == .error {
            Terminal.writeLine(console.line(failed))
        }
        FailureDetails.print(result, console: console)
        let seconds = result.files.flatMap(\.cases).reduce(0) { $0 + $1.wallSeconds }
        Terminal.writeLine(console.summary(result, seconds: noTimes ? nil : seconds))
        try files.write(result, sources: merge.sources, trace: nil)
        let status = ExitStatus(result, isCancelled: false)
        if status != .passed { throw status.exitCode }
    }
}
