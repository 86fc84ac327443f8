/// JSON Schemas (draft 2020-12) of the language's files, for editors, made from the tables that the reader reads by.
///
/// A schema says less than the reader: what concerns several values at once, and what only the image or the machine can tell,
/// it leaves to `faultline check`.
package enum LanguageSchema {
    /// The schema of scenario files.
    package static var scenarioFile: String {
        document("Faultline scenario file", root: FileKey.file.section("Scenario file", ""), hasMatrix: true)
    }

    /// The schema of machine files.
    package static var machineFile: String {
        document("Faultline machine file", root: MachineKey.file.section("Machine file", ""), hasMatrix: false)
    }

    private static func document(_ title: String, root: VocabularySection, hasMatrix: Bool) -> String {
        var maker = SchemaMaker(scalars: ScalarSchema(hasMatrix: hasMatrix))
        let name = maker.reference(root.heading, .whole)
        let definitions = maker.definitions()
        var members: [(String, JSONValue)] = [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", .string(title)), ("$ref", name),
        ]
        if hasMatrix { members += SchemaMaker.needsOfScenarios }
        return JSONValue.object(members + [("$defs", .object(definitions))]).text
    }
}
