extension ShardVariables {
    /// The part that the environment says, and the system that says it.
    ///
    /// A system that says 1 of 1 yields to another; two that say different parts are an error, and so is none.
    public static func detect(
        _ environment: [String: String], count: Int? = nil
    ) throws(ShardVariableError) -> (shard: Shard, system: ShardVariables) {
        var found: [(shard: Shard, system: ShardVariables)] = []
        for system in systems {
            if let shard = try system.shard(environment, count: count) { found.append((shard, system)) }
        }
        if found.contains(where: { $0.shard.count > 1 }) { found.removeAll { $0.shard.count == 1 } }
        guard let first = found.first else { throw .nothingSet }
        if let other = found.first(where: { $0.shard != first.shard }) {
            throw .twoSystems(first.system.system, first.shard, other.system.system, other.shard)
        }
        return first
    }
}

/// Why the environment does not say which part is to be run.
public enum ShardVariableError: Error, Sendable, Hashable, CustomStringConvertible {
    case nothingSet
    case notANumber(name: String, text: String)
    case noCount(system: String, index: String)
    case otherCount(system: String, said: Int, given: Int)
    case outOfRange(system: String, index: String, value: Int, count: Int, first: Int = 0, step: Int = 1)
    case twoSystems(String, Shard, String, Shard)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .nothingSet:
            "no variable says which shard this is (looked for \(ShardVariables.systems.map(\.index).joined(separator: ", "))); "
                + "say it as --shard 2/4"
        case .notANumber(let name, let text): "\(name) is '\(text)', which is not a number from 0"
        case .noCount(let system, let index): "\(system) sets \(index) but not how many shards there are; say it as --shard auto/4"
        case .otherCount(let system, let said, let given): "\(system) has \(said) shards, not \(given)"
        case .outOfRange(let system, let index, let value, let count, let first, let step):
            "\(system) says \(index)=\(value), which is none of \(count) shards, numbered from \(first)"
                + "\(step > 1 ? " in steps of \(step)" : ""); say it as --shard 1/\(count)"
        case .twoSystems(let one, let first, let other, let second):
            "\(one) says shard \(first) and \(other) says shard \(second); say which as --shard \(first)"
        }
    }
}
