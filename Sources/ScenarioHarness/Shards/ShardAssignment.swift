/// Which part of a plan is to be run, and what decides to which part a scenario belongs.
///
/// A scenario that an earlier run recorded is dealt out by the instructions it took then: the longest first, each to the part
/// that has least so far. Every other one falls to a part by its own name. Neither depends on the order of files, nor on which
/// other scenarios there are now.
public struct ShardAssignment: Sendable {
    /// A scenario of an earlier run.
    public struct Recorded: Sendable, Hashable {
        /// The file, as reports name it.
        public var path: String
        /// The scenario's id.
        public var id: String
        /// The instructions it took; 0 for one that did not run.
        public var instructions: UInt64

        /// What an earlier run says of a scenario.
        public init(path: String, id: String, instructions: UInt64) {
            self.path = path
            self.id = id
            self.instructions = instructions
        }
    }

    /// The part to be run.
    public let shard: Shard
    private let dealt: [String: Int]

    /// What putting a machine back and judging costs, in instructions: so that many short scenarios weigh something too.
    static let instructionsPerRun: UInt64 = 5_000
    /// A report that says more than this of one scenario is not believed, so that no sum overflows.
    private static let mostInstructions: UInt64 = 1 << 40

    /// Deals out what is recorded; without it, names alone decide.
    public init(_ shard: Shard, recorded: [Recorded] = []) {
        self.shard = shard
        var dealt: [String: Int] = [:]
        var loads = [UInt64](repeating: 0, count: shard.count)
        let inOrder = recorded.sorted { ($1.instructions, $0.path, $0.id) < ($0.instructions, $1.path, $1.id) }
        for scenario in inOrder {
            let key = Self.key(scenario.path, scenario.id)
            guard dealt[key] == nil else { continue }
            var least = 0
            for index in loads.indices.dropFirst() where loads[index] < loads[least] { least = index }
            loads[least] &+= min(scenario.instructions, Self.mostInstructions) + Self.instructionsPerRun
            dealt[key] = least + 1
        }
        self.dealt = dealt
    }

    /// The part, from 1, of a scenario.
    func index(path: String, id: String) -> Int {
        let key = Self.key(path, id)
        return dealt[key] ?? Shard.index(of: key, count: shard.count)
    }

    /// The part, from 1, that a file's own mistakes are reported in.
    func index(ofFile path: String) -> Int { Shard.index(of: path, count: shard.count) }

    private static func key(_ path: String, _ id: String) -> String { "\(path):\(id)" }
}
