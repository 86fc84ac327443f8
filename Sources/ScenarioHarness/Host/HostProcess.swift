#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Programs of the host, run to their end within bounds.
enum HostProcess {
    /// What a program came to.
    struct Result {
        var ending: Ending
        /// What it wrote to its error output, up to a bound.
        var messages: String
    }

    /// How a program ended.
    enum Ending: Hashable {
        case success, failure
        /// It took longer than it may.
        case tooLong
        /// It wrote more to a file than it may.
        case tooMuch
        /// A signal waits that may end this process.
        case interrupted
    }

    /// What a program may take.
    enum Bounds {
        /// Seconds of processor time.
        static let processorSeconds = 5
        /// Seconds of the clock, for one that waits.
        static let seconds = 30.0
        /// Bytes of its address space, where the system can bound it.
        static let memory = 4 << 30
        /// Bytes of a file that it writes.
        static let output = 64 << 20
    }

    /// The shell sets what holds for the program itself, even if this process ends before it. Units are the shell's: KiB of memory,
    /// blocks of 512 bytes of a file.
    private static let bounded =
        "ulimit -c 0; ulimit -t \(Bounds.processorSeconds); ulimit -f \(Bounds.output / 512);"
        + " ulimit -v \(Bounds.memory / 1024) 2>/dev/null; export LLVM_DISABLE_SYMBOLIZATION=1; exec \"$@\""

    /// What of a program's messages is kept.
    private static let mostMessages = 1 << 20

    /// Runs a program with nothing to read; nil when it cannot be started.
    static func run(_ program: String, _ arguments: [String]) -> Result? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        guard let process = start("/bin/sh", ["-c", bounded, "sh", program] + arguments, errors: ends) else {
            for end in ends { HostCalls.close(end) }
            return nil
        }
        HostCalls.close(ends[1])
        let (bytes, cut) = read(ends[0], until: HostClock.seconds + Bounds.seconds)
        HostCalls.close(ends[0])
        if cut != nil { kill(process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        return Result(ending: cut ?? ending(status), messages: String(decoding: bytes, as: UTF8.self))
    }

    /// What the status of a program says. One that is over the bound of time is killed by the system.
    private static func ending(_ status: Int32) -> Ending {
        switch status & 0x7F {
        case 0: status == 0 ? .success : .failure
        case SIGXCPU, SIGKILL: .tooLong
        case SIGXFSZ: .tooMuch
        default: .failure
        }
    }

    #if canImport(Darwin)
        private typealias FileActions = posix_spawn_file_actions_t?
        private typealias SpawnAttributes = posix_spawnattr_t?
    #else
        private typealias FileActions = posix_spawn_file_actions_t
        private typealias SpawnAttributes = posix_spawnattr_t
    #endif

    private static func start(_ program: String, _ arguments: [String], errors: [Int32]) -> pid_t? {
        #if canImport(Darwin)
            var actions: FileActions = nil
            var attributes: SpawnAttributes = nil
        #else
            var actions = FileActions()
            var attributes = SpawnAttributes()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, errors[1], 2)
        posix_spawn_file_actions_addclose(&actions, errors[0])
        posix_spawn_file_actions_addclose(&actions, errors[1])
        guard posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var texts = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for text in texts { free(text) } }
        var process: pid_t = 0
        return posix_spawn(&process, program, &actions, &attributes, &texts, environ) == 0 ? process : nil
    }

    /// All that comes, and why it was not waited for the rest.
    private static func read(_ file: Int32, until deadline: Double) -> ([UInt8], Ending?) {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 50) > 0 else {
                if HeldSignals.isPending { return (bytes, .interrupted) }
                if HostClock.seconds > deadline { return (bytes, .tooLong) }
                continue
            }
            let count = block.withUnsafeMutableBytes { HostCalls.read(file, $0) }
            if count <= 0 { return (bytes, nil) }
            bytes += block[0..<min(count, mostMessages - bytes.count)]
        }
    }
}
