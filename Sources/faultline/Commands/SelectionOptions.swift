import ArgumentParser
import Diagnostics
import Foundation
import ScenarioHarness

/// The arguments by which `run`, `check` and `list` choose scenarios.
struct SelectionOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Scenario files and folders.", valueName: "path"))
    var paths: [String] = ["scenarios"]

    @Option(help: ArgumentHelp("Only scenarios whose file:id matches this regular expression.", valueName: "regex"))
    var filter: String?

    @Option(name: .customLong("tag"), help: ArgumentHelp("Only scenarios with this tag; again for more.", valueName: "tag"))
    var tags: [String] = []

    @Option(name: .customLong("exclude-tag"), help: ArgumentHelp("No scenario with this tag; again for more.", valueName: "tag"))
    var excludedTags: [String] = []

    @Flag(help: "Let images lie outside the project's folder.")
    var allowOutsideRoot = false

    /// The plan of what was chosen, or of one shard of it.
    func plan(_ shard: ShardAssignment? = nil) throws -> Plan {
        var selection = Selection()
        if let filter {
            do { selection.filter = try Selection.Filter(filter) } catch {
                throw ValidationError("--filter '\(filter)' is not a regular expression: \(error)")
            }
        }
        selection.tags = tags
        selection.excludedTags = excludedTags
        var options = PlanOptions(selection: selection, shard: shard)
        options.allowOutsideRoot = allowOutsideRoot
        return Plan.make(paths: paths, options: options)
    }
}
