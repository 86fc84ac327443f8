import ArmMProfile

/// A store that was over when the bus answered it with an error (IMPRECISERR): what no register tells, and who debugs wants to know.
public struct LateStore: Sendable, Hashable {
    /// The address of the instruction that stored.
    public var instruction: UInt32
    /// Where it stored to.
    public var address: UInt32
    /// Instructions executed since power-on, that one among them.
    public var instructions: UInt64

    /// A store of an instruction to an address.
    package init(instruction: UInt32, address: UInt32, instructions: UInt64) {
        self.instruction = instruction
        self.address = address
        self.instructions = instructions
    }
}

extension Machine {
    /// The store that an entry about to be noted is for, which no other entry is for then. A BusFault that an instruction or a
    /// stacking error raised meanwhile is for that.
    mutating func takeLateStore(for record: ExceptionEntry) -> LateStore? {
        guard let store = exceptions.lateStore else { return nil }
        let isItsEntry =
            record.exception == .busFault || record.exception == .hardFault && (exceptions.hardFaultStandsForBusFault || !isArmv7M)
        guard isItsEntry else { return nil }
        exceptions.lateStore = nil
        return record.fault == nil && record.kind != .derived ? store : nil
    }
}
