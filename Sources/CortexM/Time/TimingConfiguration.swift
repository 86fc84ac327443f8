/// How closely virtual time follows the core's clock.
public enum TimingLevel: String, Sendable, Hashable, CaseIterable {
    /// Every instruction takes one cycle.
    case instructions
    /// What the core takes with memory that never waits.
    case core
    /// The same, and the wait states of flash.
    case memory
}

/// What a machine chooses about time, beyond its core's own columns.
public struct TimingConfiguration: Sendable, Hashable {
    /// How closely virtual time follows the core's clock.
    public var level: TimingLevel
    /// Wait states of a region of memory, by its name; regions without any are not in it. Only for ``TimingLevel/memory``.
    public var waitStates: [String: Int]
    /// The next line of flash is fetched while the core works on the one before.
    public var prefetch: Bool
    /// The cycles of MULS on an Armv6-M core: 1 or 32.
    public var multiplyCycles: Int
    /// A load or store multiple that an interrupt comes into is continued after it, from EPSR.ICI, rather than restarted
    /// (Armv7-M).
    public var continuesMultiples: Bool

    /// The core's own cycles, unless told otherwise.
    public init(
        level: TimingLevel = .core, waitStates: [String: Int] = [:], prefetch: Bool = false, multiplyCycles: Int = 1,
        continuesMultiples: Bool = false
    ) {
        self.level = level
        self.waitStates = waitStates
        self.prefetch = prefetch
        self.multiplyCycles = multiplyCycles
        self.continuesMultiples = continuesMultiples
    }
}
