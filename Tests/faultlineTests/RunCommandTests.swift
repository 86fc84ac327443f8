import Foundation
import Testing

@Suite("faultline run")
struct RunCommandTests {
    static let passing = "fixtures/reports/passing.yaml"
    static let failing = "fixtures/reports/hostile.yaml"
    static let endless = "fixtures/endless/endless.yaml"

    @Test("a suite that passes exits with 0 and says so in the last line")
    func passes() throws {
        let output = try CommandProcess.run(["run", Self.passing])
        #expect(output.status == 0, "\(output.out)\(output.error)")
        let last = try #require(output.out.split(separator: "\n").last)
        #expect(last.contains("passed, 0 failed"))
    }

    @Test("a failed check exits with 1 and shows the YAML line with a caret")
    func fails() throws {
        let output = try CommandProcess.run(["run", Self.failing])
        #expect(output.status == 1)
        #expect(output.out.contains("FAIL  \(Self.failing):"))
        #expect(output.out.contains("error: [FL4"))
        #expect(output.out.contains("^~"))
        #expect(output.out.contains("= at:"), "the faulting instruction")
        #expect(!output.out.contains("\u{1B}"), "no escape reaches a pipe, neither ours nor the firmware's")
    }

    @Test("a known issue is shown as one, and exits with 0; one that did not show exits with 1")
    func knownIssues() throws {
        let known = try CommandProcess.run(["run", "scenarios/known-issue/known-issue.yaml"])
        #expect(known.status == 0, "\(known.out)\(known.error)")
        #expect(known.out.contains("known scenarios/known-issue/known-issue.yaml:6 expects-another-fault"))
        #expect(known.out.contains("1 with a known issue"))
        let passed = try CommandProcess.run(["run", "fixtures/diagnostics/run/FL4022-unexpected-pass.yaml"])
        #expect(passed.status == 1)
        #expect(passed.out.contains("[FL4022]"))
    }

    @Test("a scenario that is wrong exits with 2, with every mistake at its place")
    func mistakes() throws {
        try CommandProcess.withFolder { folder in
            let path = folder + "/wrong.yaml"
            try "version: 1\nscenarios:\n  - id: one\n    imag: x.elf\n    expect: { registers: { CFSR: [DIVBYZER0] } }\n"
                .write(toFile: path, atomically: true, encoding: .utf8)
            let output = try CommandProcess.run(["run", path])
            #expect(output.status == 2)
            let all = output.out + output.error
            #expect(all.contains("wrong.yaml:4:5: error:") && all.contains("did you mean 'image'"))
            #expect(all.contains("DIVBYZERO"))
        }
    }

    @Test("nothing to run is an error, whether nothing is there or nothing is selected")
    func nothingToRun() throws {
        try CommandProcess.withFolder { folder in
            #expect(try CommandProcess.run(["run", folder]).status == 2)
            #expect(try CommandProcess.run(["run", folder + "/none.yaml"]).status == 2)
            let output = try CommandProcess.run(["run", Self.passing, "--tag", "no-such-tag"])
            #expect(output.status == 2)
            #expect(!output.error.isEmpty)
        }
    }

    @Test(
        "a wrong command line exits with 64 and runs nothing",
        arguments: [
            ["run", "--no-such-option"], ["run", "--jobs", "0"], ["run", "--jobs", "many"], ["run", "--repeat", "0"],
            ["run", "--filter", "("], ["run", passing, "--junit", "/"], ["run", passing, "--junit", "/no/such/folder/x.xml"],
            ["machines", "no-such-machine"], ["no-such-command"],
        ])
    func usage(arguments: [String]) throws {
        let output = try CommandProcess.run(arguments)
        #expect(output.status == 64)
        #expect(!output.error.isEmpty)
        #expect(!output.out.contains("ok "))
    }

    @Test("the same suite gives the same bytes with 1, 2 and 8 workers")
    func deterministic() throws {
        try CommandProcess.withFolder { folder in
            var reports: Set<Data> = []
            for jobs in [1, 2, 8] {
                let path = "\(folder)/\(jobs).xml"
                _ = try CommandProcess.run([
                    "run", Self.passing, Self.failing, "--jobs", String(jobs), "--no-times", "--junit", path,
                ])
                reports.insert(try Data(contentsOf: URL(fileURLWithPath: path)))
            }
            #expect(reports.count == 1)
        }
    }

    @Test("--fail-fast skips what is left")
    func failFast() throws {
        let output = try CommandProcess.run(["run", Self.failing, Self.passing, "--fail-fast", "--jobs", "1"])
        #expect(output.status == 1)
        #expect(output.out.contains("skip "))
    }

    @Test("--trace writes the executed instructions, --json a document")
    func traceAndJSON() throws {
        try CommandProcess.withFolder { folder in
            let output = try CommandProcess.run([
                "run", Self.failing, "--trace", folder + "/trace.txt", "--json", folder + "/result.json",
            ])
            #expect(output.status == 1)
            let trace = try String(contentsOfFile: folder + "/trace.txt", encoding: .utf8)
            #expect(trace.contains("UDF") && trace.contains("HardFault"))
            let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: folder + "/result.json")))
            #expect((json as? [String: Any])?["files"] != nil)
        }
    }

    @Test("SIGINT exits with 130 also when a scenario had failed before it")
    func interruptAfterFailure() throws {
        let output = try CommandProcess.run(["run", Self.failing, Self.endless, "--jobs", "1"], interruptedAfter: "FAIL  ")
        #expect(output.status == 130)
        #expect(output.out.contains("FAIL  "))
    }

    @Test("SIGINT stops the runs, writes the reports with the rest as skipped, and exits with 130")
    func interrupt() throws {
        try CommandProcess.withFolder { folder in
            let path = folder + "/report.xml"
            let output = try CommandProcess.run(
                ["run", Self.passing, Self.endless, "--jobs", "1", "--junit", path, "--no-times"], interruptedAfter: "ok ")
            #expect(output.status == 130)
            let report = try String(contentsOfFile: path, encoding: .utf8)
            #expect(report.contains("<skipped"))
            #expect(report.contains("interrupted"))
        }
    }
}
