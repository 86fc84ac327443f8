import Diagnostics
import ScenarioLanguage

/// What a file's scenarios are called.
struct ScenarioFileNames {
    /// Relative to the package.
    var path: String
    /// In the order of the file; empty when the file does not read.
    var ids: [String]
    /// Whether the file has mistakes outside its scenarios.
    var hasMistakes: Bool

    /// Reads a file; nil for one that is no scenario file, such as a machine's.
    init?(path: String, bytes: [UInt8]) {
        guard !ScenarioReader.isMachineFile(bytes) else { return nil }
        let (file, diagnostics) = ScenarioReader.read(bytes: bytes, path: path)
        self.path = path
        let readable = file?.scenarios.map { (id: $0.id.value, order: $0.order) } ?? []
        let unreadable = file?.unreadable.map { (id: $0.id.value, order: $0.order) } ?? []
        ids = (readable + unreadable).sorted { $0.order < $1.order }.map(\.id)
        let own = Set(file?.unreadable.flatMap(\.diagnostics) ?? [])
        hasMistakes = diagnostics.contains { $0.severity == .error && !own.contains($0) }
    }
}
