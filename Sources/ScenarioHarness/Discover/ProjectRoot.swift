/// The folder that the paths in a scenario file may not leave.
enum ProjectRoot {
    /// The nearest folder from `folder` upwards that holds `Package.swift` or `.git`; nil when none does.
    static func above(_ folder: String) -> String? {
        var folder = folder
        while true {
            for marker in ["Package.swift", ".git"] {
                let path = folder == "/" ? "/" + marker : folder + "/" + marker
                if case .success = HostFiles.kind(path) { return folder }
            }
            if folder == "/" { return nil }
            folder = PathText.folder(of: folder)
        }
    }
}
