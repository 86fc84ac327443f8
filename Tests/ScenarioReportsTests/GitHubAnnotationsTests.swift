import Diagnostics
import ScenarioHarness
import ScenarioReports
import Testing

@Suite("GitHub annotations")
struct GitHubAnnotationsTests {
    private func lines(_ result: PlanResult = SampleResults.result, folder: String = "") throws -> [String] {
        let report = GitHubAnnotations(sources: SampleResults.sources, folder: folder)
        return String(decoding: try report.bytes(result), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test("an error for each error, at its place, in plan order")
    func errors() throws {
        let lines = try lines()
        #expect(lines.count == 3)
        #expect(
            lines[0].hasPrefix("::error file=scenarios/faults/divide.yaml,line=3,col=13,endColumn=19,title=fails%3A expected BusFault%2C"))
        #expect(lines[2].hasPrefix("::error file=scenarios/broken.yaml,line=7,col=1,endColumn=2,title=did not find expected ']'::"))
    }

    @Test("the text is the whole diagnostic in one line")
    func text() throws {
        let text = try #require(try lines()[0].split(separator: "::").last)
        #expect(text.contains("error: [FL4002]") && text.contains("%0A") && text.contains("^~~~~~"))
    }

    @Test("percent signs, colons, commas and line feeds cannot end a property or begin a command")
    func escaping() throws {
        var result = SampleResults.result
        result.files = [result.files[0]]
        result.files[0].cases = [result.files[0].cases[1]]
        result.files[0].cases[0].id = "100%,a:b\n::error::x"
        let lines = try lines(result)
        #expect(lines.count == 1)
        #expect(lines[0].contains("title=100%25%2Ca%3Ab%0A%3A%3Aerror%3A%3Ax%3A "))
    }

    @Test("what goes over several lines has a line and no columns, which GitHub would refuse")
    func severalLines() throws {
        var result = SampleResults.knownIssue
        result.files[0].cases[0].diagnostics[0].span?.end.line = 4
        #expect(try lines(result)[0].hasPrefix("::notice file=scenarios/faults/divide.yaml,line=3,title=known%3A R0 is 1"))
    }

    @Test("a failure that is known is a notice")
    func knownIssue() throws {
        let lines = try lines(SampleResults.knownIssue)
        #expect(lines.count == 1)
        #expect(lines[0].hasPrefix("::notice file=scenarios/faults/divide.yaml,line=3,col=13,endColumn=16,title=known%3A R0 is 1"))
    }

    @Test("a warning is a warning, a note is nothing")
    func severities() throws {
        var result = SampleResults.result
        result.files = [result.files[0]]
        result.files[0].cases = [result.files[0].cases[0]]
        result.files[0].cases[0].diagnostics = [
            Diagnostic(.warning, DiagnosticCode(4020), "odd", at: nil), Diagnostic(.note, DiagnosticCode(4021), "by the way", at: nil),
        ]
        let lines = try lines(result)
        #expect(lines.count == 1)
        #expect(lines[0].hasPrefix("::warning file=scenarios/faults/divide.yaml,line=2,col=5,endColumn=8,title=divides%3A odd::"))
    }

    @Test("paths start at the top of the repository")
    func folder() throws {
        #expect(try lines(folder: "firmware/tests")[0].hasPrefix("::error file=firmware/tests/scenarios/faults/divide.yaml,"))
    }
}
