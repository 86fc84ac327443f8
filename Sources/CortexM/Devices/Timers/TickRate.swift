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
