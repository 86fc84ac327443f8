internal import Foundation
internal import ScenarioHarness

/// The folder of the package that a source file belongs to.
enum PackageRoot {
    /// The nearest folder above `sourceFile` with a `Package.swift`; the file's own folder when there is none.
    static func of(sourceFile: String) -> String {
        let start = PathText.folder(of: sourceFile)
        var folder = start
        while true {
            if folder != "/", FileManager.default.fileExists(atPath: folder + "/Package.swift") { return folder }
            let above = PathText.folder(of: folder)
            if above == folder { return start }
            folder = above
        }
    }
}
