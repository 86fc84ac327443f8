#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The compiler and the linker that the Swift toolchain brings.
struct HostToolchain: Sendable {
    var clang: String
    var linker: String

    /// What is missing, by the name that was looked for.
    struct Missing: Error {
        var name: String
        var variable: String
    }

    /// The ones that FAULTLINE_CLANG and FAULTLINE_LLD name; else those beside `swift`, the toolchain's own; else those in PATH.
    static func find() throws(Missing) -> HostToolchain {
        HostToolchain(
            clang: try find("clang", variable: "FAULTLINE_CLANG"), linker: try find("ld.lld", variable: "FAULTLINE_LLD"))
    }

    private static func find(_ name: String, variable: String) throws(Missing) -> String {
        if let path = value(of: variable) {
            guard isProgram(path) else { throw Missing(name: path, variable: variable) }
            return path
        }
        let folders = (value(of: "PATH") ?? "").split(separator: ":").map(String.init)
        let swift = folders.lazy.map { $0 + "/swift" }.first(where: isProgram).flatMap { try? HostFiles.realPath($0).get() }
        let beside = swift.map { [PathText.folder(of: $0)] } ?? []
        guard let found = (beside + folders).lazy.map({ $0 + "/" + name }).first(where: isProgram) else {
            throw Missing(name: name, variable: variable)
        }
        return found
    }

    private static func value(of name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func isProgram(_ path: String) -> Bool {
        access(path, X_OK) == 0 && HostFiles.kind(path) == .success(.file)
    }
}
