import Foundation

/// Files of the repository, by their paths from its root.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func url(_ path: String) -> URL { root.appending(path: path) }

    /// Empty where there is no such file.
    static func text(_ path: String) -> String { (try? String(contentsOf: url(path), encoding: .utf8)) ?? "" }

    static func lines(_ path: String) -> [String] { text(path).components(separatedBy: "\n") }

    /// The files of a folder and its folders with that ending, sorted.
    static func files(below path: String, ending: String) -> [URL] {
        let all = FileManager.default.enumerator(at: url(path), includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return all.filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
    }
}
