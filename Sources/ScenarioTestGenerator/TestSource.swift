/// The Swift source of a package's scenario tests: a suite for each file, a function for each scenario.
struct TestSource {
    /// The package's folder.
    var package: String
    var files: [ScenarioFileNames]

    var text: String {
        var lines = [
            "// Made from the scenario files by the plugin ScenarioTests.",
            "import ScenarioTesting",
            "import Testing",
            "",
            "private let scenarios = NamedScenarios(",
            "    package: \(literal(package)),",
            "    folder: \"scenarios\",",
            "    names: [",
        ]
        lines += files.map { "        \(literal($0.path)): [\($0.ids.map(literal).joined(separator: ", "))]," }
        if files.isEmpty { lines.append("        :") }
        lines += [
            "    ])",
            "",
            "@Suite struct Scenarios {",
            "    @Test(\"every scenario has a test of its own\") func complete() { scenarios.checkNames() }",
        ]
        var suites = SwiftNames()
        for file in files {
            lines += ["", "    @Suite(\(literal(file.path))) struct \(suites.name(for: suiteName(file.path))) {"]
            var functions = SwiftNames()
            if file.hasMistakes || file.ids.isEmpty {
                lines.append(test("the file reads", functions.name(for: "file"), "scenarios.checkFile(\(literal(file.path)))"))
            }
            for id in file.ids {
                lines.append(test(id, functions.name(for: id), "await scenarios.check(\(literal(id)), in: \(literal(file.path)))"))
            }
            lines.append("    }")
        }
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private func test(_ title: String, _ name: String, _ body: String) -> String {
        "        @Test(\(literal(title))) func \(name)() async { \(body) }"
    }

    /// `scenarios/faults/divide.yaml` is `faults_divide`.
    private func suiteName(_ path: String) -> String {
        var name = path[...]
        if name.hasPrefix("scenarios/") { name = name.dropFirst("scenarios/".count) }
        if let dot = name.lastIndex(of: ".") { name = name[..<dot] }
        return String(name)
    }

    /// A string literal: no text of a scenario file is Swift.
    private func literal(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case " "..."~": quoted.unicodeScalars.append(scalar)
            default: quoted += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return quoted + "\""
    }
}
