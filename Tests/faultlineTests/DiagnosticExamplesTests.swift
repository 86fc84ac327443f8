import Foundation
import Testing

/// Sources/faultline/Examples/diagnostics.txt: what is printed for one mistake of each code, taken from the golden files
/// under fixtures/diagnostics and fixtures/replay.
/// `FAULTLINE_UPDATE_GOLDENS=1` writes it anew.
@Suite("faultline explain: every code has an example")
struct DiagnosticExamplesTests {
    private static let file = CommandProcess.packageRoot.appendingPathComponent("Sources/faultline/Examples/diagnostics.txt")
    private static let fixtures = CommandProcess.packageRoot.appendingPathComponent("fixtures")

    private static func codes() throws -> [String] {
        try CommandProcess.run(["explain"]).out.split(separator: "\n").map { String($0.prefix(6)) }
    }

    /// The golden files, those named after the code before others.
    private static func texts(_ code: String) throws -> [String] {
        let names = ["diagnostics", "replay"].flatMap { folder in
            let paths = FileManager.default.enumerator(atPath: fixtures.path + "/" + folder)?.compactMap { $0 as? String } ?? []
            return paths.filter { $0.hasSuffix(".txt") }.sorted().map { folder + "/" + $0 }
        }
        let own = names.filter { $0.contains("/" + code) }
        return try (own + names.filter { !own.contains($0) }).map {
            try String(contentsOf: fixtures.appendingPathComponent($0), encoding: .utf8)
        }
    }

    /// The first diagnostic of a code, with the lines below it.
    private static func example(_ code: String) throws -> String? {
        for text in try texts(code) {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            guard let start = lines.firstIndex(where: { $0.contains(": [\(code)] ") }) else { continue }
            let rest = lines[(start + 1)...].prefix { !$0.isEmpty && $0.hasPrefix(" ") }
            return ([lines[start]] + rest).joined(separator: "\n") + "\n"
        }
        return nil
    }

    @Test("the examples are what the golden files have")
    func current() throws {
        var examples: [String] = []
        for code in try Self.codes() {
            examples.append(try #require(try Self.example(code), "\(code) has no golden"))
        }
        let new = examples.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(new.utf8).write(to: Self.file) }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == new, "run the tests with FAULTLINE_UPDATE_GOLDENS=1")
    }

    @Test("a code is explained with what it means, an example and what to do", arguments: ["FL0203", "fl203"])
    func explain(code: String) throws {
        let output = try CommandProcess.run(["explain", code])
        #expect(output.status == 0)
        #expect(output.out.hasPrefix("FL0203: an unknown field of a register\n\nThe register has no field of this name.\n"))
        #expect(output.out.contains("\n    FL0203-unknown-field.yaml:"))
        #expect(output.out.hasSuffix("\n\nWhat to do: Use one of the fields that the note lists.\n"))
    }

    @Test("an unknown code is refused")
    func unknown() throws {
        let output = try CommandProcess.run(["explain", "FL9999"])
        #expect(output.status == 64)
        #expect(output.error.contains("FL9999") && output.out.isEmpty)
    }
}
