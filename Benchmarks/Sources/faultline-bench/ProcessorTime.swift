import Foundation

/// The processor time that this process has used, which other work on the host changes little.
enum ProcessorTime {
    /// Seconds.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
