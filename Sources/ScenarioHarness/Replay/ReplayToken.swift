/// A moment of a scenario's run, as plain text: `FILE:ID[#POINT]@INSTRUCTIONS`.
///
/// Runs are deterministic, so that the count of instructions executed says the moment.
public struct ReplayToken: Sendable, Hashable, CustomStringConvertible {
    /// The scenario's file, as it was given.
    public var file: String
    /// The scenario's id.
    public var id: String
    /// The point of its sweep, if it is one.
    public var point: String?
    /// The instructions executed before that moment, since power-on.
    public var instructions: UInt64

    /// The token of a moment.
    public init(file: String, id: String, point: String? = nil, instructions: UInt64) {
        self.file = file
        self.id = id
        self.point = point
        self.instructions = instructions
    }

    /// Reads a token; nil for a text that is none.
    ///
    /// The file's name may hold colons: the id is what follows the last one that an id can follow.
    public init?(_ text: String) {
        guard let at = text.lastIndex(of: "@"), let instructions = Self.number(text[text.index(after: at)...]) else { return nil }
        self.instructions = instructions
        var place = text[..<at]
        if let mark = place.lastIndex(of: "#"), Self.isPoint(place[place.index(after: mark)...]) {
            point = String(place[place.index(after: mark)...])
            place = place[..<mark]
        }
        var rest = place
        while let colon = rest.lastIndex(of: ":") {
            let id = place[place.index(after: colon)...]
            if colon > place.startIndex, Self.isIdentifier(id) {
                file = String(place[..<colon])
                self.id = String(id)
                return
            }
            rest = place[..<colon]
        }
        return nil
    }

    /// As it is read.
    public var description: String { "\(file):\(id)" + (point.map { "#\($0)" } ?? "") + "@\(instructions)" }

    /// The command that shows the moment; the token is quoted where a shell would read something else.
    public var command: String {
        let text = description
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "_@#%+=:,./-".unicodeScalars.contains(scalar))
        }
        return "faultline replay " + (isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'")
    }

    private static func number(_ text: Substring) -> UInt64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt64(text) : nil
    }

    private static func isPoint(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: ",") }
    }

    /// An id, or one with the values of a matrix: `id[axis=value,…]`.
    private static func isIdentifier(_ text: Substring) -> Bool {
        let name = text.prefix { $0 != "[" }
        guard !name.isEmpty, name.utf8.allSatisfy(isWord) else { return false }
        return name.endIndex == text.endIndex || text.hasSuffix("]")
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
