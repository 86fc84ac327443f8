import ArgumentParser
import Foundation
import ScenarioReports

/// What Bazel asks of a test (https://bazel.build/reference/test-encyclopedia): nothing is said on the command line, so that
/// these variables are followed unasked, where `BAZEL_TEST` says that Bazel drives the test.
enum BazelTest {
    private static let environment = ProcessInfo.processInfo.environment

    private static var isDriving: Bool { !(environment["BAZEL_TEST"] ?? "").isEmpty }

    /// Where Bazel wants the results as XML.
    static var junitPath: String? { isDriving ? environment["XML_OUTPUT_FILE"].flatMap { $0.isEmpty ? nil : $0 } : nil }

    /// Whether Bazel has started this process for one of several shards.
    static var isSharded: Bool { isDriving && (environment["TEST_TOTAL_SHARDS"].flatMap { Int($0) } ?? 0) > 1 }

    /// Touches the file that says that shards are understood; Bazel fails the test otherwise.
    static func acknowledgeSharding() throws {
        guard let path = environment["TEST_SHARD_STATUS_FILE"], !path.isEmpty else { return }
        do {
            let file = ReportFile(path)
            try file.check()
            try file.write([])
        } catch { throw ValidationError("TEST_SHARD_STATUS_FILE: \(error)") }
    }
}
