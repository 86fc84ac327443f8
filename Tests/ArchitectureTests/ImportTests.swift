import Foundation
import Testing

/// The arrows of docs/architecture.md: which module may import which. SwiftPM lets transitive imports through, so the
/// import lines themselves are read.
@Suite("The modules import only downwards")
struct ImportTests {
    /// What each module may import, besides what every module may.
    static let allowed: [(module: String, imports: Set<String>)] = [
        ("ArmMProfile", []),
        ("Firmware", []),
        ("Diagnostics", []),
        ("CortexM", ["ArmMProfile"]),
        ("ScenarioLanguage", ["Diagnostics", "ArmMProfile", "CLibYAML"]),
        (
            "ScenarioHarness",
            [
                "ScenarioLanguage", "Firmware", "CortexM", "Diagnostics", "ArmMProfile", "Foundation", "FoundationXML", "Dispatch",
                "Synchronization", "Glibc", "Musl", "Darwin",
            ]
        ),
        ("ScenarioReports", ["ScenarioHarness", "CortexM", "ArmMProfile", "Diagnostics", "Foundation", "XMLCoder", "Mustache"]),
        (
            "ScenarioTesting",
            ["ScenarioHarness", "ScenarioReports", "Diagnostics", "Testing", "Foundation", "Dispatch", "Synchronization"]
        ),
        ("ScenarioTestGenerator", ["ScenarioLanguage", "Diagnostics", "Foundation"]),
        (
            "faultline",
            [
                "ScenarioHarness", "ScenarioReports", "ScenarioLanguage", "Diagnostics", "Firmware", "CortexM", "ArmMProfile",
                "ArgumentParser", "Foundation", "Dispatch", "Synchronization",
            ]
        ),
    ]

    static let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources")

    @Test("a module imports only what the table allows it", arguments: allowed.map(\.module))
    func importsAreAllowed(module: String) throws {
        let allowed = try #require(Self.allowed.first { $0.module == module }).imports
        let files = try Self.swiftFiles(below: Self.sources.appendingPathComponent(module))
        #expect(!files.isEmpty)
        for file in files {
            for (number, line) in try Self.lines(of: file) {
                guard let imported = Self.importedModule(line), !Self.isPageAllocation(file, line) else { continue }
                #expect(
                    allowed.contains(imported), "\(file.path):\(number): \(module) may not import \(imported)")
            }
        }
    }

    @Test("every folder of Sources is in the table")
    func tableIsComplete() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path).filter { !$0.hasPrefix(".") }
        #expect(Set(folders) == Set(Self.allowed.map(\.module)).union(["CLibYAML"]))
    }

    @Test("a module has no type of its own name, which would hide the module")
    func noTypeIsNamedAsAModule() throws {
        for (module, _) in Self.allowed where module != "faultline" {
            for file in try Self.swiftFiles(below: Self.sources.appendingPathComponent(module)) {
                for (number, line) in try Self.lines(of: file) {
                    let declares = ["struct", "class", "enum", "actor", "protocol"].contains {
                        line.contains("\($0) \(module) ") || line.contains("\($0) \(module):")
                    }
                    #expect(!declares, "\(file.path):\(number): a type named \(module)")
                }
            }
        }
    }

    @Test("the lower modules iterate no dictionary or set, whose order changes from process to process")
    func lowerModulesKeepNoHashedCollections() throws {
        for module in ["ArmMProfile", "CortexM", "Firmware", "Diagnostics"] {
            for file in try Self.swiftFiles(below: Self.sources.appendingPathComponent(module)) {
                for (number, line) in try Self.lines(of: file) where !line.hasPrefix("//") {
                    let iterates = line.contains(".keys") || line.contains(".values {") || line.contains("in Set(")
                    #expect(!iterates, "\(file.path):\(number): iterates a hashed collection")
                }
            }
        }
    }

    @Test("the reader of import lines knows their forms")
    func importLineForms() {
        #expect(Self.importedModule("import Foundation") == "Foundation")
        #expect(Self.importedModule("public import ArmMProfile") == "ArmMProfile")
        #expect(Self.importedModule("@preconcurrency internal import Dispatch") == "Dispatch")
        #expect(Self.importedModule("import struct Foundation.Data") == "Foundation")
        #expect(Self.importedModule("let important = 1") == nil)
        #expect(Self.importedModule("// import Foundation") == nil)
    }

    /// The one thing the machine takes from the host, function by function: zeroed pages.
    static func isPageAllocation(_ file: URL, _ line: String) -> Bool {
        file.lastPathComponent == "ZeroedPages.swift"
            && ["mmap", "munmap", "MAP_ANONYMOUS", "MAP_NORESERVE", "MAP_PRIVATE", "PROT_READ", "PROT_WRITE"].contains {
                line.hasSuffix(".\($0)")
            }
    }

    static func importedModule(_ line: String) -> String? {
        var words = line.split(separator: " ").map(String.init)
        let modifiers = ["public", "package", "internal", "fileprivate", "private"]
        while let first = words.first, modifiers.contains(first) || first.hasPrefix("@") { words.removeFirst() }
        guard words.first == "import", words.count >= 2 else { return nil }
        words.removeFirst()
        if ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"].contains(words[0]), words.count > 1 {
            words.removeFirst()
        }
        return words[0].split(separator: ".").first.map(String.init)
    }

    static func swiftFiles(below folder: URL) throws -> [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return all.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
    }

    static func lines(of file: URL) throws -> [(Int, String)] {
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            ($0.offset + 1, $0.element.trimmingCharacters(in: .whitespaces))
        }
    }
}
