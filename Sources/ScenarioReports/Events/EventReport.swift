internal import CortexM
internal import Foundation
public import ScenarioHarness

/// What happened, as lines of JSON in plan order: the plan, each scenario's start, exceptions, consoles, diagnostics and end, and
/// the totals. Keys are sorted, so that the same results give the same bytes.
public struct EventReport: ResultReport {
    private let options: ReportOptions

    /// Lines with host times, unless the options leave them out.
    public init(options: ReportOptions = ReportOptions()) {
        self.options = options
    }

    /// The lines, UTF-8, each with a line feed.
    public func bytes(_ result: PlanResult) throws -> [UInt8] {
        var writer = EventWriter()
        try writer.add(.plan(result))
        for file in result.files {
            for diagnostic in file.diagnostics { try writer.add(.diagnostic(diagnostic, in: file, of: nil)) }
            for scenario in file.cases { try add(scenario, in: file, to: &writer) }
        }
        try writer.add(.end(result))
        return writer.bytes
    }

    private func add(_ scenario: CaseResult, in file: FileResult, to writer: inout EventWriter) throws {
        try writer.add(.started(scenario, in: file))
        for step in scenario.run?.activity ?? [] { try writer.add(.exception(step, in: file, of: scenario)) }
        for console in scenario.run?.consoles ?? [] { try writer.add(.console(console, in: file, of: scenario)) }
        for diagnostic in scenario.diagnostics { try writer.add(.diagnostic(diagnostic, in: file, of: scenario)) }
        try writer.add(.finished(scenario, in: file, seconds: options.includesTimes ? scenario.wallSeconds : nil))
    }
}

/// Lines of JSON while they are written.
private struct EventWriter {
    private let encoder = JSONEncoder()
    private(set) var bytes: [UInt8] = []

    init() { encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes] }

    mutating func add(_ event: EventLine) throws {
        bytes += try encoder.encode(event)
        bytes.append(0x0A)
    }
}
