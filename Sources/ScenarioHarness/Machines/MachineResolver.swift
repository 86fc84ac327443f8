package import CortexM
package import Diagnostics
package import ScenarioLanguage

/// A machine, ready to be built.
package struct ResolvedMachine: Sendable {
    package var configuration: MachineConfiguration
    /// What its file says about it in one sentence.
    package var summary: String?

    package var name: String { configuration.name }
}

/// Turns what a scenario names into a machine: finds the files, lays them over each other, checks all of it.
///
/// Every mistake is collected; a machine comes out only when there is none.
package struct MachineResolver {
    /// Reads the machine file at a path written in another file, or says why not. The answer's path is what diagnostics
    /// print, and the same for the same file.
    package typealias FileReader = (
        _ path: Located<String>
    ) -> Result<(path: String, text: String), Diagnostic>

    /// What was wrong with all that was resolved so far.
    package private(set) var diagnostics: [Diagnostic] = []
    /// The texts of all files read so far, for the renderer.
    package private(set) var texts: [(path: String, text: String)] = []

    private let readFile: FileReader
    private var descriptions: [String: MachineDescription] = [:]

    package init(readFile: @escaping FileReader) { self.readFile = readFile }

    /// The machine that a scenario names.
    package mutating func resolve(_ reference: Located<MachineReference>) -> ResolvedMachine? {
        let start = diagnostics.count
        let layers: [MachineDescription]?
        switch reference.value {
        case .variant(let name): layers = chain(from: Located(name, at: reference.span), isPath: false, [])
        case .file(let path): layers = chain(from: Located(path, at: reference.span), isPath: true, [])
        case .overlay(let description): layers = chain(of: description, [])
        }
        return finish(layers, from: start)
    }

    /// The machine of that name in the library.
    package mutating func resolve(named name: String, at span: SourceSpan) -> ResolvedMachine? {
        resolve(Located(.variant(name), at: span))
    }

    /// The machine of a description that was read elsewhere.
    package mutating func resolve(_ description: MachineDescription) -> ResolvedMachine? {
        let start = diagnostics.count
        return finish(chain(of: description, [description.span.file]), from: start)
    }

    /// The machine of some layers; `start` is how many diagnostics there were before they were read.
    private mutating func finish(_ layers: [MachineDescription]?, from start: Int) -> ResolvedMachine? {
        guard let layers else { return nil }
        let layered = LayeredMachine(layers[...])
        let (configuration, found) = layered.check()
        for diagnostic in found where !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
        diagnostics.replaceSubrange(start..., with: Self.inOrder(Array(diagnostics[start...])))
        guard let configuration, !layered.merged.hasMistakes, found.allSatisfy({ $0.severity != .error }),
            diagnostics[start...].allSatisfy({ $0.severity != .error })
        else { return nil }
        return ResolvedMachine(configuration: configuration, summary: layered.merged.summary)
    }

    /// A description and all that it extends, the base first.
    private mutating func chain(of description: MachineDescription, _ visited: [String]) -> [MachineDescription]? {
        guard let base = description.extends else { return [description] }
        return chain(from: base, isPath: Self.isPath(base.value), visited).map { $0 + [description] }
    }

    /// The description that `reference` names, and all that it extends, the base first.
    private mutating func chain(
        from reference: Located<String>, isPath: Bool, _ visited: [String]
    ) -> [MachineDescription]? {
        let source: (path: String, text: String)
        if isPath {
            switch readFile(reference) {
            case .success(let file): source = file
            case .failure(let diagnostic):
                diagnostics.append(diagnostic)
                return nil
            }
        } else {
            guard let file = MachineLibrary.source(named: reference.value) else {
                diagnostics.append(.unknownMachine(reference))
                return nil
            }
            source = file
        }
        guard !visited.contains(source.path) else {
            diagnostics.append(.cyclicExtends(reference, visited: visited + [source.path]))
            return nil
        }
        guard let description = description(of: source) else { return nil }
        return chain(of: description, visited + [source.path])
    }

    private mutating func description(of source: (path: String, text: String)) -> MachineDescription? {
        if let known = descriptions[source.path] { return known }
        texts.append(source)
        let (description, found) = MachineReader.readPartly(text: source.text, path: source.path)
        diagnostics += found
        descriptions[source.path] = description
        return description
    }

    /// In the order in which files were found wrong, and of each file's lines.
    private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        var files: [String] = []
        for case let file? in diagnostics.map(\.span?.file) where !files.contains(file) { files.append(file) }
        func key(_ index: Int) -> (Int, Int, Int, Int) {
            guard let span = diagnostics[index].span else { return (-1, 0, 0, index) }
            return (files.firstIndex(of: span.file) ?? 0, span.start.line, span.start.column, index)
        }
        return diagnostics.indices.sorted { key($0) < key($1) }.map { diagnostics[$0] }
    }

    /// `extends` names a file when it looks like one.
    private static func isPath(_ text: String) -> Bool {
        text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
    }
}
