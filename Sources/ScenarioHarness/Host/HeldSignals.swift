#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// While it exists, signals that end the process wait: what has to be removed is removed first. Threads of Dispatch hold them anyway.
struct HeldSignals: ~Copyable {
    private static let numbers = [SIGINT, SIGTERM, SIGHUP]
    private var before = sigset_t()

    init() {
        var set = sigset_t()
        sigemptyset(&set)
        for number in Self.numbers { sigaddset(&set, number) }
        pthread_sigmask(SIG_BLOCK, &set, &before)
    }

    deinit {
        var mask = before
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }

    /// Whether one of them waits.
    static var isPending: Bool {
        var set = sigset_t()
        guard sigpending(&set) == 0 else { return false }
        return numbers.contains { sigismember(&set, $0) == 1 }
    }
}
