/// Something that happened between two instructions of a run.
public struct TimelineEvent: Sendable, Hashable {
    /// What it was.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case entry, `return`, lockup, reset, sleep, halt, stimulus, checkpoint
    }

    /// What it was.
    public var kind: Kind
    /// Virtual time, in core cycles since power-on.
    public var cycles: UInt64
    /// Instructions executed by then.
    public var instructions: UInt64
    /// In words: `HardFault from Thread, escalated from UsageFault`.
    public var text: String
    /// Of an entry, why it was taken, and as what.
    public var reason: String?

    /// An event at a time.
    public init(_ kind: Kind, cycles: UInt64, instructions: UInt64, text: String, reason: String? = nil) {
        self.kind = kind
        self.cycles = cycles
        self.instructions = instructions
        self.text = text
        self.reason = reason
    }
}
