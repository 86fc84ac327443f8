internal import Diagnostics
internal import Foundation
internal import ScenarioHarness
public import Testing

/// One scenario as the argument of a parameterized test.
///
/// ```swift
/// @Test(arguments: ScenarioCase.all(in: "scenarios"))
/// func scenario(_ scenario: ScenarioCase) async { await scenario.check() }
/// ```
///
/// Each scenario is a case by its name, and each failed check an issue at its line of YAML. A file that does not read, a
/// folder without scenarios, and a selection that leaves nothing are failing cases of their own: nothing passes by accident.
public struct ScenarioCase: Sendable, CustomTestStringConvertible {
    private let subject: Subject

    private enum Subject: Sendable {
        case scenario(ScenarioRun, ScenarioRun.Index, name: String)
        /// Something that keeps scenarios from running at all, with its place.
        case problem(name: String, [Diagnostic], SourceTexts)
    }

    /// The scenario's file and id, as reports name it.
    public var testDescription: String {
        switch subject {
        case .scenario(_, _, let name), .problem(let name, _, _): name
        }
    }

    /// Every scenario of a folder or file, in order. `path` is relative to the package that the test belongs to.
    ///
    /// The environment selects and reports: `FAULTLINE_FILTER` (a regular expression over file and id), `FAULTLINE_TAGS` and
    /// `FAULTLINE_EXCLUDE_TAGS` (lists with commas), `FAULTLINE_JOBS`, `FAULTLINE_JUNIT` (a file to write), `FAULTLINE_NO_TIMES`
    /// (host times left out of it).
    public static func all(in path: String, sourceFile: String = #filePath) -> [ScenarioCase] {
        all(in: path, sourceFile: sourceFile, environment: ProcessInfo.processInfo.environment)
    }

    /// The same with an environment of the caller's.
    package static func all(
        in path: String, sourceFile: String = #filePath, environment: [String: String]
    ) -> [ScenarioCase] {
        let settings = EnvironmentSettings(environment)
        let root = PackageRoot.of(sourceFile: sourceFile)
        let location = path.hasPrefix("/") ? path : root + "/" + path
        if let mistake = settings.mistake {
            let diagnostic = Diagnostic(.badFilter, "FAULTLINE_FILTER is no regular expression: \(mistake)", at: nil)
            return [ScenarioCase(subject: .problem(name: path, [diagnostic], SourceTexts()))]
        }
        let plan = Plan.make(
            paths: [location],
            options: PlanOptions(selection: settings.selection, projectRoot: nil, workingDirectory: root))
        var cases: [ScenarioCase] = []
        let run = ScenarioRun(plan: plan, settings: settings)
        for (fileIndex, file) in plan.files.enumerated() {
            let errors = file.diagnostics.filter { $0.severity == .error }
            if !errors.isEmpty {
                cases.append(ScenarioCase(subject: .problem(name: file.path, errors, plan.sources)))
            }
            for (caseIndex, scenario) in file.cases.enumerated() {
                let index = ScenarioRun.Index(file: fileIndex, scenario: caseIndex)
                cases.append(
                    ScenarioCase(subject: .scenario(run, index, name: "\(file.path): \(scenario.id)")))
            }
        }
        let mistakes = plan.diagnostics.filter { $0.severity == .error }
        if !mistakes.isEmpty {
            cases.append(ScenarioCase(subject: .problem(name: path, mistakes, plan.sources)))
        }
        return cases
    }

    /// Runs the scenario, once for the whole plan and on its pool, and records an issue for each check that failed.
    public func check() async {
        switch subject {
        case .scenario(let run, let index, _):
            let result = await run.result(at: index)
            run.record(result, at: index)
        case .problem(_, let diagnostics, let sources):
            let renderer = DiagnosticRenderer(sources: sources, style: .plain)
            for diagnostic in diagnostics {
                Issue.record(
                    Comment(rawValue: renderer.render(diagnostic)), sourceLocation: SourceLocation(diagnostic.span))
            }
        }
    }
}
