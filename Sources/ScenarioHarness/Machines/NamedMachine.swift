package import Diagnostics
internal import ScenarioLanguage

/// A machine that the command line names: one of the library, or a machine file.
package struct NamedMachine: Sendable {
    /// The machine; nil when there is a mistake in it.
    package var machine: ResolvedMachine?
    /// All that is wrong with it.
    package var diagnostics: [Diagnostic]
    /// The files that the diagnostics point into.
    package var sources: SourceTexts

    /// Whether a name is a path to a machine file: `boards/blinky.yaml`.
    package static func isFile(_ name: String) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.contains("/")
    }

    /// The machine of the library of that name, or the one that the file at that path describes.
    package static func resolve(_ name: String) -> NamedMachine { resolve(name, isFile: isFile(name)) }

    /// The machine that a file describes.
    package static func resolve(file path: String) -> NamedMachine { resolve(path, isFile: true) }

    /// A machine file is read up to this size.
    private static let sizeLimit = 4 << 20
    /// What stands for the file in which the command line's own name is written.
    private static let commandLine = "--machine"

    private static func resolve(_ name: String, isFile: Bool) -> NamedMachine {
        let paths = PathText(base: HostFiles.workingDirectory)
        let start = SourcePosition(line: 1, column: 1)
        let span = SourceSpan(file: commandLine, start: start, end: start)
        var resolver = MachineResolver { path in
            let folder = path.span.file == commandLine ? paths.base : PathText.folder(of: paths.absolute(path.span.file))
            let absolute = paths.absolute(path.value.hasPrefix("/") ? path.value : folder + "/" + path.value)
            let printed = paths.printed(absolute)
            return HostFiles.read(absolute, limit: sizeLimit).mapError {
                Diagnostic.fileOfNoUse("the machine file", printed, $0, at: path.span)
            }.map { (printed, String(decoding: $0, as: UTF8.self)) }
        }
        let machine = resolver.resolve(Located(isFile ? .file(name) : .variant(name), at: span))
        var sources = SourceTexts()
        for text in resolver.texts { sources.add(path: text.path, text: text.text) }
        let diagnostics = resolver.diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            if diagnostic.span?.file == commandLine {
                diagnostic.span = nil
                if diagnostic.code == DiagnosticEntry.fileOfNoUse.code, diagnostic.help != nil { diagnostic.help = "check the spelling" }
            }
            return diagnostic
        }
        return NamedMachine(machine: machine, diagnostics: diagnostics, sources: sources)
    }
}
