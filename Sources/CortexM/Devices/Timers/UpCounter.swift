/// A counter that counts up in virtual time, through a prescaler, from 0 to its top and over: it holds when it was right and
/// computes the rest, so that counting costs nothing.
package struct UpCounter: Sendable, Hashable {
    /// The value at `since`; the value now while it stands.
    private var start: UInt64 = 0
    /// The cycle of a count.
    private var since: UInt64 = 0
    /// Core cycles per count.
    package private(set) var prescale: UInt64 = 1
    /// The last value before 0.
    package private(set) var top: UInt64
    /// The last value that there is: where a count beyond the top runs over.
    private let limit: UInt64
    package private(set) var isRunning = false

    /// A counter of so many bits, 1 to 32, that stands at 0.
    package init(bits: UInt32) {
        limit = UInt64.max >> UInt64(64 - min(max(1, bits), 32))
        top = limit
    }

    /// What a stretch of time was.
    package struct Passage: Sendable, Hashable {
        /// The value at its start.
        package var from: UInt64
        /// How many counts.
        package var counts: UInt64
        /// How often it went from the top to 0.
        package var overflows: UInt64
        package var top: UInt64
        /// Counts from the start to 0.
        package var toZero: UInt64

        /// Whether the counter came to `value`, by counting.
        package func meets(_ value: UInt64) -> Bool {
            guard value <= top else { return false }
            return counts >= (value > from ? value - from : toZero + value)
        }
    }

    /// The value at cycle `now`.
    package func value(at now: UInt64) -> UInt64 {
        var counter = self
        _ = counter.advance(to: now)
        return counter.start
    }

    /// Goes on to cycle `now`.
    package mutating func advance(to now: UInt64) -> Passage {
        var passage = Passage(from: start, counts: 0, overflows: 0, top: top, toZero: toZero)
        // With a top of 0 the counter stands (RM0090 18.4.12).
        guard isRunning, now > since, top > 0 else {
            if now > since { since = now }
            return passage
        }
        passage.counts = (now - since) / prescale
        since += passage.counts * prescale
        var left = passage.counts
        if start > top {
            // The top was lowered below the count: it runs on to the last value there is.
            guard left >= toZero else {
                start += left
                return passage
            }
            left -= toZero
            start = 0
        }
        let period = top + 1
        let sum = start + left % period
        passage.overflows = left / period + sum / period
        start = sum % period
        return passage
    }

    /// Cycles from `since` until the counter has overflowed that many times more; `nil` when it does not.
    package func cycles(toOverflow times: UInt64) -> UInt64? {
        guard isRunning, top > 0, times > 0 else { return nil }
        let first = start > top ? toZero + top + 1 : toZero
        let (more, overflow) = (top + 1).multipliedReportingOverflow(by: times - 1)
        return overflow ? nil : cycles(counts: first.addingReportingOverflow(more).partialValue)
    }

    /// Cycles until the counter comes to `value`; `nil` when it does not.
    package func cycles(to value: UInt64) -> UInt64? {
        guard isRunning, top > 0, value <= top else { return nil }
        if value > start { return cycles(counts: value - start) }
        return cycles(counts: toZero + value)
    }

    private var toZero: UInt64 { (start > top ? limit : top) - start + 1 }

    private func cycles(counts: UInt64) -> UInt64 {
        let (cycles, overflow) = counts.multipliedReportingOverflow(by: prescale)
        return overflow ? .max : cycles
    }

    /// The cycle from which `cycles(…)` counts.
    package var origin: UInt64 { since }

    /// Starts or stops at cycle `now`, which it has been advanced to.
    package mutating func run(_ isRunning: Bool, at now: UInt64) {
        if isRunning, !self.isRunning { since = now }
        self.isRunning = isRunning
    }

    /// Goes on from `value` at cycle `now`.
    package mutating func set(_ value: UInt64, at now: UInt64) {
        start = value & limit
        since = now
    }

    /// Takes another top.
    package mutating func setTop(_ top: UInt64) { self.top = top & limit }

    /// Takes another prescaler, from the last count on.
    package mutating func setPrescale(_ prescale: UInt64) { self.prescale = max(1, prescale) }
}
