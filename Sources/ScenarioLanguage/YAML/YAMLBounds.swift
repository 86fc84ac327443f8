/// The bounds on a document: what a file over one of them gets is an error that names it.
struct YAMLBounds: Sendable {
    /// Bytes of a file.
    var bytes = 4 * 1024 * 1024
    /// Sequences and mappings inside each other, aliases expanded.
    var depth = 64
    /// Scalars, sequences and mappings, as written.
    var values = 400_000
    /// Values that aliases and merge keys stand for, all together.
    var expansion = 100_000

    /// The bounds of every file read.
    static let standard = YAMLBounds()
}
