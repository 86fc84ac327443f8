internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// The machines of a plan: each distinct reference is resolved once.
struct MachineTable {
    private struct Key: Hashable {
        var reference: MachineReference
        /// What a path in the reference is relative to.
        var folder: String
    }

    /// What a reference came to.
    struct Entry {
        /// The machine and its place in the plan; nil when it cannot be used.
        var machine: (index: Int, configuration: MachineConfiguration)?
        var diagnostics: [Diagnostic]
    }

    private var machines: [Key: Entry] = [:]
    private var failures: [Located<MachineReference>: Entry] = [:]
    private let scope: ScopedPath
    /// The texts of the machine files read, for carets.
    private(set) var texts: [(path: String, text: String)] = []

    /// A machine file is read up to this size.
    private static let sizeLimit = 4 << 20

    init(_ scope: ScopedPath) { self.scope = scope }

    /// The machine that a scenario names.
    mutating func resolve(_ reference: Located<MachineReference>) -> Entry {
        let key = Key(reference: reference.value, folder: PathText.folder(of: reference.span.file))
        if let known = machines[key] { return known }
        if let failed = failures[reference] { return failed }
        let scope = self.scope
        var resolver = MachineResolver { path in
            scope.resolve(path, what: "the machine file").flatMap { target in
                HostFiles.read(target.absolute, limit: Self.sizeLimit).mapError {
                    Diagnostic.fileOfNoUse("the machine file", target.printed, $0, at: path.span)
                }.map { (target.printed, String(decoding: $0, as: UTF8.self)) }
            }
        }
        let resolved = resolver.resolve(reference)
        texts += resolver.texts
        let machine = resolved.map { (index: machines.count, configuration: $0.configuration) }
        let entry = Entry(machine: machine, diagnostics: resolver.diagnostics)
        if machine == nil { failures[reference] = entry } else { machines[key] = entry }
        return entry
    }
}
