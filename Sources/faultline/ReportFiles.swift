import ArgumentParser
import Diagnostics
import ScenarioHarness
import ScenarioReports

/// The reports a run was asked for: refused before the run where they cannot be written.
struct ReportFiles {
    var junit: String?
    var json: String?
    var trace: String?
    var options: ReportOptions

    func check() throws {
        for path in [junit, json, trace].compactMap({ $0 }) {
            do { try ReportFile(path).check() } catch { throw ValidationError("\(error)") }
        }
    }

    func write(_ result: PlanResult, sources: SourceTexts, trace sink: TraceSink?) throws {
        do {
            if let junit {
                try ReportFile(junit).write(JUnitReport(sources: sources, options: options).bytes(result))
            }
            if let json { try ReportFile(json).write(JSONReport(sources: sources, options: options).bytes(result)) }
            if let trace, let sink { try ReportFile(trace).write(Array(sink.text.utf8)) }
        } catch {
            Terminal.writeError("error: \(error)")
            throw ExitStatus.internalError.exitCode
        }
    }
}
