/// The variables by which CI systems and schedulers tell a job which of several it is.
public struct ShardVariables: Sendable, Hashable {
    /// The system, as people call it.
    public let system: String
    /// Holds which job this is.
    public let index: String
    /// Holds how many there are; nil where the system does not say.
    public let count: String?
    /// What the first job's index is.
    let first: First
    /// Holds the difference between two jobs' indices; nil for 1.
    var step: String?

    /// What the first job's index is.
    enum First: Sendable, Hashable {
        case number(Int)
        case variable(String)
    }

    /// The systems, each with where its variables are documented.
    public static let systems: [ShardVariables] = [
        // https://docs.gitlab.com/ci/variables/predefined_variables/: the index counts from 1 and is not set without `parallel`;
        // the total is 1 then.
        ShardVariables(system: "GitLab", index: "CI_NODE_INDEX", count: "CI_NODE_TOTAL", first: .number(1)),
        // https://circleci.com/docs/reference/variables/: from 0 to the total less 1.
        ShardVariables(system: "CircleCI", index: "CIRCLE_NODE_INDEX", count: "CIRCLE_NODE_TOTAL", first: .number(0)),
        // https://buildkite.com/docs/pipelines/configure/environment-variables: from 0; not set without `parallelism`.
        ShardVariables(system: "Buildkite", index: "BUILDKITE_PARALLEL_JOB", count: "BUILDKITE_PARALLEL_JOB_COUNT", first: .number(0)),
        .bazel,
        // https://slurm.schedmd.com/job_array.html and sbatch(1): the array's indices are whatever --array says.
        ShardVariables(
            system: "Slurm", index: "SLURM_ARRAY_TASK_ID", count: "SLURM_ARRAY_TASK_COUNT", first: .variable("SLURM_ARRAY_TASK_MIN"),
            step: "SLURM_ARRAY_TASK_STEP"),
        // https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static/: from 0; how many there are is not told.
        ShardVariables(system: "Kubernetes", index: "JOB_COMPLETION_INDEX", count: nil, first: .number(0)),
    ]

    /// https://bazel.build/reference/test-encyclopedia#test-sharding: from 0.
    public static let bazel = ShardVariables(
        system: "Bazel", index: "TEST_SHARD_INDEX", count: "TEST_TOTAL_SHARDS", first: .number(0))

    /// The part that the environment says; nil where this system's variables are not set.
    ///
    /// `count` is what the user says; a system that says something else is an error.
    func shard(_ environment: [String: String], count given: Int?) throws(ShardVariableError) -> Shard? {
        let said = try count.flatMap { (name) throws(ShardVariableError) in try number(name, environment) }
        guard let index = try number(index, environment) else {
            // GitLab without `parallel`: one job, and no index.
            return said == 1 ? Shard(index: 1, count: 1) : nil
        }
        if let said, let given, said != given { throw .otherCount(system: system, said: said, given: given) }
        guard let count = said ?? given else { throw .noCount(system: system, index: self.index) }
        var origin = 0
        switch first {
        case .number(let number): origin = number
        case .variable(let name): origin = try number(name, environment) ?? 0
        }
        let stride = max(1, try step.flatMap { (name) throws(ShardVariableError) in try number(name, environment) } ?? 1)
        let (distance, overflow) = index.subtractingReportingOverflow(origin)
        guard !overflow, distance % stride == 0, let shard = Shard(index: distance / stride + 1, count: count) else {
            throw .outOfRange(system: system, index: self.index, value: index, count: count, first: origin, step: stride)
        }
        return shard
    }

    /// A variable's number; nil when it is not set.
    private func number(_ name: String, _ environment: [String: String]) throws(ShardVariableError) -> Int? {
        guard let text = environment[name], !text.isEmpty else { return nil }
        guard let number = Int(text), (0...Int(Int32.max)).contains(number) else { throw .notANumber(name: name, text: text) }
        return number
    }
}
