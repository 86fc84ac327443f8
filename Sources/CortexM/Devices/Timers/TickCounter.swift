/// A counter that counts up at a rate of its own, in virtual time: its ticks need not be whole cycles. It holds when it was right
/// and computes the rest.
package struct TickCounter: Sendable, Hashable {
    package var rate: TickRate
    /// The value at `since`; the value now when it is stopped.
    private var start: UInt32 = 0
    private var since: UInt64 = 0
    package private(set) var isRunning = false

    package init(_ rate: TickRate) { self.rate = rate }

    /// The value at cycle `now`, before it is cut to the counter's width.
    package func value(at now: UInt64, clockHz: UInt64) -> UInt32 {
        guard isRunning, now > since else { return start }
        return start &+ UInt32(truncatingIfNeeded: rate.ticks(in: now - since, clockHz: clockHz))
    }

    /// Goes on from `value`, which it has at cycle `now`.
    package mutating func set(_ value: UInt32, at now: UInt64) {
        start = value
        since = now
    }

    package mutating func run(at now: UInt64) {
        guard !isRunning else { return }
        since = now
        isRunning = true
    }

    package mutating func stop(at now: UInt64, clockHz: UInt64) {
        start = value(at: now, clockHz: clockHz)
        isRunning = false
    }

    /// The cycle at which it will have counted `ticks` more than it has at `now`.
    package func cycle(ticks: UInt64, after now: UInt64, clockHz: UInt64) -> UInt64 {
        let passed = now > since ? rate.ticks(in: now - since, clockHz: clockHz) : 0
        let (total, overflow) = passed.addingReportingOverflow(ticks)
        let (cycle, late) = since.addingReportingOverflow(overflow ? .max : rate.cycles(for: total, clockHz: clockHz))
        return late ? .max : cycle
    }
}
