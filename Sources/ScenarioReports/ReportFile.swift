internal import Foundation

/// A report that is never half-written: a temporary file beside it, then a rename.
public struct ReportFile: Sendable {
    /// Why a report could not be written.
    public struct WriteError: Error, CustomStringConvertible {
        /// The file, as it was given.
        public var path: String
        /// What the system said, in words.
        public var reason: String
        /// One line with both.
        public var description: String { "cannot write \(path): \(reason)" }
    }

    /// The file to write, absolute or from the working directory.
    public let path: String

    /// A file to be written at `path`; nothing is touched before `check` or `write`.
    public init(_ path: String) {
        self.path = path
    }

    /// Fails at once where a write would: before a run of minutes, not after it.
    public func check() throws(WriteError) {
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
            throw WriteError(path: path, reason: "it is a folder")
        }
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) {
            throw WriteError(path: path, reason: "there is no folder \(folder)")
        }
        if !folder.isEmpty, !isDirectory.boolValue {
            throw WriteError(path: path, reason: "\(folder) is not a folder")
        }
    }

    /// Replaces the file's content whole, or leaves it as it was.
    public func write(_ bytes: [UInt8]) throws(WriteError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw WriteError(path: path, reason: error.localizedDescription)
        }
    }
}
