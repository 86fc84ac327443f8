import ScenarioHarness
import Testing

@Suite("ShardAssignment: which part a scenario belongs to")
struct ShardAssignmentTests {
    private func ids(_ assignment: ShardAssignment) throws -> [String] {
        let project = try TemporaryProject()
        try project.write("a.yaml", ShardedProject.text(ids: (1...40).map { "s\($0)" }))
        return project.plan(shard: assignment).files.flatMap(\.cases).map(\.id)
    }

    private func shard(_ text: String) throws -> Shard { try #require(Shard(text)) }

    /// The list is that of another program: SHA-256 of `a.yaml:ID`, its first 64 bits modulo 4.
    @Test("without a record, a scenario's part is a matter of its name: these never change")
    func byName() throws {
        #expect(try ids(ShardAssignment(shard("1/4"))) == ["s1", "s4", "s8", "s21", "s24", "s36", "s37"])
    }

    @Test("recorded scenarios are dealt out longest first, each to the part that has least")
    func balanced() throws {
        let recorded = [("s1", 90_000), ("s2", 50_000), ("s3", 40_000), ("s4", 30_000), ("s5", 100)].map {
            ShardAssignment.Recorded(path: "a.yaml", id: $0.0, instructions: UInt64($0.1))
        }
        let first = try ids(ShardAssignment(shard("1/2"), recorded: recorded))
        let second = try ids(ShardAssignment(shard("2/2"), recorded: recorded.reversed()))
        #expect(Set(first).intersection(["s1", "s2", "s3", "s4", "s5"]) == ["s1", "s4"])
        #expect(Set(second).intersection(["s1", "s2", "s3", "s4", "s5"]) == ["s2", "s3", "s5"])
        #expect(Set(first).union(second).count == 40 && first.count + second.count == 40)
    }

    @Test("many short scenarios weigh something too")
    func short() throws {
        let recorded = (1...40).map { ShardAssignment.Recorded(path: "a.yaml", id: "s\($0)", instructions: 0) }
        for part in 1...4 {
            #expect(try ids(ShardAssignment(shard("\(part)/4"), recorded: recorded)).count == 10)
        }
    }

    @Test("a report with absurd counts overflows nothing")
    func absurd() throws {
        let recorded = (1...40).map { ShardAssignment.Recorded(path: "a.yaml", id: "s\($0)", instructions: .max) }
        #expect(try ids(ShardAssignment(shard("1/4"), recorded: recorded)).count == 10)
    }
}
