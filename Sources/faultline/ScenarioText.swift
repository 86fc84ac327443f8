import ArgumentParser
import Foundation

/// Scenario files as the commands that write them read them.
enum ScenarioText {
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// A file's text.
    static func read(_ path: String) throws -> String {
        let data: Data
        do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
            throw ValidationError("cannot read '\(path)': \(error.localizedDescription)")
        }
        guard let text = String(validating: data, as: UTF8.self) else { throw ValidationError("'\(path)' is not UTF-8") }
        return text
    }
}
