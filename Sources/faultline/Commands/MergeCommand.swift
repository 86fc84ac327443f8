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
    var shards: [String]

    @OptionGroup(title: "Reports") var reports: ReportArguments

    func validate() throws {
        if reports.coverage != nil {
            throw ValidationError("JSON reports hold no coverage; 'lcov --add-tracefile' joins what the shards wrote with --coverage")
        }
    }

    func run() throws {
        let files = ReportFiles(reports)
        try files.check()
        let merge = ReportMerge(shards.map { (path: $0, bytes: FileManager.default.contents(atPath: $0).map { Array($0) }) })
        let renderer = DiagnosticRenderer(sources: merge.sources, style: Terminal.style)
        for diagnostic in merge.diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
        guard let result = merge.result else { throw ExitStatus.badInput.exitCode }

        let output = AnnotatedOutput(isOn: reports.annotates)
        let console = ConsoleReport(sources: merge.sources, style: Terminal.style)
        for failed in result.files.flatMap(\.cases) where failed.status == .failed || failed.status == .error {
            Terminal.writeLine(console.line(failed))
        }
        FailureDetails.print(result, console: console)
        let seconds = result.files.flatMap(\.cases).reduce(0) { $0 + $1.wallSeconds }
        Terminal.writeLine(console.summary(result, seconds: reports.noTimes ? nil : seconds))
        try output.end(GitHubAnnotations(sources: merge.sources, folder: AnnotatedOutput.folder).bytes(result))
        try files.write(result, sources: merge.sources)
        let status = ExitStatus(result, isCancelled: false)
        if status != .passed { throw status.exitCode }
    }
}
