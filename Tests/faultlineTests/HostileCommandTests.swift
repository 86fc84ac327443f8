import Foundation
import Testing

@Suite("The command line with what it cannot use")
struct HostileCommandTests {
    private static let scenario = """
        version: 1
        scenarios:
          - { id: one, machine: cortex-m3, image: IMAGE, limits: { instructions: 10 }, expect: { outcome: limit } }

        """

    /// What `faultline` says about a scenario with such an image, in a folder that `prepare` has filled.
    private func check(image: String, _ prepare: (String) throws -> Void) throws -> CommandProcess.Output {
        var output: CommandProcess.Output?
        try CommandProcess.withFolder { folder in
            try prepare(folder)
            let path = folder + "/a.yaml"
            try Self.scenario.replacingOccurrences(of: "IMAGE", with: image).write(toFile: path, atomically: true, encoding: .utf8)
            output = try CommandProcess.run(["check", path, "--allow-outside-root"])
        }
        return try #require(output)
    }

    @Test("a pipe, a folder or a device as image is an error of its line")
    func images() throws {
        let pipe = try check(image: "pipe") { _ = mkfifo($0 + "/pipe", 0o600) }
        #expect(pipe.status == 2 && pipe.error.contains("[FL1001] cannot read the image"))
        #expect(pipe.error.contains("it is no regular file"))
        let folder = try check(image: "folder") {
            try FileManager.default.createDirectory(atPath: $0 + "/folder", withIntermediateDirectories: true)
        }
        #expect(folder.status == 2 && folder.error.contains("it is a folder"))
        let device = try check(image: "/dev/zero") { _ in }
        #expect(device.status == 2 && device.error.contains("it is no regular file"))
    }

    @Test("a circle of links is named, wherever it is met")
    func links() throws {
        try CommandProcess.withFolder { folder in
            try FileManager.default.createSymbolicLink(atPath: folder + "/a.yaml", withDestinationPath: "b.yaml")
            try FileManager.default.createSymbolicLink(atPath: folder + "/b.yaml", withDestinationPath: "a.yaml")
            try FileManager.default.createSymbolicLink(atPath: folder + "/self", withDestinationPath: ".")
            for path in [folder, folder + "/a.yaml"] {
                let output = try CommandProcess.run(["run", path])
                #expect(output.status == 2 && output.error.contains("remove a link of the circle"))
            }
        }
    }

    @Test("an empty path, a pipe and a device are no scenarios")
    func paths() throws {
        for path in ["", "/dev/null", String(repeating: "x", count: 5000)] {
            let output = try CommandProcess.run(["run", path])
            #expect(output.status == 2 && output.error.contains("[FL3003]"), "\(output.error)")
        }
    }

    @Test("a report that cannot be written is said before the run, and when the disk is full after it")
    func reports() throws {
        let early = try CommandProcess.run(["run", RunCommandTests.passing, "--junit", "/no/such/folder/report.xml"])
        #expect(early.status == 64 && early.error.contains("there is no folder /no/such/folder"))
        for option in ["--junit", "--json", "--trace"] {
            let full = try CommandProcess.run(["run", RunCommandTests.passing, option, "/dev/full"])
            #expect(full.status == 3 && full.error.contains("error: cannot write '/dev/full': No space left on device"))
        }
    }

    @Test(
        "a full disk behind standard output ends the process with a sentence", arguments: [["run", RunCommandTests.passing], ["machines"]])
    func output(arguments: [String]) throws {
        let process = Process()
        process.executableURL = CommandProcess.executable
        process.arguments = arguments
        process.currentDirectoryURL = CommandProcess.packageRoot
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
        let error = Pipe()
        process.standardError = error
        try process.run()
        let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
        #expect(text.hasPrefix("error: cannot write to standard output: ") && text.split(separator: "\n").count == 1, "\(text)")
    }

    @Test("numbers of workers that make no sense are refused", arguments: ["0", "-1", "1025", "99999999999999999999", "x"])
    func jobs(value: String) throws {
        #expect(try CommandProcess.run(["run", RunCommandTests.passing, "--jobs=\(value)"]).status == 64)
    }
}
