#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The host's processors.
enum HostProcessors {
    /// Those that are on line.
    static var count: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// The host's clock: for people and for the guard against a hang, never for results.
enum HostClock {
    /// Seconds from a fixed point, never backwards.
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
