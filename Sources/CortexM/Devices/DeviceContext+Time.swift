extension DeviceContext {
    /// The core cycles that a time takes, at least 1.
    package func cycles(nanoseconds: UInt64) -> UInt64 { cycles(nanoseconds, hertz: 1_000_000_000) }

    /// The core cycles that a time takes, at least 1.
    package func cycles(microseconds: UInt64) -> UInt64 { cycles(microseconds, hertz: 1_000_000) }

    /// The whole core cycles that so many periods of another clock take, at least 1.
    package func cycles(_ periods: UInt64, hertz: UInt64) -> UInt64 {
        let (product, overflow) = periods.multipliedReportingOverflow(by: clockHz)
        return overflow ? .max : max(1, product / hertz)
    }
}
