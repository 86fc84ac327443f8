import Foundation

/// Scenario files as the commands that write them see them.
enum ScenarioText {
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
