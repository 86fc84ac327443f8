import Foundation
import Testing

/// Whether files validate is for `Tools/schema/validate`, which has an independent validator.
@Suite("faultline schema")
struct SchemaCommandTests {
    @Test(
        "both schemas are JSON of draft 2020-12, and every reference has its definition", arguments: [["schema"], ["schema", "--machine"]])
    func references(arguments: [String]) throws {
        let output = try CommandProcess.run(arguments)
        #expect(output.status == 0)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(output.out.utf8)) as? [String: Any])
        #expect(document["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        let definitions = try #require(document["$defs"] as? [String: Any])
        let references = output.out.matches(of: /"\$ref": "#\/\$defs\/([^"]+)"/).map { String($0.1) }
        #expect(references.count > 10)
        #expect(Set(references).subtracting(definitions.keys).isEmpty)
        #expect(Set(definitions.keys).subtracting(references).isEmpty, "a definition that nothing refers to")
    }

    @Test("the keys have their sentences, which editors show")
    func descriptions() throws {
        let output = try CommandProcess.run(["schema"])
        #expect(output.out.contains("\"description\": \"How the run ends.\""))
    }
}
