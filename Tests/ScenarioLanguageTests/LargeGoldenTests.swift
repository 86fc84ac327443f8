import Diagnostics
import Foundation
import ScenarioLanguage
import Testing

/// The codes of files that would be too large to keep: fixtures/diagnostics/large has what is printed about them.
/// `FAULTLINE_UPDATE_GOLDENS=1` writes it.
@Suite("Golden texts of files that are too large to keep")
struct LargeGoldenTests {
    private static let folder = Golden.folder.deletingLastPathComponent().appending(path: "large")

    private static func text(_ name: String) -> String {
        let head = "version: 1\nscenarios:\n"
        return switch name {
        case "FL0001-file-too-large": head + String(repeating: "# a log, by its looks\n", count: 400_000)
        case "FL0008-too-many-values": head + "  - tags: [" + String(repeating: "a,", count: 1_000_001) + "]\n"
        default: head + (1...300).map { "  - { id: a\($0), imag: x }\n" }.joined()
        }
    }

    @Test(
        "the mistake is printed as its golden text says",
        arguments: ["FL0001-file-too-large", "FL0008-too-many-values", "FL0015-too-many-mistakes"])
    func golden(name: String) throws {
        let diagnostics = ScenarioReader.read(text: Self.text(name), path: name + ".yaml").diagnostics
        let found = try #require(diagnostics.first { "\($0.code)" == name.prefix(6) })
        let rendered = DiagnosticRenderer(sources: SourceTexts()).render(found) + "\n"
        let file = Self.folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(rendered.utf8).write(to: file) }
        #expect(rendered == (try? String(contentsOf: file, encoding: .utf8)))
    }
}
