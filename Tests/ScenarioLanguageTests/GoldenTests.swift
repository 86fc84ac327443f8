import Diagnostics
import Foundation
import ScenarioLanguage
import Testing

/// The pairs under fixtures/diagnostics/language: a file with mistakes, and what is printed about it.
/// `FAULTLINE_UPDATE_GOLDENS=1` writes the second from the first.
enum Golden {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "fixtures/diagnostics/language")

    /// The names without endings, in order.
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
            .map { String($0.dropLast(5)) }.sorted()
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name + ".yaml")))
    }

    /// What is printed about a file. A name with `-machine-` is that of a machine file.
    static func render(_ bytes: [UInt8], _ name: String) -> String {
        let path = name + ".yaml"
        let diagnostics =
            name.contains("-machine-")
            ? MachineReader.read(bytes: bytes, path: path).1 : ScenarioReader.read(bytes: bytes, path: path).diagnostics
        var sources = SourceTexts()
        sources.add(path: path, text: String(decoding: bytes, as: UTF8.self))
        let renderer = DiagnosticRenderer(sources: sources)
        return diagnostics.map { renderer.render($0) + "\n" }.joined(separator: "\n")
    }
}

@Suite("Golden pairs: what is printed about each mistake")
struct GoldenTests {
    @Test("a file's mistakes are printed as its golden file says", arguments: try Golden.names())
    func pair(name: String) throws {
        let rendered = Golden.render(try Golden.bytes(name), name)
        let golden = Golden.folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" {
            try Data(rendered.utf8).write(to: golden)
        }
        #expect(rendered == (try String(contentsOf: golden, encoding: .utf8)))
        #expect(rendered.contains("[\(name.prefix(6))]"), "the file shows the code that it is named after")
    }

    @Test("there are pairs, and every golden file belongs to one")
    func complete() throws {
        let names = try Golden.names()
        let texts = try FileManager.default.contentsOfDirectory(atPath: Golden.folder.path).filter { $0.hasSuffix(".txt") }
        #expect(!names.isEmpty)
        #expect(texts.map { String($0.dropLast(4)) }.sorted() == names)
    }

    @Test("every code of the language has a pair", arguments: DiagnosticTable.entries.filter { $0.code.number < 1000 })
    func everyCode(entry: DiagnosticEntry) throws {
        // A file that is over one of these bounds would be too large to keep: YAMLDocumentTests makes it.
        let tooLargeToKeep = [1, 8, 15]
        guard !tooLargeToKeep.contains(entry.code.number) else { return }
        let names = try Golden.names()
        #expect(names.contains { $0.hasPrefix("\(entry.code)-") }, "\(entry.code) \(entry.title)")
    }

    @Test("no source file makes a code that is not in the table")
    func noCodeWithoutEntry() throws {
        let sources = Golden.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        // A report that is read back has the codes of the version that wrote it.
        let makers = ["Diagnostics/Table/", "JSONReportReader.swift"]
        var scanned = 0
        for file in files where file.pathExtension == "swift" && !makers.contains(where: { file.path.contains($0) }) {
            scanned += 1
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("DiagnosticCode("), "\(file.lastPathComponent) makes a code of its own")
        }
        #expect(scanned > 20)
    }

    @Test("every entry of the language is the code of some diagnostic")
    func everyEntryIsUsed() throws {
        let sources = Golden.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources")
        let tables = ["YAML", "Vocabulary", "Values", "Rules", "Matrix"].map { "Diagnostics/Table/DiagnosticTable+\($0).swift" }
        let messages = sources.appending(path: "ScenarioLanguage/Messages")
        let wording = try FileManager.default.contentsOfDirectory(atPath: messages.path)
            .map { try String(contentsOf: messages.appending(path: $0), encoding: .utf8) }.joined()
        var entries = 0
        for table in tables {
            let text = try String(contentsOf: sources.appending(path: table), encoding: .utf8)
            for match in text.matches(of: /static let (\w+) = DiagnosticEntry/) {
                entries += 1
                let pattern = try Regex("[(\\s]\\.\(match.1),")
                #expect(wording.contains(pattern), "no diagnostic is a '\(match.1)'")
            }
        }
        #expect(entries == DiagnosticTable.entries.filter { $0.code.number < 1000 }.count)
    }
}
