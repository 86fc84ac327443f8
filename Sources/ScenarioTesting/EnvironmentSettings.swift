internal import Foundation
internal import ScenarioHarness

/// What the environment asks of a test run, since `swift test` hands a test nothing else.
struct EnvironmentSettings: Sendable {
    var selection = Selection()
    var jobs: Int?
    var junitPath: String?
    /// Host times are left out of the JUnit file.
    var leavesOutTimes = false
    /// What is wrong with the filter.
    var mistake: String?

    init(_ environment: [String: String]) {
        if let filter = environment["FAULTLINE_FILTER"], !filter.isEmpty {
            do { selection.filter = try Selection.Filter(filter) } catch { mistake = "\(error)" }
        }
        selection.tags = Self.list(environment["FAULTLINE_TAGS"])
        selection.excludedTags = Self.list(environment["FAULTLINE_EXCLUDE_TAGS"])
        jobs = environment["FAULTLINE_JOBS"].flatMap { Int($0) }
        junitPath = environment["FAULTLINE_JUNIT"]
        leavesOutTimes = !(environment["FAULTLINE_NO_TIMES"] ?? "").isEmpty
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
