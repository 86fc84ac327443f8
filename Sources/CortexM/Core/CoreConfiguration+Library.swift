public import ArmMProfile

extension CoreConfiguration {
    /// The cores that a machine file can name, smallest first.
    ///
    /// Each is the core as Arm ships it with every option taken; parts override what they left out.
    public static let library: [CoreConfiguration] = [
        .cortexM0, .cortexM0Plus, .cortexM3, .cortexM4, .cortexM4F, .cortexM7,
    ]

    /// The core of that name, as `core:` in a machine file writes it.
    public static func named(_ name: String) -> CoreConfiguration? { library.first { $0.name == name } }

    /// The floating-point extensions that the core is sold with.
    public var floatingPointChoices: [FloatingPointExtension] {
        switch timing {
        case .cortexM0, .cortexM0Plus, .cortexM3: [.none]
        case .cortexM4: [.none, .fpv4SP]
        case .cortexM7: [.none, .fpv5SP, .fpv5D16]
        }
    }

    /// The core with this extension. The Cortex-M4 that has one is called Cortex-M4F.
    public func with(_ floatingPoint: FloatingPointExtension) -> CoreConfiguration {
        var core = self
        core.floatingPoint = floatingPoint
        if timing == .cortexM4 { core.name = floatingPoint == .none ? "cortex-m4" : "cortex-m4f" }
        return core
    }

    /// Cortex-M0 r0p0 (DDI 0432): no MPU, no VTOR, no unprivileged state; stack frames always 8-byte aligned.
    public static let cortexM0 = CoreConfiguration(
        name: "cortex-m0", architecture: .armv6M, cpuid: 0x410C_C200, priorityBits: 2, interruptCount: 32,
        mpuRegions: 0, vtorMask: 0, hasUnprivileged: false, stackAlignReset: true, stackAlignWritable: false,
        hasBitBand: false, deviceUnalignedFaults: false, hasVectReset: false, timing: .cortexM0)

    /// Cortex-M0+ r0p1 (DDI 0484), with MPU, VTOR and unprivileged state.
    public static let cortexM0Plus = CoreConfiguration(
        name: "cortex-m0plus", architecture: .armv6M, cpuid: 0x410C_C601, priorityBits: 2, interruptCount: 32,
        mpuRegions: 8, vtorMask: 0xFFFF_FF00, hasUnprivileged: true, stackAlignReset: true, stackAlignWritable: false,
        hasBitBand: false, deviceUnalignedFaults: false, hasVectReset: false, timing: .cortexM0Plus)

    /// Cortex-M3 r2p1 (DDI 0337), with MPU and bit-band.
    public static let cortexM3 = CoreConfiguration(
        name: "cortex-m3", architecture: .armv7M, cpuid: 0x412F_C231, priorityBits: 3, interruptCount: 240,
        mpuRegions: 8, vtorMask: 0xFFFF_FF80, hasUnprivileged: true, stackAlignReset: true, stackAlignWritable: true,
        hasBitBand: true, deviceUnalignedFaults: false, hasVectReset: true, timing: .cortexM3)

    /// Cortex-M4 r0p1 (DDI 0439), with MPU and bit-band, without its floating-point extension.
    public static let cortexM4 = CoreConfiguration(
        name: "cortex-m4", architecture: .armv7EM, cpuid: 0x410F_C241, priorityBits: 3, interruptCount: 240,
        mpuRegions: 8, vtorMask: 0xFFFF_FF80, hasUnprivileged: true, stackAlignReset: true, stackAlignWritable: true,
        hasBitBand: true, deviceUnalignedFaults: false, hasVectReset: true, timing: .cortexM4)

    /// Cortex-M4 r0p1 with FPv4-SP: what is sold as Cortex-M4F.
    public static let cortexM4F = cortexM4.with(.fpv4SP)

    /// Cortex-M7 r1p1 (DDI 0489), with MPU and double-precision FPv5; STKALIGN is fixed at one, and unaligned
    /// accesses to Device memory fault.
    public static let cortexM7 = CoreConfiguration(
        name: "cortex-m7", architecture: .armv7EM, cpuid: 0x411F_C271, priorityBits: 3, interruptCount: 240,
        mpuRegions: 8, vtorMask: 0xFFFF_FF80, hasUnprivileged: true, stackAlignReset: true, stackAlignWritable: false,
        hasBitBand: false, deviceUnalignedFaults: true, hasVectReset: false, floatingPoint: .fpv5D16,
        timing: .cortexM7)
}
