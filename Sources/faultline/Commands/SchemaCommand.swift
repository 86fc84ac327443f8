import ArgumentParser
import ScenarioLanguage

/// `faultline schema`: what editors check files by.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of scenario files, for editors.",
        discussion: """
            Save it, and begin scenario files with '# yaml-language-server: $schema=PATH'. A schema says less than \
            'faultline check', which alone knows the image and the machine.
            """)

    @Flag(help: "The schema of machine files instead.")
    var machine = false

    func run() throws {
        Terminal.write(machine ? LanguageSchema.machineFile : LanguageSchema.scenarioFile)
    }
}
