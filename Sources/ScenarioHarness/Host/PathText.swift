/// Paths as text: joined, shortened, compared.
package struct PathText {
    /// An absolute folder that relative paths start from and printed paths are relative to.
    let base: String

    init(base: String) { self.base = Self.normalized(base) }

    /// An absolute path without `.`, `..` and double slashes; links are not looked at.
    func absolute(_ path: String) -> String {
        Self.normalized(path.hasPrefix("/") ? path : base + "/" + path)
    }

    /// As it is printed: relative to the base where the path is under it.
    func printed(_ path: String) -> String {
        let path = absolute(path)
        if path == base { return "." }
        let prefix = base == "/" ? "/" : base + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }

    /// The folder of a path: what stands before its last slash, `.` where there is none.
    package static func folder(of path: String) -> String {
        // A slash is one whatever combines with it.
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The way from an absolute folder to an absolute path.
    static func relative(_ path: String, to folder: String) -> String {
        let (target, start) = (normalized(path).split(separator: "/"), normalized(folder).split(separator: "/"))
        let common = zip(target, start).prefix { $0 == $1 }.count
        return (start.dropFirst(common).map { _ in ".." } + target.dropFirst(common)).joined(separator: "/")
    }

    static func isInside(_ path: String, _ folder: String) -> Bool {
        folder == "/" || path == folder || path.hasPrefix(folder + "/")
    }

    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
