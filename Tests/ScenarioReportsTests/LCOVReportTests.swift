import ScenarioHarness
import ScenarioReports
import Testing

@Suite("LCOV's tracefile")
struct LCOVReportTests {
    private func lines(_ coverage: Coverage?) throws -> [String] {
        var result = SampleResults.result
        result.coverage = coverage
        return String(decoding: try LCOVReport().bytes(result), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test("a record for each source file, with functions and lines, found and hit")
    func records() throws {
        let functions = [
            Coverage.Function(name: "main", address: 0x100, calls: 3, executed: 5, instructions: 9, file: "src/main.c", line: 7),
            Coverage.Function(name: "idle", address: 0x120, calls: 0, executed: 0, instructions: 4, file: "src/main.c", line: 3),
            Coverage.Function(name: "reset", address: 0x80, calls: 1, executed: 2, instructions: 2),
        ]
        let source = Coverage.Source(path: "src/main.c", lines: [.init(number: 7, count: 3), .init(number: 8, count: 0)])
        let coverage = Coverage(images: [.init(path: "a.elf", functions: functions)], sources: [source])
        #expect(
            try lines(coverage) == [
                "TN:", "SF:a.elf", "FN:1,reset", "FNDA:1,reset", "FNF:1", "FNH:1", "DA:1,1", "LF:1", "LH:1", "end_of_record",
                "TN:", "SF:src/main.c", "FN:3,idle", "FN:7,main", "FNDA:0,idle", "FNDA:3,main", "FNF:2", "FNH:1", "DA:7,3", "DA:8,0",
                "LF:2", "LH:1", "end_of_record",
            ])
    }

    @Test("a function of several images is there once, with the calls of all")
    func merged() throws {
        let function = Coverage.Function(name: "main", address: 0x100, calls: 3, executed: 5, instructions: 9, file: "main.c", line: 7)
        let images = ["a.elf", "b.elf"].map { Coverage.Image(path: $0, functions: [function]) }
        #expect(
            try lines(Coverage(images: images, sources: [])).filter { $0.hasPrefix("FN") } == [
                "FN:7,main", "FNDA:6,main", "FNF:1", "FNH:1",
            ])
    }

    @Test("without coverage it is empty")
    func none() throws {
        #expect(try lines(nil).isEmpty)
    }
}
