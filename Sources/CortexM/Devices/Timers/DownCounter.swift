/// A counter that counts down in virtual time: it holds when it was right and computes the rest, so that counting costs nothing.
package struct DownCounter: Sendable, Hashable {
    /// The value at `since`; the value now when it is stopped.
    private var start: UInt64
    private var since: UInt64 = 0
    /// Core cycles per count.
    private var prescale: UInt64 = 1
    package private(set) var isRunning = false

    package init(_ value: UInt64 = 0) { start = value }

    /// The value at cycle `now`: 0 once it has run out, until it is set again.
    package func value(at now: UInt64) -> UInt64 {
        guard isRunning, now > since else { return start }
        let counted = (now - since) / prescale
        return counted >= start ? 0 : start - counted
    }

    /// Starts from `value`. Gives the cycles until it reaches 0.
    package mutating func run(from value: UInt64, at now: UInt64, prescale: UInt64 = 1) -> UInt64 {
        start = value
        since = now
        self.prescale = max(1, prescale)
        isRunning = true
        return value.multipliedReportingOverflow(by: self.prescale).partialValue
    }

    /// Stops where it is.
    package mutating func stop(at now: UInt64) {
        start = value(at: now)
        isRunning = false
    }

    /// Stops at `value`.
    package mutating func hold(_ value: UInt64) {
        start = value
        isRunning = false
    }
}
