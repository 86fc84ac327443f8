extension CoreConfiguration {
    /// The entries of a vector table: the stack pointer and one for each exception that the core supports.
    public var vectorCount: Int { 16 + interruptCount }

    /// What the address of a table of all vectors has to be a multiple of.
    public var vectorTableAlignment: UInt32 { vectorTableAlignment(vectors: vectorCount) }

    /// What the address of a table of so many vectors has to be a multiple of: its size, rounded up to a power of two, 128 at least,
    /// and not less than what VTOR can hold (DDI 0403 B1.5.3, B3.2.5).
    public func vectorTableAlignment(vectors: Int) -> UInt32 {
        var alignment = max(128, vtorMask == 0 ? 0 : ~vtorMask &+ 1)
        while alignment < 4 * UInt32(clamping: min(vectors, 1 << 16)) { alignment *= 2 }
        return alignment
    }
}
