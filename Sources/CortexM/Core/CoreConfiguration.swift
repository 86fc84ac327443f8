public import ArmMProfile

/// What is IMPLEMENTATION DEFINED about a core: the fields that a core variant or a part's maker chooses.
public struct CoreConfiguration: Sendable, Hashable {
    /// The base's name, for example `cortex-m4`.
    public var name: String
    /// The instructions and the exception model that it has.
    public var architecture: ArchitectureVersion
    /// The value of CPUID.
    public var cpuid: UInt32
    /// Implemented priority bits, 2 to 8: the top bits of a priority register.
    public var priorityBits: Int
    /// External interrupts, 1 to 240.
    public var interruptCount: Int
    /// MPU_TYPE.DREGION: 0 (no MPU), 8 or 16.
    public var mpuRegions: Int
    /// The writable bits of VTOR; 0 when the core has none.
    public var vtorMask: UInt32
    /// The reset value of VTOR.
    public var vtorReset: UInt32
    /// Whether Thread mode can be unprivileged (M0: no).
    public var hasUnprivileged: Bool
    /// The reset value of CCR.STKALIGN.
    public var stackAlignReset: Bool
    /// Whether CCR.STKALIGN can be written.
    public var stackAlignWritable: Bool
    /// Bit-band aliases at 0x22000000 and 0x42000000.
    public var hasBitBand: Bool
    /// Unaligned accesses to Device memory fault with UNALIGNED (M7) rather than being split.
    public var deviceUnalignedFaults: Bool
    /// AIRCR.VECTRESET resets the core (M3, M4).
    public var hasVectReset: Bool
    /// SYST_CALIB.
    public var sysTickCalibration: UInt32
    /// Core cycles per tick of SysTick's reference clock; 0 when there is none and CSR.CLKSOURCE reads as one.
    public var sysTickReferenceDivider: Int
    /// The floating-point extension.
    public var floatingPoint: FloatingPointExtension
    /// How it reaches memory.
    public var memorySystem: MemorySystem
    /// SysTick goes on while the processor sleeps with SCR.SLEEPDEEP set; false where a part's deep sleep stops its clock.
    public var sysTickRunsInDeepSleep = true
    /// An instruction that raises the execution priority's number (CPSIE, MSR) lets one more execute before a pending exception
    /// is taken. The architecture promises no less only with an ISB.
    public var unmasksLate = false
    /// An UNDEFINED encoding whose condition fails in an IT block faults all the same.
    public var failedConditionsUndefine = false
    /// Core cycles from AIRCR.SYSRESETREQ to the reset; instructions go on meanwhile. With 0 it comes before the next one.
    public var resetDelay: UInt64 = 0
    /// A frame's return address and xPSR are stored before its registers, as the TRMs of M3 and M4 say; otherwise upwards.
    public var stacksReturnAddressFirst = true
    /// Its column of the cycle tables.
    public var timing: CoreTiming
    /// The breakpoints and watchpoints that it has.
    public var debug: DebugFeatures

    /// A core with each of these choices.
    public init(
        name: String, architecture: ArchitectureVersion, cpuid: UInt32, priorityBits: Int, interruptCount: Int,
        mpuRegions: Int, vtorMask: UInt32, vtorReset: UInt32 = 0, hasUnprivileged: Bool, stackAlignReset: Bool,
        stackAlignWritable: Bool, hasBitBand: Bool, deviceUnalignedFaults: Bool, hasVectReset: Bool,
        sysTickCalibration: UInt32 = 0, sysTickReferenceDivider: Int = 0,
        floatingPoint: FloatingPointExtension = .none, timing: CoreTiming
    ) {
        self.name = name
        self.architecture = architecture
        self.cpuid = cpuid
        self.priorityBits = priorityBits
        self.interruptCount = interruptCount
        self.mpuRegions = mpuRegions
        self.vtorMask = vtorMask
        self.vtorReset = vtorReset
        self.hasUnprivileged = hasUnprivileged
        self.stackAlignReset = stackAlignReset
        self.stackAlignWritable = stackAlignWritable
        self.hasBitBand = hasBitBand
        self.deviceUnalignedFaults = deviceUnalignedFaults
        self.hasVectReset = hasVectReset
        self.sysTickCalibration = sysTickCalibration
        self.sysTickReferenceDivider = sysTickReferenceDivider
        self.floatingPoint = floatingPoint
        memorySystem = MemorySystem(timing)
        self.timing = timing
        debug = DebugFeatures(timing)
    }
}

/// Which column of the timing tables a core uses.
public enum CoreTiming: UInt8, Sendable, Hashable, CaseIterable {
    case cortexM0, cortexM0Plus, cortexM3, cortexM4, cortexM7
}
