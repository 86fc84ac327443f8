import ArgumentParser
import Diagnostics
import ScenarioHarness
import ScenarioLanguage

/// The arguments by which `inspect` and `new` name images and a machine.
struct SubjectOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The firmware; several images are loaded in order.", valueName: "image"))
    var images: [String]

    @Option(help: ArgumentHelp("A machine of the library, or a machine file.", valueName: "name"))
    var machine: String

    @Option(help: ArgumentHelp("Where a raw binary or a flash algorithm is loaded.", valueName: "address"))
    var base: String?

    /// The images and the machine, read; every mistake is printed. Flash loaders are read as such where that is asked for.
    func subject(findsLoaders: Bool = false) throws -> InspectionSubject {
        let (subject, diagnostics, sources) = InspectionSubject.read(
            images: images, base: try base.map { try Self.address($0, "--base") }, machine: machine, findsLoaders: findsLoaders)
        let renderer = DiagnosticRenderer(sources: sources, style: Terminal.style)
        for diagnostic in diagnostics { Terminal.writeError(renderer.render(diagnostic)) }
        guard let subject else { throw ExitStatus.badInput.exitCode }
        return subject
    }

    /// An address as the command line gives it.
    static func address(_ text: String, _ option: String) throws -> UInt32 {
        guard let value = NumberLiteral.value(of: text).flatMap(UInt32.init(exactly:)) else {
            throw ValidationError("\(option) takes an address, such as 0x0800_0000")
        }
        return value
    }
}
