internal import Firmware

/// One of several parts in which a plan is run, each on a machine of its own.
public struct Shard: Sendable, Hashable, CustomStringConvertible {
    /// Which part, from 1 to `count`.
    public let index: Int
    /// How many parts there are.
    public let count: Int

    /// More parts than this are a mistake.
    public static let largestCount = 10_000

    /// Part `index` of `count`; nil when there is no such part.
    public init?(index: Int, count: Int) {
        guard (1...Self.largestCount).contains(count), (1...count).contains(index) else { return nil }
        self.index = index
        self.count = count
    }

    /// A part as it is written, `2/4`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else { return nil }
        self.init(index: index, count: count)
    }

    /// As it is written: `2/4`.
    public var description: String { "\(index)/\(count)" }

    /// The part, from 1 to `count`, that a scenario falls to by its name alone, whatever else is in the plan.
    static func index(of key: String, count: Int) -> Int {
        let digest = SHA256.digest(Array(key.utf8))
        let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(number % UInt64(count)) + 1
    }
}
