internal import Diagnostics

/// The files whose bytes scenarios give to loaders: each is read once, and shared.
struct DataLibrary {
    private var files: [String: Result<[UInt8], HostFiles.Failure>] = [:]
    private let scope: ScopedPath

    /// A file is read up to this size, that of the largest chips.
    private static let sizeLimit = 256 << 20

    init(_ scope: ScopedPath) { self.scope = scope }

    /// The bytes of files by their paths as written, and what is wrong with the others.
    mutating func contents(of paths: [Located<String>]) -> (bytes: [String: [UInt8]], diagnostics: [Diagnostic]) {
        var bytes: [String: [UInt8]] = [:]
        var diagnostics: [Diagnostic] = []
        for path in paths where bytes[path.value] == nil {
            switch scope.resolve(path, what: "the data") {
            case .failure(let diagnostic): diagnostics.append(diagnostic)
            case .success(let target):
                let result = files[target.real] ?? HostFiles.read(target.absolute, limit: Self.sizeLimit)
                files[target.real] = result
                switch result {
                case .success(let content): bytes[path.value] = content
                case .failure(let failure): diagnostics.append(.fileOfNoUse("the data", target.printed, failure, at: path.span))
                }
            }
        }
        return (bytes, diagnostics)
    }
}
