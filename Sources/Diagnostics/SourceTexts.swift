/// The texts of the files that diagnostics point into, by the path they are printed with.
public struct SourceTexts: Sendable {
    private var sources: [String: SourceText] = [:]
    /// Lines of files whose whole text is not at hand.
    private var singles: [String: [Int: SourceText]] = [:]

    /// No texts.
    public init() {}

    /// Keeps a file's text; a second text for the same path takes the place of the first.
    public mutating func add(path: String, text: String) {
        sources[path] = SourceText(text)
    }

    /// Keeps one line of a file, for when its whole text is not at hand.
    public mutating func add(path: String, line: Int, text: String) {
        singles[path, default: [:]][line] = SourceText(text)
    }

    /// Keeps all that other texts hold.
    public mutating func add(_ other: SourceTexts) {
        sources.merge(other.sources) { $1 }
        singles.merge(other.singles) { $0.merging($1) { $1 } }
    }

    /// The line `number`, counted from 1, without its line break; nil when the file or the line is not there.
    public func line(_ path: String, _ number: Int) -> String? {
        place(path, number).map { String($0.source.text($0.range)) }
    }

    /// The part of a line round a column, counted from 0 in scalars; nil when the file or the line is not there.
    func excerpt(_ path: String, _ number: Int, around column: Int) -> SourceExcerpt? {
        place(path, number).map { $0.source.excerpt($0.range, around: column) }
    }

    private func place(_ path: String, _ number: Int) -> (source: SourceText, range: Range<Int>)? {
        if let source = sources[path] { return source.range(ofLine: number).map { (source, $0) } }
        guard let single = singles[path]?[number] else { return nil }
        return single.range(ofLine: 1).map { (single, $0) }
    }
}
