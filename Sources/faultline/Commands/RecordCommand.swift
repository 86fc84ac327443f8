import ArgumentParser
import Diagnostics
import ScenarioHarness
import ScenarioReports

/// `faultline record FILE[:ID]`: fills in `expect` from a run, to be read by a person.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Fill in what scenarios expect from what their runs do.",
        discussion: """
            Outcome, exceptions or faults, resets and consoles are written where 'expect' does not have them; what is there stays. \
            Comments and layout stay too. Read what was written: it is what the firmware does, not what it should do.
            """)

    @Argument(help: ArgumentHelp("A scenario file, with ':' and an id to record one scenario of it.", valueName: "file[:id]"))
    var file: String

    @Flag(help: "Replace expectations that fail: outcome, faults, exceptions, resets, console.")
    var overwrite = false

    @Flag(help: "Let images lie outside the project's folder.")
    var allowOutsideRoot = false

    func run() throws {
        let (path, id) = split()
        let (text, mistakes) = FileRecording.text(of: path)
        guard let original = text else {
            let renderer = DiagnosticRenderer(sources: SourceTexts(), style: Terminal.style)
            for diagnostic in mistakes { Terminal.writeError(renderer.render(diagnostic)) }
            throw ExitStatus.badInput.exitCode
        }
        let report = ReportFile(path)
        do { try report.check() } catch { throw ValidationError("\(error)") }
        var options = PlanOptions()
        options.allowOutsideRoot = allowOutsideRoot
        let recording = FileRecording(path: path, id: id, options: options, overwrites: overwrite).record(original)
        let renderer = DiagnosticRenderer(sources: recording.sources, style: Terminal.style)
        for diagnostic in recording.diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
        for (id, keys) in recording.recorded {
            Terminal.writeLine("\(id): " + (keys.isEmpty ? "nothing to add" : "recorded \(keys.joined(separator: ", "))"))
        }
        if recording.text != original {
            do { try report.write(Array(recording.text.utf8)) } catch {
                Terminal.writeError("error: \(error)")
                throw ExitStatus.internalError.exitCode
            }
        }
        if recording.recorded.isEmpty, recording.diagnostics.isEmpty {
            throw ValidationError("there is no scenario" + (id.map { " '\($0)'" } ?? "") + " in \(path)")
        }
        if !recording.diagnostics.isEmpty { throw ExitStatus.checkFailed.exitCode }
    }

    /// A file that is there may have a colon in its name.
    private func split() -> (path: String, id: String?) {
        guard !ScenarioText.exists(file), let colon = file.lastIndex(of: ":") else { return (file, nil) }
        return (String(file[..<colon]), String(file[file.index(after: colon)...]))
    }
}
