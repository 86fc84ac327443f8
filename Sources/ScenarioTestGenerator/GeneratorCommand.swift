import Foundation

/// `scenario-test-generator ROOT OUTPUT FILE…`: Swift source with a test for each scenario of the files, their paths relative to
/// the root. It has no mistakes of its own to report: a file that does not read gets a test, which fails and says why.
@main
enum GeneratorCommand {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2 else {
            FileHandle.standardError.write(Data("usage: scenario-test-generator ROOT OUTPUT FILE…\n".utf8))
            exit(64)
        }
        let root = arguments[0].hasSuffix("/") ? arguments[0] : arguments[0] + "/"
        var files: [ScenarioFileNames] = []
        for path in arguments.dropFirst(2) {
            let relative = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
            let bytes = FileManager.default.contents(atPath: path) ?? Data()
            if let names = ScenarioFileNames(path: relative, bytes: Array(bytes)) { files.append(names) }
        }
        let source = TestSource(package: arguments[0], files: files).text
        // The same source is not written again, so that it is not compiled again.
        if FileManager.default.contents(atPath: arguments[1]) == Data(source.utf8) { return }
        try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[1]), options: .atomic)
    }
}
