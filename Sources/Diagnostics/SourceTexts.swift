/// The texts of the files that diagnostics point into, by the path they are printed with.
public struct SourceTexts: Sendable {
    private var lines: [String: [String]] = [:]
    /// Lines of files whose whole text is not at hand.
    private var singles: [String: [Int: String]] = [:]

    /// No texts.
    public init() {}

    /// Keeps a file's text; a second text for the same path takes the place of the first.
    public mutating func add(path: String, text: String) {
        lines[path] = Self.split(text)
    }

    /// Keeps one line of a file, for when its whole text is not at hand.
    public mutating func add(path: String, line: Int, text: String) {
        singles[path, default: [:]][line] = text
    }

    /// Keeps all that other texts hold.
    public mutating func add(_ other: SourceTexts) {
        lines.merge(other.lines) { $1 }
        singles.merge(other.singles) { $0.merging($1) { $1 } }
    }

    /// The line `number`, counted from 1, without its line break; nil when the file or the line is not there.
    public func line(_ path: String, _ number: Int) -> String? {
        guard let file = lines[path] else { return singles[path]?[number] }
        guard number >= 1, number <= file.count else { return nil }
        return file[number - 1]
    }

    /// Lines end at LF, CR LF and CR, as editors count them; a byte order mark is in no line.
    private static func split(_ text: String) -> [String] {
        var result: [String] = []
        var current = String.UnicodeScalarView()
        var afterReturn = false
        let scalars = text.unicodeScalars
        for scalar in scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...] {
            if scalar == "\n" && afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = scalar == "\r"
            if scalar == "\n" || scalar == "\r" {
                result.append(String(current))
                current = String.UnicodeScalarView()
            } else {
                current.append(scalar)
            }
        }
        result.append(String(current))
        return result
    }
}
