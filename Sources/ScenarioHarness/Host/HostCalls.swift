#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The system's calls under names that methods of the same name do not hide, made again when a signal interrupts them.
enum HostCalls {
    static func open(_ path: String, _ flags: Int32) -> Int32 { openFile(path, flags) }

    static func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let count = readFile(file, buffer)
            if count >= 0 || errno != EINTR { return count }
        }
    }

    static func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
        while true {
            let count = writeFile(file, buffer)
            if count >= 0 || errno != EINTR { return count }
        }
    }

    static func close(_ file: Int32) { closeFile(file) }

    static func rename(_ path: String, _ other: String) -> Int32 { renameFile(path, other) }
}

private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o644) }
private func closeFile(_ file: Int32) { _ = close(file) }
private func readFile(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int { read(file, buffer.baseAddress, buffer.count) }
private func writeFile(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int { write(file, buffer.baseAddress, buffer.count) }
private func renameFile(_ path: String, _ other: String) -> Int32 { rename(path, other) }
