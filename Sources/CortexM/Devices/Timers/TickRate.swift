/// A clock of its own beside the core's: how many of its ticks a number of core cycles is, and the other way round.
package struct TickRate: Sendable, Hashable {
    /// The clock in hertz, before it is divided.
    package var hertz: UInt64
    /// Clocks per tick.
    package var divider: UInt64

    package init(hertz: UInt64, divider: UInt64 = 1) {
        self.hertz = max(1, hertz)
        self.divider = max(1, divider)
    }

    /// The whole ticks in `cycles` cycles of a core clock.
    package func ticks(in cycles: UInt64, clockHz: UInt64) -> UInt64 {
        Self.scaled(cycles, by: hertz, over: Self.scaled(clockHz, by: divider, over: 1))
    }

    /// The cycles after which `ticks` ticks have passed.
    package func cycles(for ticks: UInt64, clockHz: UInt64) -> UInt64 {
        let whole = Self.scaled(ticks, by: Self.scaled(clockHz, by: divider, over: 1), over: hertz)
        return whole < .max && self.ticks(in: whole, clockHz: clockHz) < ticks ? whole + 1 : whole
    }

    /// `value * factor / divisor`, at most the largest number.
    private static func scaled(_ value: UInt64, by factor: UInt64, over divisor: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: factor)
        let divisor = max(1, divisor)
        return product.high < divisor ? divisor.dividingFullWidth(product).quotient : .max
    }
}

/// A counter that counts up at a rate of its own, in virtual time: it holds when it was right and computes the rest.
package struct UpCounter: Sendable, Hashable {
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
