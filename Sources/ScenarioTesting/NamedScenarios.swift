internal import Diagnostics
internal import Dispatch
internal import ScenarioHarness
internal import Testing

/// The scenarios of a folder, each with a test function of its own: what the plugin `ScenarioTests` writes uses it.
///
/// Each test runs its scenario alone, so that `swift test --filter` runs no more than it names. The variables that select and
/// report for `ScenarioCase.all(in:)` are not looked at.
public struct NamedScenarios: Sendable {
    private let folder: String
    private let names: [String: [String]]
    private let plan: Plan
    private let run: ScenarioRun

    /// The scenarios of `folder` in the package at `package`, and the ids that have tests, by the files they stand in.
    public init(package: String, folder: String, names: [String: [String]]) {
        self.folder = folder
        self.names = names
        plan = Plan.make(paths: [package + "/" + folder], options: PlanOptions(workingDirectory: package))
        run = ScenarioRun(plan: plan, settings: EnvironmentSettings([:]))
    }

    /// Runs one scenario, and records an issue for each check that failed.
    public func check(_ id: String, in path: String) async {
        guard let file = plan.files.firstIndex(where: { $0.path == path }),
            let scenario = plan.files[file].cases.firstIndex(where: { $0.id == id })
        else {
            Issue.record("there is no scenario '\(id)' in \(path) any more: build the tests again")
            return
        }
        let result: CaseResult? = await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async { [plan] in
                continuation.resume(returning: plan.result(file: file, scenario: scenario))
            }
        }
        if let result { run.record(result, at: ScenarioRun.Index(file: file, scenario: scenario)) }
    }

    /// Records what is wrong in a file outside its scenarios.
    public func checkFile(_ path: String) {
        let mistakes = plan.files.filter { $0.path == path }.flatMap(\.diagnostics)
        record(mistakes.filter { $0.severity == .error })
    }

    /// Records the scenarios that have no test, and what is wrong with the folder.
    public func checkNames() {
        record(plan.diagnostics.filter { $0.severity == .error })
        for file in plan.files {
            for scenario in file.cases where names[file.path]?.contains(scenario.id) != true {
                Issue.record(
                    "'\(scenario.id)' has no test: build the tests again", sourceLocation: SourceLocation(scenario.span))
            }
            if !file.diagnostics.isEmpty, names[file.path] == nil { record(file.diagnostics) }
        }
    }

    private func record(_ diagnostics: [Diagnostic]) {
        let renderer = DiagnosticRenderer(sources: plan.sources, style: .plain)
        for diagnostic in diagnostics {
            Issue.record(Comment(rawValue: renderer.render(diagnostic)), sourceLocation: SourceLocation(diagnostic.span))
        }
    }
}
