import ArgumentParser
import ScenarioHarness
import ScenarioReports

/// `faultline machines kinds [KIND]`: the kinds of device that a machine file can name, and their parameters.
struct MachinesKindsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kinds", abstract: "List the kinds of device, or show one of them with its parameters.")

    @Argument(help: ArgumentHelp("The kind to show.", valueName: "kind"))
    var name: String?

    func run() throws {
        guard let name else {
            let width = (DeviceKind.all.map(\.name.count).max() ?? 0) + 2
            for kind in DeviceKind.all { Terminal.writeLine(kind.name.padded(to: width) + kind.summary) }
            return
        }
        guard let kind = DeviceKind.named(name) else {
            throw ValidationError("there is no kind '\(name)'; 'faultline machines kinds' lists them")
        }
        Terminal.write(Self.text(kind))
    }

    private static func text(_ kind: DeviceKind) -> String {
        var lines = ["\(kind.name): \(kind.summary)"]
        if kind.outputs.count > 16 {
            lines += ["", "interrupt outputs: \(kind.outputs.count)"]
        } else if !kind.outputs.isEmpty {
            lines += ["", "interrupt outputs: \(kind.outputs.joined(separator: ", "))"]
        }
        if !kind.parameters.isEmpty { lines += ["", "parameters"] }
        let width = (kind.parameters.map(\.name.count).max() ?? 0) + 2
        for parameter in kind.parameters { lines.append("  " + parameter.name.padded(to: width) + parameter.summary) }
        if !kind.memory.isEmpty { lines += ["", "memory"] }
        let roleWidth = (kind.memory.map(\.name.count).max() ?? 0) + 2
        for role in kind.memory { lines.append("  " + role.name.padded(to: roleWidth) + role.meaning) }
        return lines.joined(separator: "\n") + "\n"
    }
}
