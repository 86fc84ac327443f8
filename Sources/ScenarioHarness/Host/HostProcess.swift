#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Programs of the host, run to their end.
enum HostProcess {
    /// What a program came to.
    struct Result {
        /// 0 for success; a signal is a failure like any other.
        var status: Int32
        /// What it wrote to its error output, up to a bound.
        var messages: String
    }

    /// What of a program's messages is kept.
    private static let mostMessages = 1 << 20

    /// Runs a program with nothing to read; nil when it cannot be started.
    static func run(_ program: String, _ arguments: [String]) -> Result? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        guard let process = start(program, arguments, errors: ends) else {
            for end in ends { HostCalls.close(end) }
            return nil
        }
        HostCalls.close(ends[1])
        let bytes = read(ends[0])
        HostCalls.close(ends[0])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        return Result(status: status, messages: String(decoding: bytes, as: UTF8.self))
    }

    #if canImport(Darwin)
        private typealias FileActions = posix_spawn_file_actions_t?
    #else
        private typealias FileActions = posix_spawn_file_actions_t
    #endif

    private static func start(_ program: String, _ arguments: [String], errors: [Int32]) -> pid_t? {
        #if canImport(Darwin)
            var actions: FileActions = nil
        #else
            var actions = FileActions()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, errors[1], 2)
        posix_spawn_file_actions_addclose(&actions, errors[0])
        posix_spawn_file_actions_addclose(&actions, errors[1])
        var texts = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for text in texts { free(text) } }
        var process: pid_t = 0
        return posix_spawn(&process, program, &actions, nil, &texts, environ) == 0 ? process : nil
    }

    private static func read(_ file: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = block.withUnsafeMutableBytes { HostCalls.read(file, $0) }
            if count <= 0 { return bytes }
            bytes += block[0..<min(count, mostMessages - bytes.count)]
        }
    }
}
