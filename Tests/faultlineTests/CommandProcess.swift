import Foundation
import Synchronization
import Testing

/// The built command, run as its users run it.
struct CommandProcess {
    /// What a process left behind.
    struct Output {
        var status: Int32
        var out: String
        var error: String
    }

    static let packageRoot = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The executable stands beside the test bundle.
    static let executable = URL(fileURLWithPath: CommandLine.arguments[0])
        .deletingLastPathComponent().appendingPathComponent("faultline")

    /// Runs `faultline` with `arguments` in the package's folder, and waits for it. It gets SIGINT as soon as it has printed
    /// `interruptText`; `environment` is set beside what this process has, without the variables of a CI system.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], interruptedAfter interruptText: String? = nil
    ) throws -> Output {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = packageRoot
        var variables = ProcessInfo.processInfo.environment
        for name in variables.keys
        where name.contains("_NODE_") || name.contains("SHARD") || name.contains("_PARALLEL_") || name.hasPrefix("GITHUB_") {
            variables[name] = nil
        }
        process.environment = variables.merging(environment) { $1 }
        let out = Pipe()
        let error = Pipe()
        process.standardOutput = out
        process.standardError = error
        process.standardInput = FileHandle.nullDevice
        let errorBytes = Mutex(Data())
        try process.run()
        let reader = Thread { errorBytes.withLock { $0 = error.fileHandleForReading.readDataToEndOfFile() } }
        reader.start()
        var outBytes = Data()
        if let interruptText {
            while true {
                let bytes = out.fileHandleForReading.availableData
                outBytes += bytes
                if bytes.isEmpty || outBytes.range(of: Data(interruptText.utf8)) != nil { break }
            }
            process.interrupt()
        }
        outBytes += out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        while !reader.isFinished { usleep(1000) }
        return Output(
            status: process.terminationStatus, out: String(decoding: outBytes, as: UTF8.self),
            error: errorBytes.withLock { String(decoding: $0, as: UTF8.self) })
    }

    /// A folder of its own for a test, removed after it.
    static func withFolder(_ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "faultline-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    /// A project of its own with one image in it; `body` gets its folder and the image's name.
    static func withProject(image: String, _ body: (String, String) throws -> Void) throws {
        try withFolder { folder in
            // What makes a folder the root of a project.
            try FileManager.default.createDirectory(atPath: folder + "/.git", withIntermediateDirectories: true)
            let source = packageRoot.appendingPathComponent(image)
            try FileManager.default.copyItem(atPath: source.path, toPath: folder + "/" + source.lastPathComponent)
            try body(folder, source.lastPathComponent)
        }
    }
}
