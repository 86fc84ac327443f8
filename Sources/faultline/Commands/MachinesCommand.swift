import ArgumentParser

/// `faultline machines`: the machines there are, what they are made of, and files of one's own.
struct MachinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "machines", abstract: "List the machines, show one of them, check a machine file or make one.",
        subcommands: [MachinesShowCommand.self, MachinesKindsCommand.self, MachinesCheckCommand.self, MachinesImportCommand.self],
        defaultSubcommand: MachinesShowCommand.self)
}
