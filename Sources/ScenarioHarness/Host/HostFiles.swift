#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The host's files, as far as scenarios need them.
enum HostFiles {
    /// What a path leads to, links followed.
    enum Kind: Sendable, Hashable {
        case file, folder, other
    }

    /// Why a path is of no use, in the system's words.
    struct Failure: Error, Sendable, Hashable {
        var reason: String
        /// Links that lead to each other.
        var isLoop = false
        var isMissing = false

        static var last: Failure { Failure(errno) }

        init(_ code: Int32) {
            reason = String(cString: strerror(code))
            isLoop = code == ELOOP
            isMissing = code == ENOENT || code == ENOTDIR
        }

        init(reason: String) { self.reason = reason }
    }

    static func kind(_ path: String) -> Result<Kind, Failure> {
        var status = stat()
        guard stat(path, &status) == 0 else { return .failure(.last) }
        return .success(kind(status))
    }

    private static func kind(_ status: stat) -> Kind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`.
    static func names(in folder: String) -> Result<[String], Failure> {
        guard let stream = opendir(folder) else { return .failure(.last) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return .success(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    /// The path with every link followed and nothing superfluous in it.
    static func realPath(_ path: String) -> Result<String, Failure> {
        guard let real = realpath(path, nil) else { return .failure(.last) }
        defer { free(real) }
        return .success(String(cString: real))
    }

    /// A file's bytes; a failure when there are more than `limit`.
    static func read(_ path: String, limit: Int) -> Result<[UInt8], Failure> {
        // Neither the opening of a pipe nor the reading of a file of the system may wait for somebody.
        let file = HostCalls.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return .failure(.last) }
        defer { HostCalls.close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { return .failure(.last) }
        switch kind(status) {
        case .file: break
        case .folder: return .failure(Failure(reason: "it is a folder"))
        case .other: return .failure(Failure(reason: "it is no regular file"))
        }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = block.withUnsafeMutableBytes { HostCalls.read(file, $0) }
            if count < 0 { return .failure(.last) }
            if count == 0 { return .success(bytes) }
            guard bytes.count + count <= limit else { return .failure(Failure(reason: "it is larger than \(limit) bytes")) }
            bytes += block[0..<count]
        }
    }

    /// Writes a file as a whole: under another name first, so that what stands there is never half of it. Folders on the way are
    /// made.
    static func write(_ bytes: [UInt8], to path: String) -> Result<Void, Failure> {
        for (index, character) in zip(path.indices, path) where character == "/" && index > path.startIndex {
            let folder = String(path[..<index])
            if mkdir(folder, 0o755) != 0, errno != EEXIST { return .failure(.last) }
        }
        let draft = path + ".part"
        let file = HostCalls.open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
        guard file >= 0 else { return .failure(.last) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { HostCalls.write(file, $0) }
            guard count > 0 else {
                let failure = Failure.last
                HostCalls.close(file)
                unlink(draft)
                return .failure(failure)
            }
            done += count
        }
        HostCalls.close(file)
        return HostCalls.rename(draft, path) == 0 ? .success(()) : .failure(.last)
    }

    /// Why no file can be written in a folder that is there or would be made; nil where nothing is in the way.
    static func obstacle(toFolder path: String) -> Failure? {
        if path.isEmpty { return Failure(reason: "the path is empty") }
        var folder = path
        while true {
            switch kind(folder) {
            case .success(.folder): return access(folder, W_OK | X_OK) == 0 ? nil : .last
            case .success: return Failure(reason: "\(folder) is not a folder")
            case .failure(let failure):
                let above = PathText.folder(of: folder)
                guard failure.isMissing, above != folder else { return failure }
                folder = above
            }
        }
    }

    /// The process's working directory.
    static var workingDirectory: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }
}
