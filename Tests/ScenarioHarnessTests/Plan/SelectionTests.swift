import Diagnostics
import ScenarioHarness
import Testing

@Suite("Selection: which scenarios are planned")
struct SelectionTests {
    private func project() throws -> TemporaryProject {
        let project = try TemporaryProject()
        try project.write(
            "uart/boot.yaml",
            """
            version: 1
            defaults: { machine: cortex-m3, image: x.elf, expect: { outcome: limit } }
            scenarios:
              - { id: first, tags: [slow, uart], skip: not now }
              - { id: second, tags: [uart], skip: not now }
              - { id: third, tags: [fault], skip: not now }
            """)
        return project
    }

    private func ids(_ selection: Selection) throws -> [String] {
        try project().plan(["."], selection).files.flatMap(\.cases).map(\.id)
    }

    @Test("a filter is a regular expression over path and id")
    func filter() throws {
        #expect(try ids(Selection(filter: .init("boot.yaml:(first|third)$"))) == ["first", "third"])
        #expect(try ids(Selection(filter: .init("^uart/"))).count == 3)
        #expect(throws: (any Error).self) { try Selection.Filter("(") }
    }

    @Test("one tag is enough, and an excluded tag rules out")
    func tags() throws {
        #expect(try ids(Selection(tags: ["fault", "slow"])) == ["first", "third"])
        #expect(try ids(Selection(tags: ["uart"], excludedTags: ["slow"])) == ["second"])
    }

    @Test("selecting nothing is a mistake")
    func nothing() throws {
        let plan = try project().plan(["."], Selection(tags: ["none"]))
        #expect(plan.diagnostics.map(\.code.number) == [3002])
        #expect(plan.isEmpty)
        #expect(!Selection(tags: ["none"]).isEverything && Selection().isEverything)
    }
}
