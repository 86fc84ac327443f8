import Foundation
import ScenarioHarness
import Testing

/// docs/machines.md and the pages beside it: the parts between `<!-- generated: name -->` and `<!-- end -->` are made from the
/// tables of machines and kinds. `FAULTLINE_UPDATE_GOLDENS=1` writes them anew.
@Suite("The pages of machines are what the library holds")
struct MachineReferencePageTests {
    private static let docs = MachineGoldenTests.root.appending(path: "docs")

    /// The pages with generated parts.
    private static let pages = ["machines.md", "machines/devices.md"]

    @Test("every generated table is current, and stands on one page")
    func current() throws {
        var placed: [String] = []
        for page in Self.pages {
            let url = Self.docs.appending(path: page)
            let old = try String(contentsOf: url, encoding: .utf8)
            var new = old
            for part in MachineReferencePage.parts {
                guard let start = new.range(of: "<!-- generated: \(part.name) -->\n") else { continue }
                let end = try #require(new.range(of: "<!-- end -->", range: start.upperBound..<new.endIndex))
                new.replaceSubrange(start.upperBound..<end.lowerBound, with: "\n" + part.text + "\n")
                placed.append(part.name)
            }
            if ProcessInfo.processInfo.environment["FAULTLINE_UPDATE_GOLDENS"] == "1" { try Data(new.utf8).write(to: url) }
            #expect(try String(contentsOf: url, encoding: .utf8) == new, "run the tests with FAULTLINE_UPDATE_GOLDENS=1")
        }
        #expect(placed.sorted() == MachineReferencePage.parts.map(\.name).sorted())
    }

    @Test("the tables name every machine, kind of device and parameter")
    func complete() throws {
        let text = MachineReferencePage.parts.map(\.text).joined()
        for name in MachineLibrary.names { #expect(text.contains("`\(name)`"), "\(name)") }
        for kind in DeviceKind.all {
            #expect(text.contains("`\(kind.name)`"), "\(kind.name)")
            for parameter in kind.parameters { #expect(text.contains("`\(parameter.name)`"), "\(parameter.name)") }
        }
    }
}
