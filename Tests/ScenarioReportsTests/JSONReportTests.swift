import Foundation
import ScenarioHarness
import ScenarioReports
import Testing

@Suite("The JSON report")
struct JSONReportTests {
    private func document(times: Bool = false) throws -> [String: Any] {
        let bytes = try JSONReport(options: ReportOptions(includesTimes: times)).bytes(SampleResults.result)
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test("totals count every case once, and a file that does not read as an error")
    func totals() throws {
        let totals = try #require(try document()["totals"] as? [String: Int])
        #expect(totals == ["passed": 1, "failed": 1, "errors": 2, "knownIssues": 0, "skipped": 1])
    }

    @Test("a scenario has its id, place, status, diagnostics and run")
    func scenario() throws {
        let files = try #require(try document()["files"] as? [[String: Any]])
        let scenarios = try #require(files.first?["scenarios"] as? [[String: Any]])
        #expect(scenarios.compactMap { $0["status"] as? String } == ["passed", "failed", "error", "skipped"])
        let run = try #require(scenarios[1]["run"] as? [String: Any])
        #expect(run["instructions"] as? Int == 1204)
        let diagnostics = try #require(scenarios[1]["diagnostics"] as? [[String: Any]])
        #expect(diagnostics.first?["code"] as? String == "FL4002")
        #expect(diagnostics.first?["line"] as? Int == 3)
        #expect(scenarios[0]["seconds"] == nil)
        #expect(scenarios[3]["reason"] as? String == "waits for\nhardware")
    }

    @Test("a known issue has its reason, its place and its diagnostics")
    func knownIssue() throws {
        let bytes = try JSONReport().bytes(SampleResults.knownIssue)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect((document["totals"] as? [String: Int])?["knownIssues"] == 1)
        let files = try #require(document["files"] as? [[String: Any]])
        let scenario = try #require((files[0]["scenarios"] as? [[String: Any]])?.first)
        #expect(scenario["status"] as? String == "known_issue")
        #expect(scenario["reason"] as? String == "counts <twice>")
        #expect(scenario["url"] as? String == "https://example.com/1")
        #expect((scenario["diagnostics"] as? [Any])?.count == 1)
    }

    @Test("a sweep has its points, the first that failed, and their places")
    func sweeps() throws {
        let bytes = try JSONReport().bytes(SampleResults.sweeps)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let files = try #require(document["files"] as? [[String: Any]])
        let scenarios = try #require(files[0]["scenarios"] as? [[String: Any]])
        let sweep = try #require((scenarios[0]["run"] as? [String: Any])?["sweep"] as? [String: Any])
        #expect(sweep["points"] as? Int == 1204 && sweep["failed"] as? Int == 2 && sweep["firstFailure"] as? String == "37,-")
        #expect(sweep["places"] as? [String] == ["handler+0x12 … +0x14 (2 points)"])
    }

    @Test("the document, encoded scenario by scenario, is what an encoder makes of the whole")
    func pieces() throws {
        let empty = PlanResult(files: [FileResult(path: "a.yaml", suite: "a", cases: [], diagnostics: [])], wasInterrupted: false)
        let none = PlanResult(files: [], wasInterrupted: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        for result in [
            SampleResults.result, SampleResults.knownIssue, SampleResults.sweeps, SampleResults.withExceptions, SampleResults.unmodelled,
            empty, none,
        ] {
            let bytes = try JSONReport(options: ReportOptions(includesTimes: false)).bytes(result)
            let whole = try encoder.encode(JSONDecoder().decode(AnyJSON.self, from: Data(bytes)))
            #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: whole, as: UTF8.self) + "\n")
        }
    }

    @Test("a run has the registers that are not modelled, and nothing where there are none")
    func unmodelled() throws {
        let bytes = try JSONReport().bytes(SampleResults.unmodelled)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let files = try #require(document["files"] as? [[String: Any]])
        let scenarios = try #require(files[0]["scenarios"] as? [[String: Any]])
        let rows = try #require((scenarios[0]["run"] as? [String: Any])?["unmodelled"] as? [[String: String]])
        #expect(
            rows == [
                [
                    "register": "tim2.CCMR1", "address": "0x40000018", "access": "store", "instruction": "0x08001234",
                    "place": "main+0x12",
                ],
                ["register": "tim2+0x50", "address": "0x40000050", "access": "load", "instruction": "0x00000100"],
            ])
        #expect(!String(decoding: try JSONReport().bytes(SampleResults.result), as: UTF8.self).contains("unmodelled"))
    }

    @Test("times are there when asked for")
    func times() throws {
        let files = try #require(try document(times: true)["files"] as? [[String: Any]])
        let scenarios = try #require(files.first?["scenarios"] as? [[String: Any]])
        #expect(scenarios[1]["seconds"] as? Double == 1.5)
    }
}

/// Any document of JSON without fractions.
private enum AnyJSON: Codable {
    case object([String: AnyJSON])
    case array([AnyJSON])
    case text(String)
    case number(Int)
    case truth(Bool)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode([String: AnyJSON].self) {
            self = .object(value)
        } else if let value = try? container.decode([AnyJSON].self) {
            self = .array(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .truth(value)
        } else {
            self = .number(try container.decode(Int.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .truth(let value): try container.encode(value)
        }
    }
}
