import Foundation
import Testing

@Suite("faultline run --shard and faultline merge")
struct ShardCommandTests {
    static let suites = [RunCommandTests.passing, RunCommandTests.failing]

    @Test("shards, joined, give the bytes of the whole run, in JSON and in JUnit XML")
    func whole() throws {
        try CommandProcess.withFolder { folder in
            let whole = ["--json", folder + "/whole.json", "--junit", folder + "/whole.xml", "--no-times"]
            #expect(try CommandProcess.run(["run"] + Self.suites + whole).status == 1)
            let reports = (1...3).map { "\(folder)/\($0).json" }
            for (index, report) in reports.enumerated() {
                let output = try CommandProcess.run(
                    ["run"] + Self.suites + ["--shard", "\(index + 1)/3", "--json", report, "--no-times"])
                #expect(output.out.contains("shard \(index + 1)/3 of "))
            }
            let joined = ["--json", folder + "/joined.json", "--junit", folder + "/joined.xml", "--no-times"]
            let output = try CommandProcess.run(["merge"] + reports.reversed() + joined)
            #expect(output.status == 1 && output.out.contains("FAIL  \(RunCommandTests.failing):"))
            for ending in ["json", "xml"] {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/whole.\(ending)"))
                #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/joined.\(ending)")) == bytes)
            }

            let missing = try CommandProcess.run(["merge", reports[0], reports[2], "--junit", folder + "/missing.xml"])
            #expect(missing.status == 2 && missing.error.contains("[FL3008] there is no report of shard 2/3"))
            #expect(try String(contentsOfFile: folder + "/missing.xml", encoding: .utf8).contains("FL3008"))
        }
    }

    @Test("list divides as run does, and --balance deals by what a report recorded")
    func list() throws {
        func ids(_ options: [String]) throws -> [Substring] {
            try CommandProcess.run(["list"] + Self.suites + options).out.split(separator: "\n")
        }
        let all = try ids([])
        let thirds = try (1...3).flatMap { try ids(["--shard", "\($0)/3"]) }
        #expect(thirds.sorted() == all.sorted())
        try CommandProcess.withFolder { folder in
            _ = try CommandProcess.run(["run"] + Self.suites + ["--json", folder + "/whole.json"])
            let halves = try (1...2).map { try ids(["--shard", "\($0)/2", "--balance", folder + "/whole.json"]) }
            #expect(halves.joined().sorted() == all.sorted())
            #expect(abs(halves[0].count - halves[1].count) <= 1)
        }
    }

    @Test("a shard without scenarios passes and writes its report")
    func empty() throws {
        try CommandProcess.withFolder { folder in
            for index in 1...50 {
                let output = try CommandProcess.run([
                    "run", RunCommandTests.passing, "--shard", "\(index)/50", "--json", folder + "/\(index).json",
                ])
                #expect(output.status == 0, "\(output.error)")
                if output.out.contains("0 scenarios: 0 passed") { break }
                #expect(index < 50)
            }
        }
    }

    @Test("--shard auto reads the environment, and says what is not there")
    func auto() throws {
        let arguments = ["run", RunCommandTests.passing, "--shard"]
        let gitLab = try CommandProcess.run(
            arguments + ["auto"], environment: ["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "2"])
        #expect(gitLab.status == 0 && gitLab.out.contains("shard 2/2 of 2 scenarios"))
        let indexed = try CommandProcess.run(arguments + ["auto/2"], environment: ["JOB_COMPLETION_INDEX": "0"])
        #expect(indexed.status == 0 && indexed.out.contains("shard 1/2 of 2 scenarios"))
        let none = try CommandProcess.run(arguments + ["auto"])
        #expect(none.status == 64 && none.error.contains("CI_NODE_INDEX"))
    }

    @Test("a Bazel test is sharded and reports unasked; elsewhere the same variables do nothing")
    func bazel() throws {
        try CommandProcess.withFolder { folder in
            var environment = [
                "BAZEL_TEST": "1", "TEST_SHARD_INDEX": "0", "TEST_TOTAL_SHARDS": "2", "TEST_SHARD_STATUS_FILE": folder + "/status",
                "XML_OUTPUT_FILE": folder + "/test.xml",
            ]
            let output = try CommandProcess.run(["run", RunCommandTests.passing], environment: environment)
            #expect(output.status == 0 && output.out.contains("shard 1/2 of 2 scenarios"))
            for file in ["status", "test.xml"] { #expect(FileManager.default.fileExists(atPath: folder + "/" + file)) }
            environment["BAZEL_TEST"] = ""
            let plain = try CommandProcess.run(["run", RunCommandTests.passing], environment: environment)
            #expect(plain.status == 0 && !plain.out.contains("shard"))
        }
    }

    @Test("a status file of Bazel that cannot be written is refused in the system's words, before anything runs")
    func bazelStatus() throws {
        let environment = [
            "BAZEL_TEST": "1", "TEST_SHARD_INDEX": "0", "TEST_TOTAL_SHARDS": "2", "TEST_SHARD_STATUS_FILE": "/no/such/folder/status",
        ]
        let output = try CommandProcess.run(["run", RunCommandTests.passing], environment: environment)
        #expect(output.status == 64 && output.out.isEmpty)
        #expect(output.error.contains("TEST_SHARD_STATUS_FILE: cannot write '/no/such/folder/status': there is no folder /no/such/folder"))
        #expect(!output.error.contains("NSCocoaErrorDomain"))
    }

    @Test(
        "a wrong shard or report exits with 64 and runs nothing",
        arguments: [
            ["--shard", "0/2"], ["--shard", "3/2"], ["--shard", "two"], ["--shard", "auto/0"], ["--balance", "report.json"],
            ["--shard", "1/2", "--balance", "README.md"], ["--shard", "1/2", "--balance", "/no/such/file"],
        ])
    func usage(options: [String]) throws {
        let output = try CommandProcess.run(["run", RunCommandTests.passing] + options)
        #expect(output.status == 64 && !output.error.isEmpty && !output.out.contains("ok "))
    }
}
