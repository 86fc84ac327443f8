import Diagnostics
import ScenarioHarness
import Testing

/// `assembly:`, with the toolchain's own clang and linker.
@Suite("Assembly in place")
struct AssemblerTests {
    private func results(_ scenarios: String, jobs: Int = 1) throws -> [CaseResult] {
        let project = try TemporaryProject()
        let head = "version: 1\ndefaults: { machine: cortex-m3, limits: { instructions: 100 }, image: none.elf }\nscenarios:\n"
        try project.write("a.yaml", head + scenarios)
        return project.plan().results(RunOptions(jobs: jobs))
    }

    @Test("a block runs, and takes the place of the defaults' image")
    func runs() throws {
        let results = try results(
            """
              - id: a
                assembly: |2
                    movs r0, #7
                  done: b done
                until: { pc: done }
                expect: { registers: { R0: 7, PC: done } }

            """)
        #expect(results.map(\.status) == [.passed], "\(results.first?.diagnostics.map(\.message) ?? [])")
    }

    @Test("mistakes have the line and the column of the file")
    func mistakes() throws {
        let results = try results(
            "  - id: a\n    assembly: |\n      nop\n      foo r1\n      .if 1\n    expect: { outcome: limit }\n")
        let places = results.flatMap(\.diagnostics).compactMap(\.span?.start)
        #expect(places.first.map { [$0.line, $0.column] } == [7, 7])
        #expect(results.first?.status == .error)
    }

    @Test("the same block gives the same image, and another machine another")
    func images() throws {
        let block = "assembly: \"b .\", expect: { outcome: limit } }\n"
        let results = try results(
            "  - { id: a, \(block)  - { id: b, \(block)  - { id: c, machine: stm32f407, \(block)")
        let hashes = results.map { $0.run?.imageHashes ?? [] }
        #expect(hashes[0] == hashes[1] && hashes[0] != hashes[2] && hashes[0].count == 1)
    }

    @Test("an undefined name is placed where the block has it")
    func undefined() throws {
        let results = try results("  - id: a\n    assembly: |\n      nop\n      bl  missing\n    expect: { outcome: limit }\n")
        let diagnostic = try #require(results.first?.diagnostics.first)
        #expect(diagnostic.message.contains("undefined symbol: missing"))
        #expect(diagnostic.span?.start.line == 7 && diagnostic.span?.start.column == 11)
    }
}
