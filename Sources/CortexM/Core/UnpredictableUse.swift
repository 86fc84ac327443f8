public import ArmMProfile

/// Something that the manual calls UNPREDICTABLE, and that the firmware did all the same: what follows is silicon's usual pick,
/// and nothing to rely on.
public struct UnpredictableUse: Sendable, Hashable {
    /// How many are kept: the first few tell the story.
    static let limit = 16

    /// What was done.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An instruction's encoding.
        case encoding = "UNPREDICTABLE encoding"
        /// An EXC_RETURN whose reserved bits are not all ones.
        case excReturn = "EXC_RETURN with reserved bits clear"
        /// On Armv6-M, an exception return that fits neither what is active nor its frame.
        case invalidReturn = "exception return that does not fit what is active"
        /// A stacked return address with bit 0 set.
        case oddReturnAddress = "stacked return address with bit 0 set"
        /// A return from another exception than NMI with HardFault active and NMI not: issues of the manual differ in whether it
        /// ends HardFault too.
        case returnUnderHardFault = "return from another exception while HardFault is active"
        /// An access to a system register of a size that it does not have.
        case registerPart = "access to part of a system register"
        /// An unaligned access to Device or Strongly-ordered memory, on a core that splits it.
        case unalignedDevice = "unaligned access to Device memory"
        /// An unaligned access to the private peripheral bus.
        case unalignedPeripheralBus = "unaligned access to the private peripheral bus"
        /// An unaligned or exclusive access to a bit-band alias.
        case bitBandAlias = "unaligned or exclusive access to a bit-band alias"
        /// AIRCR.VECTRESET or VECTCLRACTIVE outside debug halt.
        case debugReset = "AIRCR.VECTRESET or VECTCLRACTIVE outside debug halt"
        /// ICSR asked to set and to clear the same pending state.
        case setAndClear = "ICSR set and clear bits written together"
        /// CPACR gives CP10 and CP11 different access, or the reserved one.
        case coprocessorAccess = "CPACR with CP10 and CP11 different or reserved"
        /// A store to VTOR with ones in bits that it does not have (DDI 0403 B3.2.5).
        case vectorTableBits = "VTOR with bits that it does not hold"
        /// VTOR with a table that is not aligned to its size, rounded up to a power of two (DDI 0403 B1.5.3).
        case vectorTableAlignment = "vector table that is not aligned to its size"
        /// MPU_RNR selects a region that is not there.
        case regionNumber = "MPU_RNR beyond the last region"
        /// MPU_RASR with a size, subregions or permission that is reserved.
        case regionAttributes = "MPU_RASR with a reserved size, subregion or permission"
        /// MPU_CTRL.HFNMIENA without ENABLE.
        case mpuControl = "MPU_CTRL.HFNMIENA without ENABLE"
    }

    /// The address of the instruction that did it.
    public var address: UInt32
    /// What was UNPREDICTABLE about it.
    public var kind: Kind
    /// What the instruction was carried out as, for an encoding.
    public var instruction: Instruction?

    /// An encoding that was executed at `address`.
    public init(address: UInt32, instruction: Instruction) {
        self.address = address
        kind = .encoding
        self.instruction = instruction
    }

    /// Something else that the instruction at `address` did.
    public init(address: UInt32, _ kind: Kind) {
        self.address = address
        self.kind = kind
        instruction = nil
    }
}

extension Machine {
    /// Keeps the first few UNPREDICTABLE things that the instruction in execution does.
    mutating func noteUnpredictable(_ kind: UnpredictableUse.Kind) {
        let use = UnpredictableUse(address: instructionAddress, kind)
        if unpredictable.count < UnpredictableUse.limit, !unpredictable.contains(use) { unpredictable.append(use) }
    }
}
