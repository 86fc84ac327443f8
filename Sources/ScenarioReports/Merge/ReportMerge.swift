public import Diagnostics
public import ScenarioHarness

/// The reports of a plan's parts, joined into the report of the whole.
///
/// What keeps them from being the whole (a part that is missing, there twice, of another plan, or cut short) is a mistake of the
/// joined result too, so that no report of it looks complete.
public struct ReportMerge: Sendable {
    /// The results of all parts, in plan order; nil when no report could be read.
    public private(set) var result: PlanResult?
    /// The lines that the results' diagnostics point into.
    public private(set) var sources = SourceTexts()
    /// What is wrong with the parts.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Where the mistakes of the parts stand in the joined result.
    static let fileName = "(shards)"

    /// Joins reports; each is the path it is named by, and its bytes, or nil when it cannot be read.
    public init(_ reports: [(path: String, bytes: [UInt8]?)]) {
        var parts: [Part] = []
        for report in reports {
            guard let bytes = report.bytes else {
                diagnostics.append(.notAReport(report.path, "it cannot be read"))
                continue
            }
            do throws(RecordedReport.Unreadable) {
                parts.append(Part(path: report.path, report: try RecordedReport(bytes)))
            } catch {
                diagnostics.append(.notAReport(report.path, error.reason))
            }
        }
        guard let first = parts.first else { return }
        let kept = distinct(parts, of: first)
        for part in kept { sources.add(part.report.sources) }
        var joined = PlanResult(
            files: kept.count == 1 && first.planned == nil ? first.report.result.files : files(kept),
            wasInterrupted: kept.contains(where: \.report.result.wasInterrupted))
        checkComplete(kept, of: first, joined)
        if !diagnostics.isEmpty {
            joined.files.append(FileResult(path: Self.fileName, suite: Self.fileName, cases: [], diagnostics: diagnostics))
        }
        result = joined
    }

    /// A part's report, and what it says it is; a report of a whole plan is part 1 of 1.
    private struct Part {
        var path: String
        var report: RecordedReport
        var planned: PlannedShard? { report.result.shard }
        var index: Int { planned?.shard.index ?? 1 }
        var count: Int { planned?.shard.count ?? 1 }
    }

    /// Those of the first one's plan, each part once.
    private mutating func distinct(_ parts: [Part], of first: Part) -> [Part] {
        var kept: [Part] = []
        for part in parts {
            if let same = kept.first(where: { $0.index == part.index && $0.count == part.count }) {
                diagnostics.append(.shardTwice(part.index, part.count, same.path, part.path))
            } else if part.planned?.plan != first.planned?.plan || part.count != first.count {
                diagnostics.append(.shardOfAnotherPlan(part.path, first.path))
            } else {
                kept.append(part)
            }
        }
        return kept.sorted { $0.index < $1.index }
    }

    private mutating func checkComplete(_ kept: [Part], of first: Part, _ joined: PlanResult) {
        for part in kept where part.report.result.wasInterrupted && !part.report.result.isUnsuccessful {
            diagnostics.append(.shardInterrupted(part.index, part.count, part.path))
        }
        let there = Set(kept.map(\.index))
        let missing = (1...first.count).filter { !there.contains($0) }
        if !missing.isEmpty { return diagnostics.append(.shardsMissing(missing, of: first.count)) }
        let scenarios = joined.files.reduce(0) { $0 + $1.cases.count }
        if let planned = first.planned, planned.scenarioCount != scenarios {
            diagnostics.append(.shardsIncomplete(scenarios, of: planned.scenarioCount))
        }
    }

    /// The parts' files in the order of the whole plan, each with its scenarios from all parts in their order.
    private func files(_ parts: [Part]) -> [FileResult] {
        var gathered: [Int: (file: FileResult, cases: [(place: Int, result: CaseResult)])] = [:]
        for part in parts {
            for (file, places) in zip(part.report.result.files, part.planned?.files ?? []) {
                var entry = gathered[places.place] ?? (FileResult(path: file.path, suite: file.suite, cases: [], diagnostics: []), [])
                entry.file.diagnostics += file.diagnostics
                entry.cases += zip(places.cases, file.cases).map { (place: $0, result: $1) }
                gathered[places.place] = entry
            }
        }
        return gathered.sorted { $0.key < $1.key }.map { _, entry in
            var file = entry.file
            file.cases = entry.cases.sorted { $0.place < $1.place }.map(\.result)
            return file
        }
    }
}

extension PlanResult {
    /// Something in it failed or is an error.
    fileprivate var isUnsuccessful: Bool { totals.failed + totals.errors > 0 }
}
