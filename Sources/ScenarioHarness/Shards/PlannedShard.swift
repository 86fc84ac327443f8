/// What part of a whole plan a sharded plan or its result is: enough to join the parts again in their order, and to see that
/// none is missing.
public struct PlannedShard: Sendable, Hashable {
    /// Where one file of the part belongs.
    public struct File: Sendable, Hashable {
        /// The file's place among the files of the whole plan, from 0.
        public var place: Int
        /// The place of each of its scenarios in this part among the file's scenarios in the whole plan, from 0.
        public var cases: [Int]

        /// A file and its scenarios by their places in the whole plan.
        public init(place: Int, cases: [Int]) {
            self.place = place
            self.cases = cases
        }
    }

    /// Which part of how many.
    public var shard: Shard
    /// SHA-256, in hexadecimal, of what all parts have in common: the number of parts, the scenario files' bytes, what is selected
    /// of them, and the part of each scenario.
    public var plan: String
    /// The scenarios of all parts together.
    public var scenarioCount: Int
    /// The files of this part, in its order.
    public var files: [File]

    /// A part of a whole plan.
    public init(shard: Shard, plan: String, scenarioCount: Int, files: [File]) {
        self.shard = shard
        self.plan = plan
        self.scenarioCount = scenarioCount
        self.files = files
    }
}
