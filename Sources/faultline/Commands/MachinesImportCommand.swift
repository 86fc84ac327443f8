import ArgumentParser
import Diagnostics
import ScenarioHarness

/// `faultline machines import-svd FILE`: a machine file, or devices for one, from a vendor's description of a part.
struct MachinesImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-svd", abstract: "Print a machine file made from a CMSIS-SVD file, or single devices for one.",
        discussion: """
            The devices are of kind 'registers': names, reset values and access rules. Firmware that uses a register is reported, as \
            nothing stands behind it. Exit status: 0 printed; 2 the file is of no use.
            """)

    @Argument(help: ArgumentHelp("The SVD file.", valueName: "file"))
    var file: String

    @Option(name: .customLong("peripheral"), help: ArgumentHelp("Only this peripheral; may be repeated.", valueName: "name"))
    var peripherals: [String] = []

    @Option(help: ArgumentHelp("The machine's core, where the file names none that is modelled.", valueName: "name"))
    var core: String?

    func run() throws {
        let imported = SVDImport(path: file, peripherals: peripherals, core: core)
        let renderer = DiagnosticRenderer(sources: imported.sources, style: Terminal.style)
        for diagnostic in imported.diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
        guard let text = imported.text else { throw ExitStatus.badInput.exitCode }
        Terminal.write(text)
    }
}
