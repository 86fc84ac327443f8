import ArgumentParser
import Diagnostics
import ScenarioHarness
import ScenarioReports

/// The reports a run was asked for: refused before the run where they cannot be written.
struct ReportFiles {
    private struct Requested {
        var path: String
        var report: (SourceTexts) -> any ResultReport
    }

    private var requested: [Requested] = []
    private let trace: String?

    /// `junit` is where the JUnit XML goes when the arguments do not say.
    init(_ arguments: ReportArguments, junit: String? = nil, trace: String? = nil) {
        let options = arguments.options
        self.trace = trace
        request(arguments.junit ?? junit) { JUnitReport(sources: $0, options: options, flavor: arguments.junitFlavor) }
        request(arguments.json) { JSONReport(sources: $0, options: options) }
        request(arguments.events) { _ in EventReport(options: options) }
        request(arguments.html) { HTMLReport(sources: $0, options: options) }
        request(arguments.coverage) { _ in LCOVReport() }
        request(arguments.tap) { TAPReport(sources: $0, options: options) }
    }

    private mutating func request(_ path: String?, _ report: @escaping (SourceTexts) -> any ResultReport) {
        if let path { requested.append(Requested(path: path, report: report)) }
    }

    /// Throws for a file that cannot be written, and for one that two reports are to be written to.
    func check() throws {
        var paths: Set<String> = []
        for path in requested.map(\.path) + [trace].compactMap({ $0 }) {
            do { try ReportFile(path).check() } catch { throw ValidationError("\(error)") }
            guard paths.insert(path).inserted else { throw ValidationError("two reports are to be written to \(path)") }
        }
    }

    func write(_ result: PlanResult, sources: SourceTexts, trace sink: TraceSink? = nil) throws {
        do {
            for request in requested { try ReportFile(request.path).write(request.report(sources).bytes(result)) }
            if let trace, let sink { try ReportFile(trace).write(Array(sink.text.utf8)) }
        } catch {
            Terminal.writeError("error: \(error)")
            throw ExitStatus.internalError.exitCode
        }
    }
}
