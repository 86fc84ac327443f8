internal import Diagnostics

/// Paths that a scenario file names: relative to it, and not outside the project's root (rule 5).
struct ScopedPath {
    let paths: PathText
    let root: String?
    let isFree: Bool

    /// What a path leads to.
    struct Target: Sendable, Hashable {
        /// As it is printed.
        var printed: String
        var absolute: String
        /// With every link followed.
        var real: String
    }

    /// The file or folder of a path written at `path.span`. `what` is what it is for: `the image`.
    func resolve(_ path: Located<String>, what: String) -> Result<Target, Diagnostic> {
        let file = paths.absolute(path.span.file)
        let written = path.value
        let absolute = paths.absolute(written.hasPrefix("/") ? written : PathText.folder(of: file) + "/" + written)
        let printed = paths.printed(absolute)
        let real: String
        switch HostFiles.realPath(absolute) {
        case .success(let path): real = path
        case .failure(let failure): return .failure(.fileOfNoUse(what, printed, failure, at: path.span))
        }
        if !isFree {
            let root = self.root(of: file)
            guard PathText.isInside(real, root) else {
                return .failure(.outsideRoot(what, printed, root: root, at: path.span))
            }
        }
        return .success(Target(printed: printed, absolute: absolute, real: real))
    }

    /// The root that holds for a file: real paths are compared.
    private func root(of file: String) -> String {
        let folder = PathText.folder(of: file)
        let start = (try? HostFiles.realPath(folder).get()) ?? folder
        let root = root.map(paths.absolute) ?? ProjectRoot.above(start) ?? paths.base
        return (try? HostFiles.realPath(root).get()) ?? root
    }
}
