public import ArgumentParser
import Foundation
public import ScenarioReports

/// The arguments by which a command that has results is asked for reports.
struct ReportArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Write JUnit XML.", valueName: "file"))
    var junit: String?

    @Option(help: ArgumentHelp("Which readers the JUnit XML is for: common, or jenkins for its xunit plugin.", valueName: "flavor"))
    var junitFlavor = JUnitFlavor.common

    @Option(help: ArgumentHelp("Write the results as JSON.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Write what happened as lines of JSON.", valueName: "file"))
    var events: String?

    @Option(help: ArgumentHelp("Write one page of HTML with everything in it.", valueName: "file"))
    var html: String?

    @Option(help: ArgumentHelp("Write what was executed of the firmware, in LCOV's form; it is in the HTML too then.", valueName: "file"))
    var coverage: String?

    @Option(help: ArgumentHelp("Write the results in the Test Anything Protocol.", valueName: "file"))
    var tap: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Print errors and warnings as GitHub annotations; by default where GITHUB_ACTIONS is 'true'.")
    var github: Bool?

    @Flag(help: "Leave host times out of reports: the same results give the same bytes.")
    var noTimes = false

    /// What reports leave out.
    var options: ReportOptions { ReportOptions(includesTimes: !noTimes) }

    /// Whether annotations are printed.
    var annotates: Bool { github ?? (ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true") }

    /// Whether a report shows when exceptions returned.
    var needsReturns: Bool { events != nil || html != nil || json != nil }

    func validate() throws {
        if junitFlavor != .common, junit == nil { throw ValidationError("--junit-flavor needs --junit") }
    }
}

extension JUnitFlavor: ExpressibleByArgument {}
