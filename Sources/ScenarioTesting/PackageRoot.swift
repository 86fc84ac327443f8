internal import Foundation

/// The folder of the package that a source file belongs to.
enum PackageRoot {
    /// The nearest folder above `sourceFile` with a `Package.swift`; the file's own folder when there is none.
    static func of(sourceFile: String) -> String {
        let start = (sourceFile as NSString).deletingLastPathComponent
        var folder = start
        while folder != "/", !folder.isEmpty {
            if FileManager.default.fileExists(atPath: folder + "/Package.swift") { return folder }
            folder = (folder as NSString).deletingLastPathComponent
        }
        return start
    }
}
