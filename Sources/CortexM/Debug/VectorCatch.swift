/// Exceptions that halt the processor when their handler is entered: DEMCR.VC_* (DDI 0403 C1.6.5). Its bits are DEMCR's.
///
/// They count while a debugger is attached, and are kept by every reset but power-on. Armv6-M has `reset` and `hardFault` only.
public struct VectorCatch: OptionSet, Sendable, Hashable {
    /// The bits of DEMCR.
    public let rawValue: UInt32
    /// A set of these bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// VC_CORERESET: reset, before its first instruction.
    public static let reset = Self(rawValue: 1 << 0)
    /// VC_MMERR: MemManage.
    public static let memManage = Self(rawValue: 1 << 4)
    /// VC_NOCPERR: UsageFault for a coprocessor that is absent or off.
    public static let noCoprocessor = Self(rawValue: 1 << 5)
    /// VC_CHKERR: UsageFault for an unaligned access or a division by zero.
    public static let check = Self(rawValue: 1 << 6)
    /// VC_STATERR: UsageFault for an undefined instruction, EPSR.T clear, or an invalid EXC_RETURN.
    public static let state = Self(rawValue: 1 << 7)
    /// VC_BUSERR: BusFault.
    public static let busFault = Self(rawValue: 1 << 8)
    /// VC_INTERR: a fault of stacking, unstacking or a vector's fetch, whichever handler it comes to.
    public static let entryOrReturn = Self(rawValue: 1 << 9)
    /// VC_HARDERR: HardFault, escalated ones too.
    public static let hardFault = Self(rawValue: 1 << 10)

    /// Every one of them.
    public static let all = Self(rawValue: 0x7F1)
    /// Those that Armv6-M has.
    package static let baseline: Self = [.reset, .hardFault]
}

extension VectorCatch {
    /// Each with the name that debug servers give it, in the order of their lists.
    public static let names: [(name: String, vectorCatch: VectorCatch)] = [
        ("hard_err", .hardFault), ("int_err", .entryOrReturn), ("bus_err", .busFault), ("state_err", .state), ("chk_err", .check),
        ("nocp_err", .noCoprocessor), ("mm_err", .memManage), ("reset", .reset),
    ]

    /// The one that a debug server calls by this name.
    public static func named(_ name: String) -> VectorCatch? { names.first { $0.name == name }?.vectorCatch }
}
