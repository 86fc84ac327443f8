internal import Foundation

/// A document that is encoded piece by piece, with the bytes of the whole encoded at once: the encoder's tree of a value is many
/// times its size. Keys are sorted, and lines are indented.
struct PrettyJSON {
    private let encoder = JSONEncoder()
    /// What has been written.
    private(set) var bytes: [UInt8] = []
    /// Blanks before each line of what is being written.
    private var indentation = 0
    private var isLineStart = false
    /// Nothing has been written into the list yet that is being written.
    private var isFirst = true

    init() { encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes] }

    /// Writes a value, into a list behind those that are there.
    mutating func add(_ value: some Encodable) throws {
        separate()
        append(try encoder.encode(value))
    }

    /// Writes a value whose first list under `key` is empty, and fills that list.
    mutating func add(_ frame: some Encodable, filling key: String, _ fill: (inout Self) throws -> Void) throws {
        separate()
        let encoded = try encoder.encode(frame)
        // No text has a raw line feed, so that this is the list; an empty one has an empty line.
        guard let list = encoded.range(of: Data("\"\(key)\" : [\n\n".utf8)) else { return append(encoded) }
        let place = list.upperBound - 1
        append(encoded[..<place])
        let outside = indentation
        indentation += encoded[..<list.lowerBound].reversed().prefix { $0 == 0x20 }.count + 2
        isFirst = true
        try fill(&self)
        indentation = outside
        isFirst = false
        append(encoded[place...])
    }

    private mutating func separate() {
        if !isFirst { append(Data(",\n".utf8)) }
        isFirst = false
    }

    private mutating func append(_ data: Data) {
        for byte in data {
            if byte == UInt8(ascii: "\n") {
                isLineStart = true
            } else if isLineStart {
                bytes.append(contentsOf: repeatElement(0x20, count: indentation))
                isLineStart = false
            }
            bytes.append(byte)
        }
    }
}
