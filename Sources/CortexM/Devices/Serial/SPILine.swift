/// What the line brings back to an SPI master that has no slave.
public enum SPILine: String, Sendable, Hashable, CaseIterable {
    /// Nothing drives it, and it is pulled up.
    case high
    /// It is held low.
    case low
    /// It is tied to the line that sends.
    case loopback

    /// The frame that comes back while `sent` goes out; `ones` has a one for each bit of a frame.
    package func answer<Frame: FixedWidthInteger>(to sent: Frame, ones: Frame = .max) -> Frame {
        switch self {
        case .high: ones
        case .low: 0
        case .loopback: sent & ones
        }
    }
}
