/// What is IMPLEMENTATION DEFINED about a core's debug unit.
public struct DebugFeatures: Sendable, Hashable {
    /// FP_CTRL.REV: 0 is revision 1, which compares the Code region and can patch it; 1 is revision 2, which compares every
    /// address and only breaks.
    public var breakpointRevision: UInt32
    /// Comparators of the FPB for instructions.
    public var codeComparators: Int
    /// Comparators of the FPB for literals; revision 1 only.
    public var literalComparators: Int
    /// Comparators of the DWT.
    public var watchComparators: Int
    /// The DWT ignores the core's stores until LAR is written with its key.
    public var locksTrace: Bool

    /// The unit as Arm ships it with every option taken.
    public init(_ core: CoreTiming) {
        switch core {
        case .cortexM0, .cortexM0Plus:
            self.init(breakpointRevision: 0, codeComparators: 4, literalComparators: 0, watchComparators: 2, locksTrace: false)
        case .cortexM3, .cortexM4:
            self.init(breakpointRevision: 0, codeComparators: 6, literalComparators: 2, watchComparators: 4, locksTrace: false)
        case .cortexM7:
            self.init(breakpointRevision: 1, codeComparators: 8, literalComparators: 0, watchComparators: 4, locksTrace: true)
        }
    }

    /// A unit of these parts; at most 8 comparators of each kind count.
    public init(
        breakpointRevision: UInt32, codeComparators: Int, literalComparators: Int, watchComparators: Int, locksTrace: Bool
    ) {
        self.breakpointRevision = breakpointRevision
        self.codeComparators = min(max(codeComparators, 0), 8)
        self.literalComparators = min(max(literalComparators, 0), 8 - self.codeComparators)
        self.watchComparators = min(max(watchComparators, 0), 4)
        self.locksTrace = locksTrace
    }
}
