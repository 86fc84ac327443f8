import Foundation
import ScenarioLanguage
import Testing

/// docs/language.md: the parts between `<!-- generated: name -->` and `<!-- end -->` are made from the reader's tables.
/// `FAULTLINE_UPDATE_GOLDENS=1` writes them anew.
@Suite("The language reference is what the reader reads")
struct LanguageReferenceTests {
    private static let page = Golden.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/language.md")

    private func text() throws -> String { try String(contentsOf: Self.page, encoding: .utf8) }

    @Test("the tables of keys, registers and diagnostics are current")
    func current() throws {
        let old = try text()
        var new = old
        for part in LanguageReference.parts {
            let start = try #require(new.range(of: "<!-- generated: \(part.name) -->\n"))
            let end = try #require(new.range(of: "<!-- end -->", range: start.upperBound..<new.endIndex))
            new.replaceSubrange(start.upperBound..<end.lowerBound, with: "\n" + part.text + "\n")
        }
        if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(new.utf8).write(to: Self.page) }
        #expect(try text() == new, "run the tests with FAULTLINE_UPDATE_GOLDENS=1")
    }

    @Test("the example is read without a mistake")
    func example() throws {
        let page = try text()
        let examples = page.components(separatedBy: "```yaml read\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
        #expect(!examples.isEmpty)
        for example in examples {
            let (file, diagnostics) = ScenarioReader.read(text: example, path: "docs/language.md")
            #expect(diagnostics.map(Scenario.place).isEmpty)
            #expect(file?.scenarios.isEmpty == false)
        }
    }

    @Test("every link on the page has its heading")
    func links() throws {
        let page = try text()
        let anchors = page.matches(of: /(?m)^#+ (.+)$/).map { $0.1.lowercased().replacing(" ", with: "-").replacing(",", with: "") }
        let links = page.matches(of: /\]\(#([^)]+)\)/).map { String($0.1) }
        #expect(links.count > 30)
        #expect(Set(links).subtracting(anchors).isEmpty)
        #expect(Set(anchors).count == anchors.count, "two headings have the same anchor")
    }
}
