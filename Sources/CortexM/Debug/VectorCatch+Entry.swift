import ArmMProfile

extension Machine {
    /// Halts at the handler that has just been entered, if DEMCR catches its exception.
    mutating func catchVector(of entry: ExceptionEntry) {
        guard debug.isEnabled else { return }
        let caught = Self.vectorCatches(entry).intersection(debug.vectorCatch)
        guard let bit = caught.first else { return }
        enterDebugState(.vectorCatch(bit))
    }

    /// Halts at the reset vector, if DEMCR.VC_CORERESET is set.
    mutating func catchReset() {
        if debug.isEnabled, debug.vectorCatch.contains(.reset) { enterDebugState(.vectorCatch(.reset)) }
    }

    /// The catches that an entry fits: the exception's own, by its fault where UsageFault has several, and VC_INTERR for what
    /// stacking, lazy stacking, unstacking or the read of a vector caused (DDI 0403 B1.5.14, the table of faults).
    private static func vectorCatches(_ entry: ExceptionEntry) -> VectorCatch {
        let failedOnTheWay =
            switch entry.fault?.kind {
            case .mlsperr, .lsperr: true
            case .invpc: false
            default: entry.kind == .derived
            }
        switch entry.exception {
        case .hardFault: return failedOnTheWay ? [.hardFault, .entryOrReturn] : .hardFault
        case .memManage: return failedOnTheWay ? .entryOrReturn : .memManage
        case .busFault: return failedOnTheWay ? .entryOrReturn : .busFault
        case .usageFault: return entry.fault.map(usageFaultCatch) ?? []
        default: return []
        }
    }

    private static func usageFaultCatch(_ fault: Fault) -> VectorCatch {
        switch fault.kind {
        case .nocp: .noCoprocessor
        case .unaligned, .divbyzero: .check
        default: .state
        }
    }
}

extension VectorCatch {
    /// The one that debug servers name first.
    fileprivate var first: VectorCatch? { Self.names.first { contains($0.vectorCatch) }?.vectorCatch }
}
