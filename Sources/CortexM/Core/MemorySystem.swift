/// What is IMPLEMENTATION DEFINED about how a core reaches memory.
public struct MemorySystem: Sendable, Hashable {
    /// The buffer that stores leave through; `nil` when a store waits for its answer.
    public var writeBuffer: WriteBuffer?
    /// The level 1 caches: what CLIDR, CTR and CCSIDR tell of them. Their effect on what is read is not modelled.
    public var caches: CacheSizes?
    /// MMFAR and BFAR are one register: each fault with an address changes both.
    public var sharesFaultAddress: Bool
    /// The MPU looks at each transaction that an unaligned access is split into: a store's parts before the one that fails are
    /// done. Otherwise it looks at the whole access first.
    public var splitsBeforeProtection: Bool
    /// The base-2 logarithm of the bytes that a load-exclusive marks; 32 for all memory, as in Arm's own cores.
    public var exclusiveGranule: Int
    /// A store-exclusive that gives 1, because nothing is marked, is still checked by the MPU.
    public var checksFailedStoreExclusive: Bool
    /// An access to a part of the private peripheral bus where no unit stands is a bus error; otherwise it reads 0.
    public var faultsUnusedPeripheralBus: Bool

    /// That of a core as Arm ships it.
    ///
    /// How late a bus error comes depends on the bus: 2 cycles on a bus without wait states (M3, M4), and 8 through the store
    /// buffer and the AXI of an M7, are picks. Nothing may depend on them; machine files set others.
    public init(_ core: CoreTiming) {
        writeBuffer =
            switch core {
            case .cortexM0, .cortexM0Plus: nil
            case .cortexM3, .cortexM4: WriteBuffer(delay: 2, entries: 1)
            case .cortexM7: WriteBuffer(delay: 8, entries: 4)
            }
        caches = core == .cortexM7 ? CacheSizes(instruction: 16 << 10, data: 16 << 10) : nil
        sharesFaultAddress = core == .cortexM3 || core == .cortexM4
        splitsBeforeProtection = core == .cortexM3 || core == .cortexM4
        exclusiveGranule = 32
        checksFailedStoreExclusive = true
        faultsUnusedPeripheralBus = false
    }
}
