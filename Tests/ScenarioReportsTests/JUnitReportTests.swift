import Foundation
import ScenarioHarness
import ScenarioReports
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("JUnit XML")
struct JUnitReportTests {
    private func text(times: Bool = false) throws -> String {
        let report = JUnitReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: times))
        return String(decoding: try report.bytes(SampleResults.result), as: UTF8.self)
    }

    private func document() throws -> XMLDocument { try XMLDocument(xmlString: text(), options: []) }

    private func values(_ path: String) throws -> [String] {
        try document().nodes(forXPath: path).map { $0.stringValue ?? "" }
    }

    @Test("a testsuite for each file and a testcase for each scenario, with its place")
    func structure() throws {
        #expect(try values("/testsuites/testsuite/@file") == [SampleResults.path, "scenarios/broken.yaml"])
        #expect(try values("//testsuite[1]/testcase/@name") == ["divides", "fails", "wrong", "later"])
        #expect(try Set(values("//testsuite[1]/testcase/@classname")) == ["scenarios.faults.divide"])
        #expect(try values("//testsuite[1]/testcase/@line") == ["2", "2", "3", "3"])
    }

    @Test("failure, error and skipped are told apart and counted")
    func statuses() throws {
        #expect(try values("//testcase[failure]/@name") == ["fails"])
        #expect(try values("//testcase[error]/@name") == ["wrong", "(file)"])
        #expect(try values("//testcase[skipped]/@name") == ["later"])
        #expect(try values("/testsuites/@tests | /testsuites/@failures") == ["5", "1"])
        #expect(try values("/testsuites/@errors | /testsuites/@skipped") == ["2", "1"])
        #expect(try values("//testsuite/@tests") == ["4", "1"])
    }

    @Test("a sweep has its points among the properties")
    func sweeps() throws {
        let report = JUnitReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: false))
        let text = String(decoding: try report.bytes(SampleResults.sweeps), as: UTF8.self)
        let document = try XMLDocument(xmlString: text, options: [])
        let names = try document.nodes(forXPath: "//testcase[1]//property/@name").compactMap(\.stringValue)
        #expect(names.filter { $0.hasPrefix("sweep.") } == ["sweep.points", "sweep.failed", "sweep.first", "sweep.place"])
        let passed = try document.nodes(forXPath: "//testcase[2]//property[@name='sweep.points']/@value").compactMap(\.stringValue)
        #expect(passed == ["7"])
    }

    @Test("a known issue is skipped, with its reason")
    func knownIssue() throws {
        let report = JUnitReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: false))
        let document = try XMLDocument(
            xmlString: String(decoding: try report.bytes(SampleResults.knownIssue), as: UTF8.self), options: [])
        let messages = try document.nodes(forXPath: "//testcase[@name='known']/skipped/@message").map(\.stringValue)
        #expect(messages == ["known issue: counts <twice> (https://example.com/1)"])
        #expect(try document.nodes(forXPath: "//failure").isEmpty)
        #expect(try document.nodes(forXPath: "/testsuites/@skipped").map(\.stringValue) == ["1"])
    }

    @Test("a failure holds its code, its message and the rendered diagnostic")
    func failureText() throws {
        #expect(try values("//failure/@type") == ["FL4002"])
        #expect(try values("//failure/@message") == ["expected BusFault, but the machine took UsageFault \"<&>\""])
        let rendered = try #require(try values("//failure").first)
        #expect(rendered.contains("scenarios/faults/divide.yaml:3:13: error: [FL4002]"))
        #expect(rendered.contains("^~~~~~"))
    }

    @Test("the properties say what ran")
    func properties() throws {
        let names = try values("//testcase[@name='divides']/properties/property/@name")
        #expect(names == ["title", "tags", "machine", "timing", "image.sha256", "outcome", "instructions", "cycles"])
        let values = try values("//testcase[@name='divides']/properties/property/@value")
        #expect(values == ["Division by zero <faults>", "fault v7m", "cortex-m3", "core", "ab12", "reached", "1204", "1310"])
    }

    @Test("the console is there on failure only, with its control characters visible")
    func systemOut() throws {
        #expect(try values("//testcase[system-out]/@name") == ["fails"])
        let output = try #require(try values("//system-out").first)
        #expect(output == "--- uart0 ---\n<script>]]>&\u{241B}[31m\u{2400}\\xFF\n")
    }

    @Test("warnings are properties of what passed and of what failed; for Jenkins' xunit plugin they are its output")
    func warnings() throws {
        func document(_ flavor: JUnitFlavor) throws -> XMLDocument {
            let report = JUnitReport(sources: SampleResults.sources, options: ReportOptions(includesTimes: false), flavor: flavor)
            return try XMLDocument(xmlString: String(decoding: try report.bytes(SampleResults.warned), as: UTF8.self), options: [])
        }
        let store = "[FL4024] flash: a store to 0x0800_0000 is ignored: it is locked"
        let path = "//testcase[@name='two' or @name='fails']//property[@name='warning']/@value"
        #expect(try document(.common).nodes(forXPath: path).compactMap(\.stringValue) == [store, store])
        let output = try document(.jenkins).nodes(forXPath: "//testcase[@name='two']/system-out").compactMap(\.stringValue)
        #expect(output == ["warning: " + store])
    }

    @Test("without times there is no trace of the host, with them three decimals")
    func times() throws {
        #expect(try !text().contains("time="))
        let timed = try text(times: true)
        #expect(timed.contains("time=\"0.012\"") && timed.contains("time=\"1.500\""))
    }

    @Test("the same results give the same bytes")
    func deterministic() throws {
        #expect(try text() == text())
    }

    @Test("the flavour for Jenkins' xunit plugin has only the elements and attributes of its schema, and nothing is lost")
    func jenkins() throws {
        let report = JUnitReport(sources: SampleResults.sources, flavor: .jenkins)
        let document = try XMLDocument(xmlString: String(decoding: report.bytes(SampleResults.result), as: UTF8.self), options: [])
        func names(_ path: String) throws -> Set<String> { try Set(document.nodes(forXPath: path).compactMap(\.name)) }
        #expect(try names("/testsuites/@*") == ["name", "tests", "failures", "errors", "time"])
        #expect(try names("//testsuite/@*") == ["name", "file", "tests", "failures", "errors", "skipped", "time"])
        #expect(try names("//testcase/@*") == ["classname", "name", "time"])
        #expect(try names("//testcase/*") == ["failure", "error", "skipped", "system-out"])
        let output = try #require(try document.nodes(forXPath: "//system-out").first?.stringValue)
        #expect(output.hasPrefix("machine: cortex-m3\ntiming: core\n") && output.contains("--- uart0 ---\n<script>"))
        for time in try document.nodes(forXPath: "//@time").compactMap(\.stringValue) {
            #expect(time.wholeMatch(of: /[0-9]+\.[0-9]{3}/) != nil, "SUREFIRE_TIME")
        }
    }
}
