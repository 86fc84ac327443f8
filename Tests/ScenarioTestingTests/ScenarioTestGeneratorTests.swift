import Foundation
import Testing

@Suite("The source of a test for each scenario")
struct ScenarioTestGeneratorTests {
    /// The source for files of these texts, and for the names that they are given.
    private func source(_ files: [(name: String, text: String)]) throws -> String {
        let folder = NSTemporaryDirectory() + "faultline-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/scenarios/more", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for file in files { try file.text.write(toFile: folder + "/" + file.name, atomically: true, encoding: .utf8) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("scenario-test-generator")
        process.arguments = [folder, folder + "/out.swift"] + files.map { folder + "/" + $0.name }
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try String(contentsOfFile: folder + "/out.swift", encoding: .utf8).replacingOccurrences(of: folder, with: "FOLDER")
    }

    private func scenarios(_ items: String...) -> String {
        "version: 1\ndefaults: { machine: cortex-m3, image: x.elf, expect: { outcome: limit } }\nscenarios:\n"
            + items.map { "  - { \($0) }\n" }.joined()
    }

    @Test("a suite for each file, a function for each scenario, and one that says whether all are there")
    func structure() throws {
        let text = try source([("scenarios/more/uart-0.yaml", scenarios("id: boot-loop", "name: Prints a line"))])
        #expect(
            text == """
                // Made from the scenario files by the plugin ScenarioTests.
                import ScenarioTesting
                import Testing

                private let scenarios = NamedScenarios(
                    package: "FOLDER",
                    folder: "scenarios",
                    names: [
                        "scenarios/more/uart-0.yaml": ["boot-loop", "prints-a-line"],
                    ])

                @Suite struct Scenarios {
                    @Test("every scenario has a test of its own") func complete() { scenarios.checkNames() }

                    @Suite("scenarios/more/uart-0.yaml") struct more_uart_0 {
                        @Test("boot-loop") func boot_loop() async { await scenarios.check("boot-loop", in: "scenarios/more/uart-0.yaml") }
                        @Test("prints-a-line") func prints_a_line() async { await scenarios.check("prints-a-line", in: "scenarios/more/uart-0.yaml") }
                    }
                }

                """)
    }

    @Test("names are legal and no two alike, whatever the files and ids are called")
    func names() throws {
        let text = try source([
            ("scenarios/a.yaml", scenarios("id: a-b", "id: a_b", "id: a.b", "id: 1st", "id: class")),
            ("scenarios/a.yml", scenarios("id: one")),
            ("scenarios/b\"); evil(\".yaml", scenarios("id: one")),
        ])
        for name in ["func a_b()", "func a_b_2()", "func a_b_3()", "func _1st()", "func _class()", "struct a {", "struct a_2 {"] {
            #expect(text.contains(name), "\(name)")
        }
        #expect(!text.contains("b\"); evil("))
    }

    @Test("a file that does not read, and a scenario with a mistake, have tests; a machine's file has none")
    func mistakes() throws {
        let text = try source([
            ("scenarios/broken.yaml", "version: [1\n"),
            ("scenarios/wrong.yaml", scenarios("id: fine", "id: wrong, imag: y.elf")),
            ("scenarios/machine.yaml", "machine: mine\nextends: cortex-m3\n"),
        ])
        #expect(text.contains(#"@Test("the file reads") func file() async { scenarios.checkFile("scenarios/broken.yaml") }"#))
        #expect(text.contains("func wrong()") && text.contains("func fine()"))
        #expect(!text.contains("machine.yaml"))
    }
}
