import Diagnostics
import Foundation
import ScenarioHarness
import Testing

/// The pairs under `fixtures/diagnostics/svd`: an SVD file, and what is said about it.
@Suite("Diagnostics of SVD files")
struct SVDGoldenTests {
    static let folder = "fixtures/diagnostics/svd"

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: MachineGoldenTests.root.appending(path: folder).path)) ?? []
        return files.filter { $0.hasSuffix(".svd") }.map { String($0.dropLast(4)) }.sorted()
    }()

    static func report(_ name: String) throws -> (text: String, diagnostics: [Diagnostic]) {
        let path = "\(folder)/\(name).svd"
        let text = try String(contentsOf: MachineGoldenTests.root.appending(path: path), encoding: .utf8)
        let peripherals = name.contains("unknown-peripheral") ? ["TIM3"] : []
        let imported = SVDImport(text, path: path, peripherals: peripherals)
        let renderer = DiagnosticRenderer(sources: imported.sources)
        return (imported.diagnostics.map { renderer.render($0) + "\n" }.joined(), imported.diagnostics)
    }

    @Test("say what the golden file holds", arguments: names)
    func golden(name: String) throws {
        let (text, diagnostics) = try Self.report(name)
        let file = MachineGoldenTests.root.appending(path: "\(Self.folder)/\(name).txt")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(text == (try? String(contentsOf: file, encoding: .utf8)))
        #expect(!diagnostics.isEmpty && diagnostics.allSatisfy { $0.help != nil })
    }

    @Test("there is a pair for every code of SVD files")
    func everyCode() throws {
        var codes: Set<Int> = []
        for name in Self.names { for diagnostic in try Self.report(name).diagnostics { codes.insert(diagnostic.code.number) } }
        let table = DiagnosticTable.entries.map(\.code.number).filter { (2200..<2300).contains($0) }
        #expect(table.filter { !codes.contains($0) } == [])
    }
}
