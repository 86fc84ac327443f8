import ArgumentParser
import CortexM
import Diagnostics
import ScenarioHarness

/// `faultline machines [NAME]`: the machines of the library, and what one of them is.
struct MachinesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "List the machines, or show one of them (the default).")

    @Argument(help: ArgumentHelp("The machine to show: a name, or a machine file.", valueName: "name"))
    var name: String?

    func run() throws {
        guard let name else { return list() }
        let named = NamedMachine.resolve(name)
        let renderer = DiagnosticRenderer(sources: named.sources, style: Terminal.style)
        for diagnostic in named.diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
        guard let machine = named.machine else { throw ExitStatus.badInput.exitCode }
        Terminal.write(MachineOverview(machine).text)
    }

    private func list() {
        let width = (MachineLibrary.names.map(\.count).max() ?? 0) + 2
        for machine in MachineLibrary.names.compactMap(MachineLibrary.machine(named:)) {
            Terminal.writeLine(machine.name.padded(to: width) + (machine.summary ?? machine.configuration.core.name))
        }
    }
}
