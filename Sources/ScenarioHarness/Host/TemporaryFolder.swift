#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A folder of the host's for a few files, removed with what is in it, also when a signal comes that ends the process.
struct TemporaryFolder: ~Copyable {
    let path: String
    private let signals = HeldSignals()

    /// Nil when none can be made.
    init?() {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/faultline-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in (try? HostFiles.names(in: path).get()) ?? [] { unlink(path + "/" + name) }
        rmdir(path)
    }

    /// Writes a file; false when that fails.
    func write(_ name: String, _ text: String) -> Bool {
        let file = HostCalls.open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { HostCalls.close(file) }
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { HostCalls.write(file, $0) }
            if count <= 0 { return false }
            done += count
        }
        return true
    }
}
