import Diagnostics
import Foundation
import ScenarioHarness
import Testing

/// fixtures/replay: scenarios that fail, what is printed about them, and what a replay shows.
/// `FAULTLINE_UPDATE_GOLDENS=1` writes the texts anew.
@Suite("Golden texts: failures that explain themselves, and their replays")
struct ReplayGoldenTests {
    static let plan = Plan.make(paths: ["fixtures/replay/explain.yaml"], options: PlanOptions(workingDirectory: Repository.root))
    static let results = plan.results()

    private func compare(_ rendered: String, _ name: String) throws {
        let golden = URL(fileURLWithPath: Repository.path("fixtures/replay/\(name)"))
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" {
            try Data(rendered.utf8).write(to: golden)
        }
        #expect(rendered == (try? String(contentsOf: golden, encoding: .utf8)))
    }

    @Test("what is printed about each failure")
    func failures() throws {
        let renderer = DiagnosticRenderer(sources: Self.plan.sources)
        var text = Self.plan.files.flatMap(\.diagnostics).map { renderer.render($0) + "\n" }.joined()
        for result in Self.results {
            text +=
                "\(result.id): \(result.status)\n\n" + result.diagnostics.map { renderer.render($0) + "\n" }.joined(separator: "\n") + "\n"
        }
        #expect(Self.results.allSatisfy { $0.status == .failed })
        try compare(text, "explain.txt")
    }

    @Test("what a replay of the first failure of each shows")
    func replays() throws {
        var text = ""
        for result in Self.results {
            let command = try #require(result.diagnostics.first?.notes.first { $0.label == "replay" }?.text)
            let token = try #require(ReplayToken(String(command.dropFirst("faultline replay ".count))))
            guard case .shown(let state, nil) = Self.plan.replay(token) else {
                Issue.record("\(token) shows nothing")
                continue
            }
            #expect(state.instructions == token.instructions)
            text += "$ \(command)\n\(ReplayText(state).text)\n"
        }
        try compare(text, "replay.txt")
    }

    @Test("what is printed about tokens that lead nowhere")
    func mistakes() throws {
        let renderer = DiagnosticRenderer(sources: Self.plan.sources)
        var text = ""
        for token in [
            "fixtures/replay/explain.yaml:three-calls-dep@1", "fixtures/replay/explain.yaml:x@1", "fixtures/replay/explain.yaml:clang#4@1",
        ] {
            guard case .mistakes(let diagnostics) = Self.plan.replay(try #require(ReplayToken(token))) else {
                Issue.record("\(token) leads somewhere")
                continue
            }
            text += "$ faultline replay \(token)\n" + diagnostics.map { renderer.render($0) + "\n" }.joined()
        }
        try compare(text, "FL3015-token-of-no-use.txt")
    }
}
