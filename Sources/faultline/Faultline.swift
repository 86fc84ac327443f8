import ArgumentParser

/// The command line: `faultline run`, `check`, `list`, `merge`, `machines`, `replay`.
@main
struct Faultline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faultline",
        abstract: "Run firmware scenarios on deterministic Cortex-M machines.",
        discussion: """
            Exit status: 0 all passed; 1 a check failed; 2 a scenario, machine or image is wrong; 3 internal error; \
            64 usage; 130 interrupted.
            """,
        version: FaultlineVersion.text,
        subcommands: [
            RunCommand.self, ReplayCommand.self, CheckCommand.self, ListCommand.self, MergeCommand.self, MachinesCommand.self,
            InspectCommand.self, DecodeCommand.self, ExplainCommand.self, SchemaCommand.self, NewCommand.self, RecordCommand.self,
        ],
        defaultSubcommand: nil)
}

/// The version that `--version` prints; the first release of CHANGELOG.md names the same.
enum FaultlineVersion {
    static let text = "0.1.0"
}
