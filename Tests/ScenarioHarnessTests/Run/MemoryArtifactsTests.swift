import Foundation
import ScenarioHarness
import Testing

@Suite("MemoryArtifacts")
struct MemoryArtifactsTests {
    /// str r0, [r1]; b .
    private static let code: [UInt16] = [0x6008, 0xE7FE]

    private static let scenario = """
          - id: one
            machine: { memory: { ram: { size: 8 } } }
            setup: { registers: { R0: 0x1122_3344, R1: 0x2000_0000 } }
            until: { pc: 0xC2 }
            expect: { outcome: reached }

        """

    @Test("a region's bytes are in a file of their own when the run is over, and no draft is left")
    func saves() throws {
        let project = try TinyImage.project(Self.code, Self.scenario)
        let folder = project.path + "/saved"
        var options = RunOptions(jobs: 1)
        options.artifacts = MemoryArtifacts(regions: ["ram"], folder: folder)
        let results = project.plan().results(options)
        #expect(results.map(\.status) == [.passed])
        #expect(options.artifacts?.problems == [])
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains("ram") }
        #expect(files.count == 1)
        #expect(files.allSatisfy { $0.hasSuffix("/one/ram.bin") })
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + (files.first ?? "")))
        #expect(Array(bytes) == [0x44, 0x33, 0x22, 0x11, 0, 0, 0, 0])
    }

    @Test("a region that the machine does not have, and a folder that cannot be made, are told")
    func problems() throws {
        let project = try TinyImage.project(Self.code, Self.scenario)
        for (regions, folder) in [(["norr"], "/saved"), (["ram"], "/file.txt/saved")] {
            try project.write("file.txt", "")
            var options = RunOptions(jobs: 1)
            options.artifacts = MemoryArtifacts(regions: regions, folder: project.path + folder)
            #expect(project.plan().results(options).map(\.status) == [.passed])
            #expect(options.artifacts?.problems.count == 1)
        }
    }

    @Test("what cannot be saved is known before the run, each once, with what the machine has")
    func mistakes() throws {
        let project = try TinyImage.project(Self.code, Self.scenario + Self.scenario.replacing("id: one", with: "id: two"))
        try project.write("file.txt", "")
        let plan = project.plan()
        func mistakes(_ region: String, _ folder: String) -> [String] {
            MemoryArtifacts(regions: [region], folder: project.path + folder).mistakes(in: plan)
        }
        #expect(mistakes("ram", "/saved") == [])
        #expect(mistakes("ram", "/saved/deep/er") == [])
        #expect(!FileManager.default.fileExists(atPath: project.path + "/saved"))
        let name = try #require(plan.results().first?.run?.machine)
        #expect(mistakes("rom", "/saved") == ["\(name) has no region 'rom' to save: did you mean 'ram'?"])
        #expect(mistakes("norrland", "/saved").count == 1)
        #expect(mistakes("norrland", "/saved").first?.contains("to save: its regions are ") == true)
        let obstacle = "memory cannot be saved in '\(project.path)/file.txt/saved': \(project.path)/file.txt is not a folder"
        #expect(mistakes("ram", "/file.txt/saved") == [obstacle])
        #expect(MemoryArtifacts(regions: ["ram"], folder: "").mistakes(in: plan).count == 1)
    }

    @Test(
        "names of files and scenarios become names in a folder",
        arguments: [
            ("scenarios/a.yaml", "scenarios%2Fa.yaml"), ("run[core=m3,n=1]", "run[core=m3,n=1]"), ("..", "%2E."), (".", "%2E"),
            ("a b%", "a%20b%25"), ("\u{E9}", "%C3%A9"),
        ])
    func names(text: String, name: String) {
        #expect(MemoryArtifacts.fileName(text) == name)
    }
}
