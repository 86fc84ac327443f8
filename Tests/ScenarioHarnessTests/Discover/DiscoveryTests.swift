import Diagnostics
import ScenarioHarness
import Testing

@Suite("Discovery: which files are scenario files")
struct DiscoveryTests {
    private static let scenario = """
        version: 1
        scenarios:
          - { id: a, machine: cortex-m3, image: x.elf, skip: not now, expect: { outcome: limit } }
        """

    @Test("folders are searched in order, without hidden names, other files and machine files")
    func folders() throws {
        let project = try TemporaryProject()
        for name in ["b/z.yaml", "b/a.yml", "a.yaml", "c.txt", ".hidden/x.yaml", "b/.y.yaml", "B.yaml"] {
            try project.write(name, Self.scenario)
        }
        try project.write("machine.yaml", "# mine\nmachine: mine\nextends: cortex-m3\n")
        let plan = project.plan()
        #expect(plan.files.map(\.path) == ["B.yaml", "a.yaml", "b/a.yml", "b/z.yaml"])
        #expect(plan.diagnostics.isEmpty)
        #expect(plan.scenarioCount == 4)
    }

    @Test("paths keep the order they are given in, and a file counts once")
    func once() throws {
        let project = try TemporaryProject()
        try project.write("b/one.yaml", Self.scenario)
        try project.write("a.yaml", Self.scenario)
        try project.link("b/same.yaml", to: "one.yaml")
        let plan = project.plan(["b", "a.yaml", "./b/../b/one.yaml", "."])
        #expect(plan.files.map(\.path) == ["b/one.yaml", "a.yaml"])
    }

    @Test("links that lead to each other or into a folder above end the search, not the program")
    func loops() throws {
        let project = try TemporaryProject()
        try project.write("a/one.yaml", Self.scenario)
        try project.link("a/up", to: "..")
        try project.link("a/x.yaml", to: "y.yaml")
        try project.link("a/y.yaml", to: "x.yaml")
        let plan = project.plan()
        #expect(plan.files.map(\.path) == ["a/one.yaml"])
        #expect(plan.diagnostics.map(\.code.description) == ["FL3003", "FL3003"])
        #expect(plan.diagnostics.allSatisfy { $0.help == "remove a link of the circle" })
    }

    @Test("a path that is not there, a dangling link and an empty folder are mistakes")
    func mistakes() throws {
        let project = try TemporaryProject()
        try project.write("empty/readme.txt", "")
        try project.link("dangling.yaml", to: "nowhere.yaml")
        #expect(project.plan(["nothing.yaml"]).diagnostics.map(\.code.number) == [3003])
        #expect(project.plan(["dangling.yaml"]).diagnostics.map(\.code.number) == [3003])
        #expect(project.plan(["empty"]).diagnostics.map(\.code.number) == [3001])
        #expect(project.plan([]).diagnostics.map(\.code.number) == [3001])
        #expect(project.plan(["empty"]).isEmpty)
    }

    @Test("a machine file that is named outright has nothing to run")
    func machineFile() throws {
        let project = try TemporaryProject()
        try project.write("m.yaml", "machine: m\nextends: cortex-m3\n")
        #expect(project.plan(["m.yaml"]).diagnostics.map(\.code.number) == [3004])
    }

    @Test("a file that does not read keeps its mistakes, and the others are planned")
    func unreadable() throws {
        let project = try TemporaryProject()
        try project.write("a.yaml", "version: [1\n")
        try project.write("b.yaml", Self.scenario)
        let plan = project.plan()
        #expect(plan.files.map(\.path) == ["a.yaml", "b.yaml"])
        #expect(plan.files[0].cases.isEmpty && !plan.files[0].diagnostics.isEmpty)
        #expect(plan.files[1].diagnostics.isEmpty)
    }
}
