internal import Foundation
internal import ScenarioHarness

/// A report that is never half-written: a temporary file beside it, then a rename. What is no regular file, such as a pipe or
/// `/dev/null`, is written as it is.
public struct ReportFile: Sendable {
    /// Why a report could not be written.
    public struct WriteError: Error, CustomStringConvertible {
        /// The file, as it was given.
        public var path: String
        /// What the system said, in words.
        public var reason: String
        /// One line with both.
        public var description: String { "cannot write '\(path)': \(reason)" }
    }

    /// The file to write, absolute or from the working directory.
    public let path: String

    /// A file to be written at `path`; nothing is touched before `check` or `write`.
    public init(_ path: String) {
        self.path = path
    }

    /// Fails at once where a write would: before a run of minutes, not after it.
    public func check() throws(WriteError) {
        if path.isEmpty { throw failure("the path is empty") }
        // It would stand between the lines for people.
        if path == "-" { throw failure("standard output is for people to read; name a file, './-' for one of that name") }
        switch kind(path) {
        case S_IFDIR?: throw failure("it is a folder")
        case S_IFREG?: if access(path, W_OK) != 0 { throw systemFailure() }
        case nil where errno != ENOENT: throw systemFailure()
        case nil: try checkFolder(PathText.folder(of: path))
        default: close(try open(path, O_WRONLY | O_NONBLOCK))
        }
    }

    private func checkFolder(_ folder: String) throws(WriteError) {
        guard let kind = kind(folder) else { throw failure("there is no folder \(folder)") }
        if kind != S_IFDIR { throw failure("\(folder) is not a folder") }
        if access(folder, W_OK | X_OK) != 0 { throw failure("\(folder): \(String(cString: strerror(errno)))") }
    }

    /// Replaces the file's content whole, or leaves it as it was.
    public func write(_ bytes: [UInt8]) throws(WriteError) {
        let kind = kind(path)
        guard kind == nil || kind == S_IFREG else { return try writeInPlace(bytes) }
        // A link goes on leading to where it led.
        let target = realpath(path, nil).map { place in
            defer { free(place) }
            return String(cString: place)
        }
        let temporary = "\(target ?? path).\(getpid()).tmp"
        let file = try open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
        var problem = write(bytes, to: file)
        if close(file) != 0, problem == nil { problem = systemFailure() }
        if problem == nil, rename(temporary, target ?? path) != 0 { problem = systemFailure() }
        guard let problem else { return }
        unlink(temporary)
        throw problem
    }

    private func writeInPlace(_ bytes: [UInt8]) throws(WriteError) {
        // Without O_NONBLOCK a pipe that nobody reads would hold the process for ever.
        let file = try open(path, O_WRONLY | O_NONBLOCK)
        defer { close(file) }
        _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK)
        if let problem = write(bytes, to: file) { throw problem }
    }

    /// What a path leads to; nil when it leads to nothing, with the reason in `errno`.
    private func kind(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private func open(_ path: String, _ flags: Int32) throws(WriteError) -> Int32 {
        let file = openFile(path, flags | O_CLOEXEC)
        guard file >= 0 else { throw systemFailure() }
        return file
    }

    private func write(_ bytes: [UInt8], to file: Int32) -> WriteError? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeFile(file, $0) }
            if count < 0 {
                if errno == EINTR { continue }
                return systemFailure()
            }
            rest = rest.dropFirst(count)
        }
        return nil
    }

    private func failure(_ reason: String) -> WriteError { WriteError(path: path, reason: reason) }

    private func systemFailure() -> WriteError { failure(String(cString: strerror(errno))) }
}

private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o644) }
private func writeFile(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int { write(file, bytes.baseAddress, bytes.count) }
