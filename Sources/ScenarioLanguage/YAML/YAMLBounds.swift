/// The bounds on a document: what a file over one of them gets is an error that names it.
struct YAMLBounds: Sendable {
    /// Bytes of a file.
    var bytes = 8 * 1024 * 1024
    /// Sequences and mappings inside each other, aliases expanded.
    var depth = 64
    /// Scalars, sequences and mappings, as written.
    var values = 1_000_000
    /// Values that aliases and merge keys stand for, all together.
    var expansion = 100_000
    /// Lines that begin with `%`: libyaml compares each directive with all before it, and each tag with every directive.
    var directives = 16

    /// The bounds of every file read.
    static let standard = YAMLBounds()
}
