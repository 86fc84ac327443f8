import ScenarioHarness
import Testing

@Suite("ShardVariables: what CI systems and schedulers say")
struct ShardVariablesTests {
    private func slurm(_ id: String, min: String, count: String, step: String = "1") -> [String: String] {
        [
            "SLURM_ARRAY_TASK_ID": id, "SLURM_ARRAY_TASK_MIN": min, "SLURM_ARRAY_TASK_COUNT": count, "SLURM_ARRAY_TASK_STEP": step,
        ]
    }

    @Test(
        "each system's variables are read as it means them",
        arguments: [
            (["CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "4"], "1/4"),
            (["CI_NODE_TOTAL": "1"], "1/1"),
            (["CIRCLE_NODE_INDEX": "0", "CIRCLE_NODE_TOTAL": "4"], "1/4"),
            (["BUILDKITE_PARALLEL_JOB": "3", "BUILDKITE_PARALLEL_JOB_COUNT": "4"], "4/4"),
            (["TEST_SHARD_INDEX": "1", "TEST_TOTAL_SHARDS": "4"], "2/4"),
            (["CIRCLE_NODE_INDEX": "0", "CIRCLE_NODE_TOTAL": "1", "TEST_SHARD_INDEX": "1", "TEST_TOTAL_SHARDS": "4"], "2/4"),
        ])
    func systems(environment: [String: String], expected: String) throws {
        #expect(try ShardVariables.detect(environment).shard.description == expected)
    }

    @Test("a Slurm array may begin anywhere and go in steps")
    func slurmArrays() throws {
        #expect(try ShardVariables.detect(slurm("0", min: "0", count: "8")).shard.description == "1/8")
        #expect(try ShardVariables.detect(slurm("8", min: "1", count: "8")).shard.description == "8/8")
        #expect(try ShardVariables.detect(slurm("5", min: "1", count: "4", step: "2")).shard.description == "3/4")
        #expect(throws: ShardVariableError.outOfRange(system: "Slurm", index: "SLURM_ARRAY_TASK_ID", value: 9, count: 3, first: 1)) {
            try ShardVariables.detect(slurm("9", min: "1", count: "3"))
        }
        #expect(throws: ShardVariableError.outOfRange(system: "Slurm", index: "SLURM_ARRAY_TASK_ID", value: 4, count: 4, first: 1, step: 2))
        {
            try ShardVariables.detect(slurm("4", min: "1", count: "4", step: "2"))
        }
    }

    @Test("Kubernetes says which, and the user how many")
    func kubernetes() throws {
        let environment = ["JOB_COMPLETION_INDEX": "2"]
        #expect(try ShardVariables.detect(environment, count: 5).shard.description == "3/5")
        #expect(throws: ShardVariableError.noCount(system: "Kubernetes", index: "JOB_COMPLETION_INDEX")) {
            try ShardVariables.detect(environment)
        }
    }

    @Test("an index out of range is told with the number that the first shard has, and with steps where there are any")
    func outOfRange() throws {
        let kubernetes = try #require(throws: ShardVariableError.self) {
            try ShardVariables.detect(["JOB_COMPLETION_INDEX": "7"], count: 4)
        }
        #expect(
            kubernetes.description
                == "Kubernetes says JOB_COMPLETION_INDEX=7, which is none of 4 shards, numbered from 0; say it as --shard 1/4")
        let array = try #require(throws: ShardVariableError.self) { try ShardVariables.detect(slurm("4", min: "1", count: "4", step: "2")) }
        #expect(array.description.contains("which is none of 4 shards, numbered from 1 in steps of 2;"))
    }

    @Test("what the variables do not say is an error, never a guess")
    func errors() throws {
        #expect(throws: ShardVariableError.nothingSet) { try ShardVariables.detect([:]) }
        #expect(throws: ShardVariableError.nothingSet) { try ShardVariables.detect(["CI_NODE_INDEX": "", "CI": "true"]) }
        #expect(throws: ShardVariableError.notANumber(name: "CI_NODE_INDEX", text: "one")) {
            try ShardVariables.detect(["CI_NODE_INDEX": "one", "CI_NODE_TOTAL": "4"])
        }
        #expect(throws: ShardVariableError.outOfRange(system: "GitLab", index: "CI_NODE_INDEX", value: 0, count: 4, first: 1)) {
            try ShardVariables.detect(["CI_NODE_INDEX": "0", "CI_NODE_TOTAL": "4"])
        }
        #expect(throws: ShardVariableError.otherCount(system: "GitLab", said: 4, given: 8)) {
            try ShardVariables.detect(["CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "4"], count: 8)
        }
    }

    @Test("two systems that say different parts are an error that names both")
    func twoSystems() throws {
        let environment = slurm("0", min: "0", count: "8").merging(["CI_NODE_INDEX": "1", "CI_NODE_TOTAL": "4"]) { $1 }
        let error = #expect(throws: ShardVariableError.self) { try ShardVariables.detect(environment) }
        #expect(error?.description.contains("GitLab says shard 1/4 and Slurm says shard 1/8") == true)
    }
}
