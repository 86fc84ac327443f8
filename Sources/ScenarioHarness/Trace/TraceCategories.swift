/// What a trace has, by the names that QEMU's log has for it (`-d in_asm,int,exec,cpu,guest_errors,unimp`).
public struct TraceCategories: OptionSet, Sendable, Hashable {
    /// A bit for each category.
    public let rawValue: UInt8

    /// Categories by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `in_asm`: each instruction when it is executed for the first time.
    public static let assembly = Self(rawValue: 1)
    /// `int`: exception entries and returns, lockups, resets, sleeps and halts.
    public static let interrupts = Self(rawValue: 2)
    /// `exec`: every instruction executed.
    public static let execution = Self(rawValue: 4)
    /// `cpu`: the registers before every instruction.
    public static let registers = Self(rawValue: 8)
    /// `guest_errors`: what the firmware did that is UNPREDICTABLE, or that a device warns of.
    public static let guestErrors = Self(rawValue: 16)
    /// `unimp`: registers that the firmware used and nothing models, and UNDEFINED instructions that it came to.
    public static let unimplemented = Self(rawValue: 64)
    /// `stimuli`: what the scenario does to the machine.
    public static let stimuli = Self(rawValue: 32)

    /// What a trace has when nothing else is asked for.
    public static let standard: Self = [.interrupts, .execution, .stimuli]

    /// The categories by their names.
    public static let names: [(name: String, category: Self)] = [
        ("in_asm", .assembly), ("int", .interrupts), ("exec", .execution), ("cpu", .registers), ("guest_errors", .guestErrors),
        ("unimp", .unimplemented), ("stimuli", .stimuli),
    ]

    /// The categories of a list such as `int,exec`; nil when a name is not known.
    public init?(_ list: String) {
        var categories = Self()
        for name in list.split(separator: ",", omittingEmptySubsequences: false) {
            guard let known = Self.names.first(where: { $0.name == name }) else { return nil }
            categories.insert(known.category)
        }
        self = categories
    }

    /// Whether a note of a run belongs to the trace.
    func contains(_ kind: TimelineEvent.Kind) -> Bool {
        switch kind {
        case .stimulus, .checkpoint: contains(.stimuli)
        default: contains(.interrupts)
        }
    }
}
