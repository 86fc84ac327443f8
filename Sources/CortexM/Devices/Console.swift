/// What one device has printed: bytes, up to a limit, so that firmware that prints for ever cannot fill the host.
package struct Console: Sendable, Hashable {
    /// The default limit: 16 MiB.
    package static let defaultLimit = 16 << 20

    package private(set) var bytes: [UInt8] = []
    package let limit: Int
    /// True once more than `limit` bytes were printed: the rest is lost, and the text ends by saying so.
    package private(set) var isFull = false

    package init(limit: Int = Console.defaultLimit) { self.limit = max(0, limit) }

    package mutating func append(_ byte: UInt8) {
        if bytes.count < limit {
            bytes.append(byte)
        } else if !isFull {
            isFull = true
            bytes.append(contentsOf: "\n[console stopped after \(limit) bytes]\n".utf8)
        }
    }

    /// Empties it, and keeps a small buffer for the next run.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 16)
        isFull = false
    }
}
