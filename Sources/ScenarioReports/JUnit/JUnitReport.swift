import CortexM
public import Diagnostics
internal import Foundation
public import ScenarioHarness
internal import XMLCoder

/// JUnit XML: a testsuite for each file, a testcase for each scenario.
public struct JUnitReport: ResultReport {
    private let renderer: DiagnosticRenderer
    private let options: ReportOptions
    private let flavor: JUnitFlavor

    /// `sources` are the texts that the carets of failures point into.
    public init(sources: SourceTexts, options: ReportOptions = ReportOptions(), flavor: JUnitFlavor = .common) {
        renderer = DiagnosticRenderer(sources: sources, style: .plain)
        self.options = options
        self.flavor = flavor
    }

    /// The report's bytes, UTF-8. One suite is encoded at a time: the encoder's tree of a document is many times its size.
    public func bytes(_ result: PlanResult) throws -> [UInt8] {
        var document = JUnitDocument(
            name: "faultline", tests: 0, failures: 0, errors: 0, skipped: flavor == .common ? 0 : nil,
            time: time(result.files.reduce(0) { $0 + $1.wallSeconds }), testsuite: [])
        var suites: [UInt8] = []
        for file in result.files {
            let suite = suite(file)
            document.tests += suite.tests
            document.failures += suite.failures
            document.errors += suite.errors
            document.skipped = document.skipped.map { $0 + suite.skipped }
            document.testsuite = [suite]
            suites += lines(try encoded(document)).inner
            document.testsuite[0].testcase = []
        }
        let frame = try encoded(document)
        return document.testsuite.isEmpty ? frame : lines(frame).first + suites + lines(frame).last
    }

    private func encoded(_ document: JUnitDocument) throws -> [UInt8] {
        let encoder = XMLEncoder()
        encoder.outputFormatting = [.prettyPrinted]
        encoder.prettyPrintIndentation = .spaces(2)
        // A reader turns a raw line feed or tab of an attribute into a blank.
        encoder.charactersEscapedInAttributes += [("\n", "&#10;"), ("\t", "&#9;")]
        let data = try encoder.encode(
            document, withRootKey: "testsuites", header: XMLHeader(version: 1.0, encoding: "UTF-8"))
        return Array(data) + [0x0A]
    }

    /// The lines of a document: the declaration and the root's opening tag, what is in the root, and its closing tag.
    private func lines(_ document: [UInt8]) -> (first: ArraySlice<UInt8>, inner: ArraySlice<UInt8>, last: ArraySlice<UInt8>) {
        let lineFeed = UInt8(ascii: "\n")
        let declaration = document.firstIndex(of: lineFeed).map { $0 + 1 } ?? document.endIndex
        let opening = document[declaration...].firstIndex(of: lineFeed).map { $0 + 1 } ?? document.endIndex
        let closing = document.dropLast().lastIndex(of: lineFeed).map { $0 + 1 } ?? opening
        return (document[..<opening], document[opening..<max(opening, closing)], document[max(opening, closing)...])
    }

    private func suite(_ file: FileResult) -> JUnitDocument.Suite {
        let classname = self.classname(file.path)
        var cases = file.cases.map { testcase($0, file: file, classname: classname) }
        let fileErrors = file.diagnostics.filter { $0.severity == .error }
        if !fileErrors.isEmpty {
            cases.insert(
                JUnitDocument.Case(
                    classname: classname, name: "(file)", file: place(file),
                    line: flavor == .common ? fileErrors.first?.span?.start.line ?? 1 : nil, time: time(0), properties: nil,
                    skipped: nil, error: fileErrors.map(problem), failure: [], systemOut: nil), at: 0)
        }
        return JUnitDocument.Suite(
            name: visibleText(file.suite), file: visibleText(file.path), tests: cases.count,
            failures: cases.count { !$0.failure.isEmpty }, errors: cases.count { !$0.error.isEmpty },
            skipped: cases.count { $0.skipped != nil }, time: time(file.wallSeconds), testcase: cases)
    }

    private func testcase(_ result: CaseResult, file: FileResult, classname: String) -> JUnitDocument.Case {
        var skipped: JUnitDocument.Skipped?
        var errors: [JUnitDocument.Problem] = []
        var failures: [JUnitDocument.Problem] = []
        let problems = result.diagnostics.filter { $0.severity == .error }
        switch result.status {
        case .passed: break
        case .failed: failures = problems.map(problem)
        case .error: errors = problems.map(problem)
        // The readers know no other status that does not fail a build, and all of them show the reason.
        case .knownIssue(let issue): skipped = JUnitDocument.Skipped(message: visibleText("known issue: \(issue.text)"))
        case .skipped(let reason): skipped = JUnitDocument.Skipped(message: visibleText(reason))
        }
        let properties = properties(result)
        return JUnitDocument.Case(
            classname: classname, name: visibleText(result.id), file: place(file),
            line: flavor == .common ? result.span.start.line : nil, time: time(result.wallSeconds),
            properties: flavor == .common && !properties.isEmpty ? JUnitDocument.Properties(property: properties) : nil,
            skipped: skipped, error: errors, failure: failures, systemOut: systemOut(result, properties))
    }

    private func place(_ file: FileResult) -> String? { flavor == .common ? visibleText(file.path) : nil }

    private func problem(_ diagnostic: Diagnostic) -> JUnitDocument.Problem {
        JUnitDocument.Problem(
            message: visibleText(diagnostic.message), type: diagnostic.code.description,
            text: visibleText("\n" + renderer.render(diagnostic) + "\n"))
    }

    private func properties(_ result: CaseResult) -> [JUnitDocument.Property] {
        var rows: [JUnitDocument.Property] = []
        func add(_ name: String, _ value: String) {
            rows.append(JUnitDocument.Property(name: name, value: visibleText(value)))
        }
        if result.name != result.id { add("title", result.name) }
        if !result.tags.isEmpty { add("tags", result.tags.joined(separator: " ")) }
        if let run = result.run {
            add("machine", run.machine)
            add("timing", run.timing.rawValue)
            for hash in run.imageHashes { add("image.sha256", hash) }
            add("outcome", run.outcome)
            add("instructions", String(run.instructions))
            add("cycles", String(run.cycles))
            for register in run.unmodelled { add("not_modelled", register.text) }
            for warning in result.warnings { add("warning", warning.brief) }
            if let sweep = run.sweep {
                add("sweep.points", String(sweep.points))
                add("sweep.failed", String(sweep.failed))
                if let first = sweep.firstFailure { add("sweep.first", first) }
                for place in sweep.places { add("sweep.place", place) }
            }
        }
        return rows
    }

    /// What the consoles printed, of what did not pass; before it the properties, where a testcase has none of its own. Of what passed
    /// only the warnings are there, likewise.
    private func systemOut(_ result: CaseResult, _ properties: [JUnitDocument.Property]) -> String? {
        guard result.isShownInFull else {
            guard flavor == .jenkins, !result.warnings.isEmpty else { return nil }
            return result.warnings.map { visibleText("warning: \($0.brief)") }.joined(separator: "\n")
        }
        var parts = (result.run?.consoles ?? []).map { "--- \($0.name) ---\n" + visibleText($0.bytes) }
        if flavor == .jenkins {
            parts.insert(properties.map { "\($0.name): \($0.value)" }.joined(separator: "\n"), at: 0)
        }
        return parts.allSatisfy(\.isEmpty) ? nil : parts.joined(separator: "\n")
    }

    private func time(_ seconds: Double) -> String? {
        options.includesTimes ? fixedPoint(seconds, places: 3) : nil
    }

    /// `scenarios/faults/divide.yaml` is `scenarios.faults.divide`, as the readers group by dots.
    private func classname(_ path: String) -> String {
        var path = path
        for ending in [".yaml", ".yml"] where path.hasSuffix(ending) { path.removeLast(ending.count) }
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
        return visibleText(parts.joined(separator: "."))
    }
}
