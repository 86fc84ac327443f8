import Diagnostics
import Foundation
import ScenarioHarness
import ScenarioLanguage
import Testing

/// The pairs under `fixtures/diagnostics/machines`: a machine file, and what is said about it.
@Suite("Diagnostics of machine files")
struct MachineGoldenTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let folder = "fixtures/diagnostics/machines"

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    /// What the command prints about a file.
    static func report(_ name: String) throws -> (text: String, diagnostics: [Diagnostic]) {
        let path = "\(folder)/\(name).yaml"
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        var resolver = MachineResolver { reference in
            .success(("\(folder)/\(reference.value.drop { $0 == "." || $0 == "/" })", text))
        }
        let start = SourcePosition(line: 1, column: 1)
        _ = resolver.resolve(Located(.file("\(name).yaml"), at: SourceSpan(file: "--machine", start: start, end: start)))
        var sources = SourceTexts()
        for (path, text) in resolver.texts { sources.add(path: path, text: text) }
        let renderer = DiagnosticRenderer(sources: sources)
        let all = resolver.diagnostics
        return (all.map { renderer.render($0) + "\n" }.joined(), all)
    }

    @Test("say what the golden file holds", arguments: names)
    func golden(name: String) throws {
        let (text, diagnostics) = try Self.report(name)
        let file = Self.root.appending(path: "\(Self.folder)/\(name).txt")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(text == (try? String(contentsOf: file, encoding: .utf8)))
        #expect(diagnostics.contains { $0.severity == .error })
        #expect(diagnostics.allSatisfy { $0.span != nil && $0.help != nil })
    }

    @Test("there is a pair for every code of machine files")
    func everyCode() throws {
        var codes: Set<Int> = []
        for name in Self.names { for diagnostic in try Self.report(name).diagnostics { codes.insert(diagnostic.code.number) } }
        let table = DiagnosticTable.entries.map(\.code.number).filter { (2000..<2100).contains($0) }
        #expect(table.filter { !codes.contains($0) } == [])
    }
}
