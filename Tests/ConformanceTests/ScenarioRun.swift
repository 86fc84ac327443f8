import Diagnostics
import Foundation
import ScenarioHarness

/// The scenarios of the repository that are tagged with items, and what running them came to.
struct TaggedScenario {
    var numbers: [String]
    /// The file without its folder and ending.
    var file: String
    var id: String
    /// Of the conformance firmware.
    var isFirmware: Bool
    var passed: Bool

    /// Every scenario with an item's tag, run.
    static let all: [TaggedScenario] = {
        let plan = Plan.make(
            paths: [Repository.url("scenarios").path],
            options: PlanOptions(projectRoot: Repository.root.path, workingDirectory: Repository.root.path))
        let result = plan.run(RunOptions())
        return result.files.flatMap { file in
            file.cases.compactMap { TaggedScenario($0, path: file.path) }
        }
    }()

    private init?(_ result: CaseResult, path: String) {
        numbers = result.tags.filter { $0.hasPrefix("item-") }.map { String($0.dropFirst(5)) }
        guard !numbers.isEmpty else { return nil }
        file = path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? path
        id = result.id
        isFirmware = path.hasPrefix("scenarios/conformance/")
        passed = result.status == .passed
    }
}
