internal import Diagnostics
internal import ScenarioLanguage

/// Finds scenario files: the paths given, and every `.yaml` and `.yml` file in the folders among them.
///
/// Folders are searched in the order of their names, byte by byte; names that begin with a dot and machine files are passed
/// over. A file or folder that is reached twice, through links or by naming it twice, counts once.
struct Discovery {
    /// A scenario file and its bytes.
    struct Found {
        /// As it is printed.
        var path: String
        /// With every link followed.
        var realPath: String
        /// Why it cannot be read, or its bytes.
        var content: Result<[UInt8], Diagnostic>
    }

    private let paths: PathText
    private(set) var found: [Found] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var visited: Set<String> = []

    /// More than the reader takes, so that it is the one that says what its bound is.
    static let sizeLimit = 16 << 20

    init(_ paths: PathText) { self.paths = paths }

    /// Adds a path that was asked for.
    mutating func add(_ path: String) {
        // A variable of a script that is not set.
        if path.isEmpty { return diagnostics.append(.pathOfNoUse(path, HostFiles.Failure(reason: "the path is empty"))) }
        let absolute = paths.absolute(path)
        switch HostFiles.kind(absolute) {
        case .failure(let failure):
            diagnostics.append(.pathOfNoUse(path, failure))
        case .success(.folder):
            let before = found.count
            let problems = diagnostics.count
            search(absolute)
            if found.count == before, diagnostics.count == problems {
                diagnostics.append(.nothingFound(paths.printed(absolute)))
            }
        case .success:
            add(file: absolute, isNamed: true)
        }
    }

    private mutating func search(_ folder: String) {
        guard let real = real(folder), visited.insert(real).inserted else { return }
        switch HostFiles.names(in: folder) {
        case .failure(let failure): diagnostics.append(.pathOfNoUse(paths.printed(folder), failure))
        case .success(let names):
            for name in names where !name.hasPrefix(".") {
                let path = folder == "/" ? "/" + name : folder + "/" + name
                let isScenario = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
                switch HostFiles.kind(path) {
                case .success(.folder): search(path)
                case .success(.file): if isScenario { add(file: path, isNamed: false) }
                case .success(.other): break
                case .failure(let failure):
                    if isScenario || failure.isLoop { diagnostics.append(.pathOfNoUse(paths.printed(path), failure)) }
                }
            }
        }
    }

    private mutating func add(file path: String, isNamed: Bool) {
        guard let real = real(path), visited.insert(real).inserted else { return }
        let printed = paths.printed(path)
        let content = HostFiles.read(path, limit: Self.sizeLimit).mapError { Diagnostic.pathOfNoUse(printed, $0) }
        if case .success(let bytes) = content, ScenarioReader.isMachineFile(bytes) {
            if isNamed { diagnostics.append(.machineFile(printed)) }
            return
        }
        found.append(Found(path: printed, realPath: real, content: content))
    }

    private mutating func real(_ path: String) -> String? {
        switch HostFiles.realPath(path) {
        case .success(let real): return real
        case .failure(let failure):
            diagnostics.append(.pathOfNoUse(paths.printed(path), failure))
            return nil
        }
    }
}
