internal import CortexM

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The files of one folder, for the semihosting of a scenario that allows it. Nothing outside the folder can be reached: no
/// absolute path, no `..`, no link that leads out.
struct FolderFiles: SemihostingFiles {
    /// An open file of the host, closed when nothing holds it any more.
    private final class Descriptor: Sendable {
        let number: Int32
        init(_ number: Int32) { self.number = number }
        deinit { HostCalls.close(number) }
    }

    private let folder: String
    private var files: [Descriptor?] = []

    /// `folder` is a real path.
    init(folder: String) { self.folder = folder }

    mutating func open(_ path: [UInt8], mode: UInt32) throws(SemihostingError) -> Int {
        let place = try resolve(path)
        // ISO C's modes in the order of the semihosting specification; binary and text are the same here.
        let flags: Int32 =
            switch mode / 2 {
            case 0: O_RDONLY
            case 1: O_RDWR
            case 2: O_WRONLY | O_CREAT | O_TRUNC
            case 3: O_RDWR | O_CREAT | O_TRUNC
            case 4: O_WRONLY | O_CREAT | O_APPEND
            default: O_RDWR | O_CREAT | O_APPEND
            }
        let descriptor = HostCalls.open(place, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.error }
        let file = Descriptor(descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notPermitted }
        if let free = files.firstIndex(where: { $0 == nil }) {
            files[free] = file
            return free
        }
        files.append(file)
        return files.count - 1
    }

    mutating func close(_ file: Int) throws(SemihostingError) {
        _ = try descriptor(file)
        files[file] = nil
    }

    mutating func read(_ file: Int, count: Int) throws(SemihostingError) -> [UInt8] {
        let descriptor = try descriptor(file)
        var bytes = [UInt8](repeating: 0, count: count)
        let got = bytes.withUnsafeMutableBytes { HostCalls.read(descriptor, $0) }
        guard got >= 0 else { throw Self.error }
        bytes.removeSubrange(got...)
        return bytes
    }

    mutating func write(_ file: Int, _ bytes: [UInt8]) throws(SemihostingError) -> Int {
        let descriptor = try descriptor(file)
        let count = bytes.withUnsafeBytes { HostCalls.write(descriptor, $0) }
        guard count >= 0 else { throw Self.error }
        return count
    }

    mutating func seek(_ file: Int, to position: UInt32) throws(SemihostingError) {
        guard lseek(try descriptor(file), off_t(position), SEEK_SET) >= 0 else { throw Self.error }
    }

    mutating func length(_ file: Int) throws(SemihostingError) -> UInt32 {
        var status = stat()
        guard fstat(try descriptor(file), &status) == 0 else { throw Self.error }
        return UInt32(clamping: status.st_size)
    }

    mutating func remove(_ path: [UInt8]) throws(SemihostingError) {
        guard unlink(try resolve(path)) == 0 else { throw Self.error }
    }

    mutating func rename(_ path: [UInt8], to other: [UInt8]) throws(SemihostingError) {
        let (from, to) = (try resolve(path), try resolve(other))
        guard HostCalls.rename(from, to) == 0 else { throw Self.error }
    }

    mutating func closeAll() { files.removeAll() }

    private func descriptor(_ file: Int) throws(SemihostingError) -> Int32 {
        guard files.indices.contains(file), let descriptor = files[file] else { throw .badHandle }
        return descriptor.number
    }

    /// The place of a path that the firmware gave; its folder is real and inside.
    private func resolve(_ path: [UInt8]) throws(SemihostingError) -> String {
        guard let text = String(validating: path, as: UTF8.self), !text.isEmpty, !text.hasPrefix("/"), !path.contains(0) else {
            throw .notPermitted
        }
        let parts = text.split(separator: "/").filter { $0 != "." }
        guard let name = parts.last, !parts.contains("..") else { throw .notPermitted }
        let parent = ([Substring(folder)] + parts.dropLast()).joined(separator: "/")
        guard case .success(let real) = HostFiles.realPath(parent) else { throw .noSuchFile }
        guard PathText.isInside(real, folder) else { throw .notPermitted }
        return real + "/" + name
    }

    private static var error: SemihostingError {
        switch errno {
        case ENOENT, ENOTDIR: .noSuchFile
        case EACCES, EPERM, ELOOP, EROFS, EISDIR: .notPermitted
        case EINVAL: .invalid
        case EMFILE, ENFILE: .tooManyFiles
        default: .inputOutput
        }
    }
}
