import ArgumentParser
import CortexM
import Diagnostics
import ScenarioHarness
import ScenarioReports

/// `faultline machines [NAME]`: the machines of the library, and what one of them is.
struct MachinesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "List the machines, or show one of them (the default).")

    @Argument(help: ArgumentHelp("The machine to show: a name, or a machine file.", valueName: "name"))
    var name: String?

    @Flag(help: "Print one JSON document, with the devices' registers.")
    var json = false

    func validate() throws {
        if json, name == nil { throw ValidationError("--json takes the name of a machine") }
        guard let name, !NamedMachine.isFile(name), !MachineLibrary.names.contains(name) else { return }
        let help = Suggestion.help(for: name, among: MachineLibrary.names) ?? "'faultline machines' lists them"
        throw ValidationError("there is no machine '\(name)'; \(help)")
    }

    func run() throws {
        guard let name else { return list() }
        let named = NamedMachine.resolve(name)
        let renderer = DiagnosticRenderer(sources: named.sources, style: Terminal.style)
        for diagnostic in named.diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
        guard let machine = named.machine else { throw ExitStatus.badInput.exitCode }
        if json { return Terminal.write(String(decoding: try MachineJSON(machine).bytes(), as: UTF8.self)) }
        Terminal.write(MachineOverview(machine).text)
    }

    private func list() {
        let width = (MachineLibrary.names.map(\.count).max() ?? 0) + 2
        for machine in MachineLibrary.names.compactMap(MachineLibrary.machine(named:)) {
            Terminal.writeLine(machine.name.padded(to: width) + (machine.summary ?? machine.configuration.core.name))
        }
    }
}
