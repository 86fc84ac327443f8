import ArgumentParser
import CortexM
import ScenarioHarness

/// `faultline machines [NAME]`: the variants there are, and what one of them is.
struct MachinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "machines", abstract: "List the machine variants, or show one of them.")

    @Argument(help: ArgumentHelp("The variant to show.", valueName: "name"))
    var name: String?

    func run() throws {
        if let name {
            guard let machine = MachineLibrary.machine(named: name) else {
                throw ValidationError("there is no machine '\(name)'; the machines are \(MachineLibrary.names.joined(separator: ", "))")
            }
            return Terminal.write(MachineOverview(machine).text)
        }
        let width = (MachineLibrary.names.map(\.count).max() ?? 0) + 2
        for machine in MachineLibrary.names.compactMap(MachineLibrary.machine(named:)) {
            Terminal.writeLine(machine.name.padded(to: width) + (machine.summary ?? machine.configuration.core.name))
        }
    }
}
