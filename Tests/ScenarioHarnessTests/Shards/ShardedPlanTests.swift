import Diagnostics
import ScenarioHarness
import Testing

/// Scenario files for plans that are divided.
enum ShardedProject {
    static func text(ids: [String]) -> String {
        """
        version: 1
        defaults: { machine: cortex-m3, image: x.elf, expect: { outcome: limit } }
        scenarios:

        """ + ids.map { "  - { id: \($0), skip: not now }\n" }.joined()
    }

    static func make() throws -> TemporaryProject {
        let project = try TemporaryProject()
        try project.write("b.yaml", text(ids: (1...20).map { "b\($0)" }))
        try project.write("a.yaml", text(ids: (1...20).map { "a\($0)" }))
        try project.write("wrong.yaml", "version: [1\n")
        return project
    }
}

@Suite("A plan in parts")
struct ShardedPlanTests {
    private func parts(_ project: TemporaryProject, _ count: Int, _ paths: [String] = ["."]) -> [Plan] {
        (1...count).compactMap { Shard(index: $0, count: count) }.map { project.plan(paths, shard: ShardAssignment($0)) }
    }

    private func names(_ plan: Plan) -> [String] { plan.files.flatMap { file in file.cases.map { "\(file.path):\($0.id)" } } }

    @Test("every scenario is in one part, and every file's own mistakes in one part too")
    func wholeOnce() throws {
        let project = try ShardedProject.make()
        let parts = parts(project, 3)
        #expect(parts.flatMap(names).sorted() == names(project.plan()).sorted())
        #expect(parts.flatMap(\.files).count { !$0.diagnostics.isEmpty } == 1)
        #expect(Set(parts.map { $0.shard?.plan }).count == 1)
        #expect(parts.allSatisfy { $0.shard?.scenarioCount == 40 })
    }

    @Test("a part knows the places of its files and scenarios in the whole")
    func places() throws {
        let project = try ShardedProject.make()
        let whole = project.plan()
        for part in parts(project, 3) {
            let shard = try #require(part.shard)
            for (file, places) in zip(part.files, shard.files) {
                #expect(whole.files[places.place].path == file.path)
                #expect(places.cases.map { whole.files[places.place].cases[$0].id } == file.cases.map(\.id))
            }
        }
    }

    @Test("a scenario's part does not depend on the order of paths, nor on other scenarios")
    func stable() throws {
        let project = try ShardedProject.make()
        let before = parts(project, 3, ["a.yaml", "b.yaml"]).map(names)
        let other = parts(project, 3, ["b.yaml", "a.yaml"]).map(names)
        #expect(before.map { $0.sorted() } == other.map { $0.sorted() })
        try project.write("b.yaml", ShardedProject.text(ids: (8...30).map { "b\($0)" }))
        let after = parts(project, 3, ["a.yaml", "b.yaml"]).map(names)
        let left = Set(before.joined()).intersection(after.joined())
        for (one, two) in zip(before, after) { #expect(one.filter(left.contains) == two.filter(left.contains)) }
    }

    @Test("the digest is another one when a file, the selection, the count or the balance differs")
    func digest() throws {
        let project = try ShardedProject.make()
        let recorded = (1...9).map { ShardAssignment.Recorded(path: "a.yaml", id: "a\($0)", instructions: 1) }
        let shard = try #require(Shard("2/3"))
        var digests = [
            parts(project, 3)[0], parts(project, 4)[0], parts(project, 3, ["a.yaml"])[0], parts(project, 3, ["b.yaml", "a.yaml"])[0],
            project.plan(shard: ShardAssignment(shard, recorded: recorded)),
        ].map { $0.shard?.plan }
        try project.write("a.yaml", ShardedProject.text(ids: (1...20).map { "a\($0)" }) + "# changed\n")
        digests.append(parts(project, 3)[0].shard?.plan)
        #expect(Set(digests).count == digests.count)
    }

    @Test("a part without scenarios is a plan, and selecting nothing is a mistake all the same")
    func empty() throws {
        let project = try TemporaryProject()
        try project.write("a.yaml", ShardedProject.text(ids: ["only"]))
        let parts = parts(project, 2)
        #expect(parts.map(\.scenarioCount).sorted() == [0, 1])
        #expect(parts.allSatisfy { $0.diagnostics.isEmpty })
        let none = project.plan(["."], Selection(tags: ["none"]), shard: ShardAssignment(try #require(Shard("1/2"))))
        #expect(none.diagnostics.map(\.code.number) == [3002])
    }
}
