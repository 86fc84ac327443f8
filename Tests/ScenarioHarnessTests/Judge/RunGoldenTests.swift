import Diagnostics
import Foundation
import ScenarioHarness
import Testing

/// The pairs under fixtures/diagnostics/run: scenarios that fail, and what is printed about them.
/// `FAULTLINE_UPDATE_GOLDENS=1` writes the second from the first.
enum RunGolden {
    static let folder = Repository.path("fixtures/diagnostics/run")

    /// The names without endings, in order.
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
            .map { String($0.dropLast(5)) }.sorted() + commandLines.keys.sorted()
    }

    /// Mistakes that are in no file: the paths asked for, and tags.
    static let commandLines: [String: (paths: [String], tags: [String])] = [
        "FL3001-empty-folder": (["Sources/CLibYAML"], []),
        "FL3001-no-path": ([], []),
        "FL3002-nothing-selected": (["fixtures/diagnostics/run/FL4004-unnamed-reset.yaml"], ["slow"]),
        "FL3003-no-such-path": (["scenarios/no-such-file.yaml"], []),
    ]

    /// What is printed about a file's scenarios, each under its name and outcome.
    static func render(_ name: String) -> String {
        let (paths, tags) = commandLines[name] ?? (["fixtures/diagnostics/run/\(name).yaml"], [])
        let options = PlanOptions(selection: Selection(tags: tags), workingDirectory: Repository.root)
        let plan = Plan.make(paths: paths, options: options)
        let renderer = DiagnosticRenderer(sources: plan.sources)
        var text = plan.diagnostics.map { renderer.render($0) + "\n" }.joined()
        let result = plan.run(RunOptions(jobs: 1))
        for file in result.files {
            text += file.diagnostics.map { renderer.render($0) + "\n" }.joined()
            for scenario in file.cases {
                let outcome = scenario.run.map { ", \($0.outcome)" } ?? ""
                text += (text.isEmpty ? "" : "\n") + "\(scenario.id): \(scenario.status)\(outcome)\n"
                text += scenario.diagnostics.map { "\n" + renderer.render($0) + "\n" }.joined()
            }
        }
        return withoutAssemblersWords(text)
    }

    /// What clang says beyond the first words changes from version to version: it and its notes are left out.
    private static func withoutAssemblersWords(_ text: String) -> String {
        var isBehindMessage = false
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> Substring? in
            if line.contains("[FL1020] the assembler: ") {
                isBehindMessage = true
                return line.firstIndex(of: ",").map { line[..<$0] } ?? line
            }
            if line.isEmpty { isBehindMessage = false }
            return isBehindMessage && line.hasPrefix("      = note: ") ? nil : line
        }
        return lines.joined(separator: "\n")
    }
}

@Suite("Golden pairs: what is printed about each failure")
struct RunGoldenTests {
    @Test("a file's failures are printed as its golden file says", arguments: try RunGolden.names())
    func pair(name: String) throws {
        let rendered = RunGolden.render(name)
        let golden = URL(fileURLWithPath: RunGolden.folder + "/\(name).txt")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" {
            try Data(rendered.utf8).write(to: golden)
        }
        #expect(rendered == (try? String(contentsOf: golden, encoding: .utf8)))
        #expect(rendered.contains("[\(name.prefix(6))]"), "the file shows the code that it is named after")
        #expect(!rendered.contains(": passed"), "every scenario of it fails")
    }
}
