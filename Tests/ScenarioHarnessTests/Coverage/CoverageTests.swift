import Foundation
import ScenarioHarness
import Testing

@Suite("Coverage of the firmware")
struct CoverageTests {
    /// Scenarios of the hostile firmware, whose reset handler prints and then faults.
    private func coverage(
        _ scenarios: String, machine: String = "cortex-m3", jobs: Int = 1, failFast: Bool = false
    ) throws -> Coverage? {
        let project = try TemporaryProject()
        let image = Repository.root + "/fixtures/firmware/hostile/hostile.elf"
        try project.write("a.yaml", "version: 1\ndefaults: { machine: \(machine), image: \(image) }\nscenarios:\n" + scenarios)
        var options = RunOptions(jobs: jobs, failFast: failFast)
        options.recordsCoverage = true
        return project.plan(allowOutsideRoot: true).run(options).coverage
    }

    private func scenario(_ id: String, until: String = "hard_fault", more: String = "") -> String {
        "  - { id: \(id), until: { pc: \(until) }, expect: { faults: [HardFault] }\(more) }\n"
    }

    private func counts(_ coverage: Coverage?) throws -> [String] {
        let coverage = try #require(coverage)
        return coverage.images.flatMap(\.functions).map { "\($0.name) \($0.calls) \($0.executed)/\($0.instructions)" }
    }

    @Test("each function has its calls, its instructions that were executed, and all of them without literals")
    func functions() throws {
        // `until` ends the run before its instruction executes.
        #expect(try counts(coverage(scenario("one"))) == ["reset 1 19/19", "spin 0 0/1", "hard_fault 0 0/1"])
        #expect(try counts(coverage(scenario("one", until: "reset+0xE", more: ", settle: 0 instructions"))).first == "reset 1 7/19")
    }

    @Test("the counts of all scenarios add up, the same for any number of workers")
    func merged() throws {
        let scenarios = (0..<12).map { scenario("s\($0)") }.joined()
        let one = try coverage(scenarios)
        #expect(try counts(one).first == "reset 12 19/19")
        for jobs in [2, 8] { #expect(try coverage(scenarios, jobs: jobs) == one) }
    }

    @Test("what fail-fast left out counts for nothing, even if a worker ran it", arguments: [1, 2, 8])
    func failFast(jobs: Int) throws {
        let failing = "  - { id: bad, until: { pc: hard_fault }, expect: { faults: [HardFault], registers: { R0: 0x12345678 } } }\n"
        let scenarios = scenario("first") + failing + (0..<8).map { scenario("s\($0)") }.joined()
        #expect(try counts(coverage(scenarios, jobs: jobs, failFast: true)).first == "reset 2 19/19")
    }

    @Test("code that is executed where a region shows it again counts where the image has it")
    func aliased() throws {
        let there = scenario("there", more: ", setup: { registers: { PC: 0x08000010 } }")
        #expect(try counts(coverage(there, machine: "stm32f407")).first == "reset 1 19/19")
    }

    @Test("without being asked for there is none")
    func off() throws {
        let project = try TinyImage.project([0xE7FE], "  - { id: one, until: { pc: 0xC0 }, expect: { outcome: reached } }\n")
        #expect(project.plan().run(RunOptions(jobs: 1)).coverage == nil)
    }

    @Test("with line tables, functions have their places, and each line the count of its most executed instruction")
    func lines() throws {
        let project = try TemporaryProject()
        let image = Repository.path("fixtures/firmware/explain/gcc-dwarf5.elf")
        try project.write(
            "a.yaml",
            """
            version: 1
            scenarios:
              - { id: a, machine: cortex-m3, image: \(image), setup: { memory: { test: 3 } }, until: { pc: done }, expect: { memory: { result: 3 } } }
            """)
        var options = RunOptions(jobs: 1)
        options.recordsCoverage = true
        let coverage = try #require(project.plan(allowOutsideRoot: true).run(options).coverage)
        #expect(coverage.sources.map(\.path) == ["explain/drivers/sensor.c", "explain/explain.c"])
        let lines = Dictionary(uniqueKeysWithValues: coverage.sources[1].lines.map { ($0.number, $0.count) })
        #expect(lines[52] == 1, "in the function that ran")
        #expect(lines[62] == 0, "a case that was not taken")
        #expect(coverage.sources[0].lines.allSatisfy { $0.count == 0 })
        let main = try #require(coverage.images.flatMap(\.functions).first { $0.name == "main" })
        #expect(main.file == "explain/explain.c" && main.line == 59)
    }
}
