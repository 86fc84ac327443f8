internal import Diagnostics

extension MachineLibrary {
    /// The machine of that name, resolved; `nil` for a name that is not in `names`.
    package static func machine(named name: String) -> ResolvedMachine? {
        guard let source = source(named: name) else { return nil }
        let start = SourcePosition(line: 1, column: 1)
        var resolver = MachineResolver { .failure(.unknownMachine($0)) }
        return resolver.resolve(named: name, at: SourceSpan(file: source.path, start: start, end: start))
    }
}
