internal import Diagnostics
internal import Testing

extension SourceLocation {
    /// The place in a scenario file; Testing wants a slash in the file's id, and lines and columns from 1.
    init(_ span: SourceSpan?) {
        let path = span?.file ?? "scenarios/unknown.yaml"
        let parts = path.split(separator: "/")
        let fileID = parts.count >= 2 ? parts.suffix(2).joined(separator: "/") : "scenarios/\(path)"
        self.init(
            fileID: fileID, filePath: path, line: max(1, span?.start.line ?? 1), column: max(1, span?.start.column ?? 1))
    }
}
