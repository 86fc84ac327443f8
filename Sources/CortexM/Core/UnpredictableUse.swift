public import ArmMProfile

/// An encoding that the manual calls UNPREDICTABLE, and that was executed all the same.
public struct UnpredictableUse: Sendable, Hashable {
    /// How many are kept: the first few tell the story.
    static let limit = 16

    /// The instruction's address.
    public var address: UInt32
    /// What it was carried out as.
    public var instruction: Instruction

    /// An encoding that was executed at `address`.
    public init(address: UInt32, instruction: Instruction) {
        self.address = address
        self.instruction = instruction
    }
}
