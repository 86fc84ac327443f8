import ArgumentParser
import Diagnostics
import ScenarioHarness

/// `faultline machines check FILE`: machine files, read and resolved as a scenario would.
struct MachinesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read machine files, and report every mistake; a summary of each that is right.",
        discussion: "Exit status: 0 all are right; 2 one is not.")

    @Argument(help: ArgumentHelp("A machine file.", valueName: "file"))
    var files: [String]

    func run() throws {
        var isWrong = false
        for (index, file) in files.enumerated() {
            let named = NamedMachine.resolve(file: file)
            let renderer = DiagnosticRenderer(sources: named.sources, style: Terminal.style)
            for diagnostic in named.diagnostics { Terminal.writeError(renderer.render(diagnostic) + "\n") }
            if let machine = named.machine {
                if index > 0 { Terminal.writeLine("") }
                Terminal.write(MachineOverview(machine).text)
            } else {
                isWrong = true
                let errors = named.diagnostics.count { $0.severity == .error }
                Terminal.writeError("\(file): \(errors) mistake\(errors == 1 ? "" : "s")")
            }
        }
        if isWrong { throw ExitStatus.badInput.exitCode }
    }
}
