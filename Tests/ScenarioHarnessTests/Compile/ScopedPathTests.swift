import Diagnostics
import ScenarioHarness
import Testing

@Suite("ScopedPath: paths in scenarios stay in the project")
struct ScopedPathTests {
    /// `nop; b .`: reaches 0xC2 and stays.
    private static let code: [UInt16] = [0xBF00, 0xE7FE]

    private func project(image: String) throws -> TemporaryProject {
        let project = try TemporaryProject()
        try project.write("project/Package.swift", "")
        try project.write("project/images/tiny.bin", TinyImage.bytes(Self.code))
        try project.write("outside.bin", TinyImage.bytes(Self.code))
        try project.link("project/images/out.bin", to: "../../outside.bin")
        try project.link("project/images/in.bin", to: "tiny.bin")
        try project.write(
            "project/scenarios/a.yaml",
            """
            version: 1
            scenarios:
              - id: a
                machine: cortex-m3
                image: { path: \(image), format: bin, base: 0 }
                until: { pc: 0xC2 }
                expect: { registers: { R0: 0 } }
            """)
        return project
    }

    private func plan(_ image: String, allow: Bool = false) throws -> Plan {
        let project = try project(image: image)
        return Plan.make(
            paths: [project.path + "/project/scenarios"],
            options: PlanOptions(allowOutsideRoot: allow, workingDirectory: project.path))
    }

    @Test("paths are relative to the scenario file, links included", arguments: ["../images/tiny.bin", "../images/in.bin"])
    func inside(image: String) throws {
        let plan = try plan(image)
        #expect(plan.files.flatMap(\.cases).flatMap(\.diagnostics).isEmpty)
        #expect(plan.results().map(\.status) == [.passed])
    }

    @Test("a path or a link that leads out is refused, unless that is allowed", arguments: ["../../outside.bin", "../images/out.bin"])
    func outside(image: String) throws {
        let refused = try plan(image)
        #expect(refused.files.flatMap(\.cases).flatMap(\.diagnostics).map(\.code.number) == [1002])
        #expect(refused.results().map(\.status) == [.error])
        #expect(try plan(image, allow: true).files.flatMap(\.cases).flatMap(\.diagnostics).isEmpty)
    }

    @Test("a scenario with mistakes is an error, and the others of its file run")
    func others() throws {
        let project = try TinyImage.project(
            Self.code,
            """
              - { id: good, until: { pc: 0xC2 }, expect: { registers: { R0: 0 } } }
              - { id: bad, until: { pc: nowhere }, expect: { registers: { R0: 0 } } }
              - { id: worse, until: { pc: 0xC2 }, expcet: 1 }
              - { id: skipped, skip: a reason, image: missing.elf, expect: { outcome: limit } }
              - { id: last, until: { pc: 0xC2 }, expect: { registers: { R0: 1 } } }
            """)
        let results = project.plan().results()
        #expect(results.map(\.id) == ["good", "bad", "worse", "skipped", "last"])
        #expect(results.map(\.status) == [.passed, .error, .error, .skipped(reason: "a reason"), .failed])
    }
}
