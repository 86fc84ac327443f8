import Foundation
import Testing

@Suite("The reports of faultline run")
struct ReportArgumentsTests {
    private static let files = [
        "--junit": "junit.xml", "--json": "results.json", "--events": "events.jsonl", "--tap": "results.tap", "--html": "report.html",
        "--coverage": "lcov.info",
    ]

    /// Runs scenarios that pass and that fail, and gives the bytes of each report.
    private func reports(_ options: [String]) throws -> [String: Data] {
        var reports: [String: Data] = [:]
        try CommandProcess.withFolder { folder in
            let arguments = Self.files.flatMap { [$0.key, folder + "/" + $0.value] }
            let output = try CommandProcess.run(["run", RunCommandTests.passing, RunCommandTests.failing] + options + arguments)
            #expect(output.status == 1, "\(output.error)")
            for (option, name) in Self.files { reports[option] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)) }
        }
        return reports
    }

    @Test("all reports of one run are written, and have the same bytes with 1, 2 and 8 workers")
    func deterministic() throws {
        let one = try reports(["--no-times", "--jobs", "1"])
        #expect(one.values.allSatisfy { !$0.isEmpty })
        for jobs in ["2", "8"] {
            let other = try reports(["--no-times", "--jobs", jobs])
            for option in Self.files.keys { #expect(one[option] == other[option], "\(option) with \(jobs) workers") }
        }
    }

    @Test("the page has the coverage that was asked for, and its exceptions' returns")
    func page() throws {
        let page = String(decoding: try #require(try reports([])["--html"]), as: UTF8.self)
        #expect(page.contains("<td>hard_fault") && page.contains("Coverage of the firmware"))
        #expect(page.contains("class=\"timeline\""))
    }

    @Test("annotations are printed where GitHub runs the command, or when asked for, with other commands off before them")
    func annotations() throws {
        let actions = ["GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": CommandProcess.packageRoot.deletingLastPathComponent().path]
        let output = try CommandProcess.run(["run", RunCommandTests.failing], environment: actions).out
        let lines = output.split(separator: "\n")
        let first = try #require(lines.first)
        #expect(first.hasPrefix("::stop-commands::"))
        let end = try #require(lines.firstIndex { $0 == "::" + first.dropFirst("::stop-commands::".count) + "::" })
        let folder = CommandProcess.packageRoot.lastPathComponent
        #expect(lines[(end + 1)...].allSatisfy { $0.hasPrefix("::error file=\(folder)/fixtures/reports/hostile.yaml,line=") })
        #expect(lines[(end + 1)...].count >= 2)
        #expect(try CommandProcess.run(["run", RunCommandTests.failing, "--github"]).out.contains("\n::error file=fixtures/"))
        #expect(try !CommandProcess.run(["run", RunCommandTests.failing, "--no-github"], environment: actions).out.contains("::"))
        #expect(try !CommandProcess.run(["run", RunCommandTests.failing]).out.contains("::error"))
    }

    @Test(
        "what cannot be meant is refused before anything runs",
        arguments: [
            ["--junit-flavor", "jenkins"], ["--junit", "x.xml", "--junit-flavor", "none"], ["--html", "/no/such/folder/x.html"],
            ["--json", "-"], ["--trace", "-"], ["--tap", "/tmp/faultline-same", "--events", "/tmp/faultline-same"],
        ])
    func refused(arguments: [String]) throws {
        let output = try CommandProcess.run(["run", RunCommandTests.passing] + arguments)
        #expect(output.status == 64 && !output.error.isEmpty && !output.out.contains("ok "))
    }
}
