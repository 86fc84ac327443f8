/// Bytes that do not read as what they are said to be.
struct MalformedDebugData: Error {}

/// Reads numbers and strings from a part of a file, from a place onwards; nothing past the end of the part is ever read.
struct ByteCursor {
    private let bytes: [UInt8]
    private(set) var position: Int
    private(set) var end: Int

    /// A cursor at the start of a range that lies in `bytes`.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { position >= end }

    /// Goes to a place in the part.
    mutating func move(to place: Int) throws(MalformedDebugData) {
        guard place >= position, place <= end else { throw MalformedDebugData() }
        position = place
    }

    mutating func skip(_ count: UInt64) throws(MalformedDebugData) {
        guard count <= UInt64(end - position) else { throw MalformedDebugData() }
        position += Int(count)
    }

    /// Ends the part earlier: `count` bytes from here.
    mutating func limit(_ count: UInt64) throws(MalformedDebugData) {
        guard count <= UInt64(end - position) else { throw MalformedDebugData() }
        end = position + Int(count)
    }

    mutating func byte() throws(MalformedDebugData) -> UInt8 {
        guard position < end else { throw MalformedDebugData() }
        defer { position += 1 }
        return bytes[position]
    }

    /// A little-endian number of 1 to 8 bytes.
    mutating func number(bytes count: Int) throws(MalformedDebugData) -> UInt64 {
        guard count >= 0, count <= 8, count <= end - position else { throw MalformedDebugData() }
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(bytes[position + index]) << UInt64(8 * index) }
        position += count
        return value
    }

    mutating func half() throws(MalformedDebugData) -> UInt16 { UInt16(truncatingIfNeeded: try number(bytes: 2)) }
    mutating func word() throws(MalformedDebugData) -> UInt32 { UInt32(truncatingIfNeeded: try number(bytes: 4)) }

    /// ULEB128; bits beyond 64 are dropped.
    mutating func unsigned() throws(MalformedDebugData) -> UInt64 { try variable().value }

    /// SLEB128; bits beyond 64 are dropped.
    mutating func signed() throws(MalformedDebugData) -> Int64 {
        let (value, shift, last) = try variable()
        let sign: UInt64 = last & 0x40 != 0 && shift < 64 ? ~0 << shift : 0
        return Int64(bitPattern: value | sign)
    }

    /// The bits of a LEB128 number, how many there are, and its last byte.
    private mutating func variable() throws(MalformedDebugData) -> (value: UInt64, shift: UInt64, last: UInt8) {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            if shift < 64 { value |= UInt64(next & 0x7F) << shift }
            shift &+= 7
            if next & 0x80 == 0 { return (value, shift, next) }
        }
    }

    /// The length that a unit begins with, and how wide its offsets are: 4 bytes, or 8 in 64-bit DWARF.
    mutating func unitLength() throws(MalformedDebugData) -> (length: UInt64, offsetSize: Int) {
        let length = try word()
        guard length == .max else { return (UInt64(length), 4) }
        return (try number(bytes: 8), 8)
    }

    /// Goes past the next unit of a section, and gives its content and how wide its offsets are; nil at the end of the section,
    /// and where a length leads out of it.
    mutating func nextUnit() -> (content: ByteCursor, offsetSize: Int)? {
        guard !isAtEnd, let (length, offsetSize) = try? unitLength() else { return nil }
        var content = self
        guard (try? content.limit(length)) != nil, (try? skip(length)) != nil else { return nil }
        return (content, offsetSize)
    }

    /// Goes past the zero that ends a string.
    mutating func skipString() throws(MalformedDebugData) { while try byte() != 0 {} }

    /// A string up to its zero, which has to come within a path's length.
    mutating func string() throws(MalformedDebugData) -> String {
        let start = position
        while try byte() != 0 { guard position - start <= 4096 else { throw MalformedDebugData() } }
        return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }
}
