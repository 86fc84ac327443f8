import ArgumentParser
import Diagnostics
import ScenarioHarness
import ScenarioReports

/// `faultline new IMAGE --machine NAME`: a first scenario, which passes.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write a first scenario for an image: run it, and say what it did.")

    @OptionGroup var options: SubjectOptions

    @Option(name: [.short, .long], help: ArgumentHelp("The file to write; without it, the scenario is printed.", valueName: "file"))
    var output: String?

    @Flag(help: "Replace the file when it is there.")
    var overwrite = false

    func run() throws {
        let file = output.map { ReportFile($0) }
        do { try file?.check() } catch { throw ValidationError("\(error)") }
        if let output, !overwrite, ScenarioText.exists(output) {
            throw ValidationError("'\(output)' is there already; replace it with --overwrite")
        }
        let base = try options.base.map { try SubjectOptions.address($0, "--base") }
        let first = FirstScenario(try options.subject(), machine: options.machine, base: base, path: output ?? "first.yaml")
        let outcome = first.make()
        guard outcome.diagnostics.isEmpty else {
            let renderer = DiagnosticRenderer(sources: outcome.sources, style: Terminal.style)
            for diagnostic in outcome.diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
            throw ExitStatus.badInput.exitCode
        }
        guard let file, let output else { return Terminal.write(outcome.text) }
        do { try file.write(Array(outcome.text.utf8)) } catch {
            Terminal.writeError("error: \(error)")
            throw ExitStatus.internalError.exitCode
        }
        Terminal.writeLine("wrote \(output): it passes; read what it expects, then run it: faultline run \(output)")
    }
}
