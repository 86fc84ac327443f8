internal import Firmware

/// Keeps book while a plan is made: which of the selected scenarios belong to the part that is run, and what the parts have in
/// common. Without sharding everything belongs.
struct ShardLedger {
    private let assignment: ShardAssignment?
    /// Files of the whole plan so far.
    private(set) var fileCount = 0
    private var scenarioCount = 0
    private var files: [PlannedShard.File] = []
    /// What the digest is made of, a line for each fact.
    private var facts: [UInt8] = []

    init(_ assignment: ShardAssignment?) {
        self.assignment = assignment
        note("shards \(assignment?.shard.count ?? 1)")
    }

    /// The part that has been noted; nil without sharding.
    var part: PlannedShard? {
        assignment.map {
            PlannedShard(shard: $0.shard, plan: SHA256.hexDigest(facts), scenarioCount: scenarioCount, files: files)
        }
    }

    /// A file of the whole plan, with its selected scenarios in order; gives those that belong to this part, by their places, and
    /// whether the file's own mistakes do.
    mutating func file(_ path: String, bytes: [UInt8], ids: [String]) -> (cases: [Int], ownsMistakes: Bool) {
        defer {
            fileCount += 1
            scenarioCount += ids.count
        }
        guard let assignment else { return (Array(ids.indices), true) }
        let fileIndex = assignment.index(ofFile: path)
        let indices = ids.map { assignment.index(path: path, id: $0) }
        note("file \(fileIndex) \(SHA256.hexDigest(bytes)) \(path)")
        for (index, id) in zip(indices, ids) { note("scenario \(index) \(id)") }
        return (indices.indices.filter { indices[$0] == assignment.shard.index }, fileIndex == assignment.shard.index)
    }

    /// The last file is in this part, with these of its scenarios.
    mutating func keep(_ cases: [Int]) {
        files.append(PlannedShard.File(place: fileCount - 1, cases: cases))
    }

    private mutating func note(_ fact: String) {
        guard assignment != nil else { return }
        facts += fact.utf8
        facts.append(0x0A)
    }
}
