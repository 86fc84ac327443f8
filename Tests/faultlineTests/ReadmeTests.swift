import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
    private let readme: String
    private let root = CommandProcess.packageRoot

    init() throws {
        readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    }

    @Test("the scenario it shows is the file it names")
    func scenario() throws {
        let file = try String(contentsOf: root.appendingPathComponent("fixtures/readme/divide-by-zero.yaml"), encoding: .utf8)
        #expect(readme.contains("```yaml\n" + file + "```"))
    }

    @Test("the transcript it shows is what the command prints")
    func transcript() throws {
        let command = "run fixtures/readme/divide-by-zero.yaml --no-times"
        let output = try CommandProcess.run(command.split(separator: " ").map(String.init))
        #expect(output.status == 1)
        #expect(readme.contains("```\n$ faultline \(command)\n" + output.out + "```"), "\(output.out)")
    }
}
