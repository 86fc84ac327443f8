internal import ArmMProfile
internal import CortexM
public import Diagnostics
internal import Foundation
public import ScenarioHarness

/// A JSON report read back: what every other report can be made from.
public struct RecordedReport: Sendable {
    /// The results, as far as the report keeps them: of an exception's entry, not the masks that decided it.
    public var result: PlanResult
    /// The lines that its diagnostics point into.
    public var sources: SourceTexts

    /// Reads a report; throws `Unreadable` for anything that this version did not write.
    public init(_ bytes: [UInt8]) throws(Unreadable) {
        let document: JSONDocument
        do {
            document = try JSONDecoder().decode(JSONDocument.self, from: Data(bytes))
        } catch {
            throw Unreadable(reason: Unreadable.words(for: error))
        }
        guard document.version == 1 else { throw Unreadable(reason: "it has version \(document.version), not 1") }
        var reader = JSONReportReader()
        result = try reader.result(document)
        sources = reader.sources
    }

    /// Why a file is no report.
    public struct Unreadable: Error, CustomStringConvertible {
        /// In words, without a full stop.
        public var reason: String
        /// The reason.
        public var description: String { reason }

        static func words(for error: any Error) -> String {
            guard let error = error as? DecodingError else { return "it is no JSON" }
            switch error {
            case .keyNotFound(let key, let context): return "there is no '\(key.stringValue)' in \(place(context))"
            case .typeMismatch(_, let context), .valueNotFound(_, let context): return "\(place(context)) has a value of another type"
            default: return "it is no JSON"
            }
        }

        private static func place(_ context: DecodingError.Context) -> String {
            let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
            return path.isEmpty ? "the document" : "'\(path.drop { $0 == "." })'"
        }
    }
}

/// Values out of a document, and the source lines on the way.
private struct JSONReportReader {
    typealias Unreadable = RecordedReport.Unreadable

    private(set) var sources = SourceTexts()

    mutating func result(_ document: JSONDocument) throws(Unreadable) -> PlanResult {
        var files: [FileResult] = []
        for file in document.files { files.append(try self.file(file)) }
        var shard: PlannedShard?
        if let recorded = document.shard {
            guard let which = Shard(index: recorded.index, count: recorded.count) else {
                throw Unreadable(reason: "there is no shard \(recorded.index)/\(recorded.count)")
            }
            let places = recorded.files.map { PlannedShard.File(place: $0.place, cases: $0.scenarios) }
            guard zip(places, files).allSatisfy({ $0.cases.count == $1.cases.count }), places.count == files.count else {
                throw Unreadable(reason: "its files are not those of its shard")
            }
            shard = PlannedShard(shard: which, plan: recorded.plan, scenarioCount: recorded.scenarios, files: places)
        }
        return PlanResult(files: files, wasInterrupted: document.interrupted, shard: shard)
    }

    private mutating func file(_ file: JSONDocument.File) throws(Unreadable) -> FileResult {
        var cases: [CaseResult] = []
        for scenario in file.scenarios { cases.append(try self.scenario(scenario, in: file.path)) }
        return FileResult(path: file.path, suite: file.suite, cases: cases, diagnostics: try diagnostics(file.diagnostics))
    }

    private mutating func scenario(_ scenario: JSONDocument.Scenario, in path: String) throws(Unreadable) -> CaseResult {
        guard let status = CaseResult.Status(word: scenario.status, reason: scenario.reason, url: scenario.url) else {
            throw Unreadable(reason: "'\(scenario.id)' ended as '\(scenario.status)', which is no way to end")
        }
        let start = SourcePosition(line: scenario.line, column: 1)
        return CaseResult(
            id: scenario.id, name: scenario.name, tags: scenario.tags, span: SourceSpan(file: path, start: start, end: start),
            status: status, diagnostics: try diagnostics(scenario.diagnostics), run: try run(scenario.run),
            failureState: try scenario.state?.state(), wallSeconds: scenario.seconds ?? 0)
    }

    private mutating func diagnostics(_ problems: [JSONDocument.Problem]) throws(Unreadable) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for problem in problems {
            guard let severity = Severity(rawValue: problem.severity), problem.code.hasPrefix("FL"),
                let number = Int(problem.code.dropFirst(2))
            else { throw Unreadable(reason: "'\(problem.severity) \(problem.code)' is no diagnostic") }
            var span: SourceSpan?
            if let file = problem.file, let line = problem.line, let column = problem.column {
                let start = SourcePosition(line: line, column: column)
                let end = SourcePosition(line: problem.endLine ?? line, column: problem.endColumn ?? column)
                span = SourceSpan(file: file, start: start, end: end)
                if let source = problem.source { sources.add(path: file, line: line, text: source) }
            }
            diagnostics.append(
                Diagnostic(
                    severity, DiagnosticCode(number), problem.message, at: span, help: problem.help,
                    notes: problem.notes.map { Diagnostic.Note($0.label, $0.text) }))
        }
        return diagnostics
    }

    private func run(_ run: JSONDocument.Run?) throws(Unreadable) -> RunSummary? {
        guard let run else { return nil }
        guard let timing = TimingLevel(rawValue: run.timing) else { throw Unreadable(reason: "there is no timing '\(run.timing)'") }
        var exceptions: [ExceptionEntry] = []
        for exception in run.exceptions { exceptions.append(try exception.entry()) }
        var summary = RunSummary(
            machine: run.machine, timing: timing, imageHashes: run.images, instructions: run.instructions, cycles: run.cycles,
            outcome: run.outcome, exceptions: exceptions, exceptionsDropped: run.exceptionsDropped,
            consoles: run.consoles.map { RunSummary.Console(name: $0.name, bytes: Array($0.text.utf8)) },
            sweep: run.sweep.map { sweep in
                SweepSummary(
                    points: sweep.points, failed: sweep.failed, instructions: sweep.instructions, firstFailure: sweep.firstFailure,
                    places: sweep.places)
            })
        for record in run.returns ?? [] { summary.returns.append(try record.record()) }
        for register in run.registers ?? [] {
            summary.registers.append(.init(name: register.name, value: try word(inReport: register.value)))
        }
        for register in run.unmodelled ?? [] {
            summary.unmodelled.append(
                .init(
                    name: register.register, address: try word(inReport: register.address), isStore: register.access == "store",
                    instruction: try word(inReport: register.instruction), place: register.place))
        }
        return summary
    }
}

extension CaseResult.Status {
    /// The status of a `word`; nil when there is none of that name.
    fileprivate init?(word: String, reason: String?, url: String?) {
        switch word {
        case "passed": self = .passed
        case "failed": self = .failed
        case "error": self = .error
        case "known_issue": self = .knownIssue(KnownIssue(reason: reason ?? "", url: url))
        case "skipped": self = .skipped(reason: reason ?? "")
        default: return nil
        }
    }
}
