import Foundation
import ScenarioHarness

/// A folder of its own for a test, gone when nothing holds it any more.
final class TemporaryProject: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "faultline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.resolvingSymlinksInPath().path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }

    /// The plan of some of its paths.
    func plan(
        _ paths: [String] = ["."], _ selection: Selection = Selection(), shard: ShardAssignment? = nil, allowOutsideRoot: Bool = false
    ) -> Plan {
        Plan.make(
            paths: paths,
            options: PlanOptions(
                selection: selection, shard: shard, projectRoot: path, allowOutsideRoot: allowOutsideRoot, workingDirectory: path))
    }
}

/// Images of a few instructions, for a bare core with flash at 0 and RAM at 0x2000_0000.
enum TinyImage {
    /// A raw binary: initial stack pointer, 47 vectors that all lead to the instruction `handler` halfwords after the first, and
    /// the code from 0xC0 on.
    static func bytes(_ code: [UInt16], handler: Int = 0) -> [UInt8] {
        var words: [UInt32] = [0x2000_1000, 0xC1]
        words += [UInt32](repeating: UInt32(0xC1 + 2 * handler), count: 46)
        return words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
            + code.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    /// The beginning of a scenario file whose scenarios run `tiny.bin` on a Cortex-M3.
    static let header = """
        version: 1
        defaults:
          machine: cortex-m3
          image: { path: tiny.bin, format: bin, base: 0 }
        scenarios:

        """

    static func project(_ code: [UInt16], handler: Int = 0, _ scenarios: String) throws -> TemporaryProject {
        let project = try TemporaryProject()
        try project.write("tiny.bin", bytes(code, handler: handler))
        try project.write("tiny.yaml", header + scenarios)
        return project
    }
}

extension Plan {
    /// The results of all scenarios.
    func results(_ options: RunOptions = RunOptions(jobs: 1)) -> [CaseResult] { run(options).files.flatMap(\.cases) }
}
