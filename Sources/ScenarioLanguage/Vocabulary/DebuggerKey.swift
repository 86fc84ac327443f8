/// The keys of `debugger` when it is a mapping: it has exactly one.
enum DebuggerKey: String, VocabularyKey {
    case vectorCatch = "vector_catch"
    case breakpoint, watchpoint, clear

    static let debugger = Vocabulary<Self>("'debugger'", alternatives: allCases.map { [$0] })
    /// The requests that are a word alone.
    static let words = ["attach", "halt", "resume", "step"]
    /// What `clear` can name.
    static let clearable = ["breakpoints", "watchpoints"]

    var row: KeyRow {
        switch self {
        case .vectorCatch:
            KeyRow(
                .list(.name(VectorCatch.names.map(\.short), optionalPrefix: "VC_")),
                "The vector catches of DEMCR that are on, with or without `VC_`; all others are off.")
        case .breakpoint: KeyRow(.either([.expression, .mapping("Breakpoint")]), "Sets a breakpoint; an address alone: a hardware one.")
        case .watchpoint: KeyRow(.mapping("Watchpoint"), "Halts after accesses to an address.")
        case .clear: KeyRow(.choice(Self.clearable), "Removes all breakpoints, or all watchpoints.")
        }
    }
}

/// The keys of `breakpoint`.
enum BreakpointKey: String, VocabularyKey {
    case address, kind

    static let breakpoint = Vocabulary<Self>("'breakpoint'")

    var row: KeyRow {
        switch self {
        case .address: KeyRow(.expression, required: true, "The instruction's address.")
        case .kind:
            KeyRow(
                .choice(BreakpointDescription.Kind.allCases.map(\.rawValue)),
                """
                `hardware`: a comparator of the FPB; `software`: a BKPT written over the instruction; `pc_match`: a comparator of the DWT. \
                Without it, `hardware`.
                """)
        }
    }
}

/// The keys of `watchpoint`.
enum WatchpointKey: String, VocabularyKey {
    case address, size, access

    static let watchpoint = Vocabulary<Self>("'watchpoint'")

    var row: KeyRow {
        switch self {
        case .address: KeyRow(.expression, required: true, "The first address that is watched.")
        case .size: KeyRow(.size, "How many bytes, a power of two that the address is a multiple of; without it, 4.")
        case .access:
            KeyRow(
                .choice(WatchpointDescription.Access.allCases.map(\.rawValue)), "The accesses that halt; without it, `write`.")
        }
    }
}

/// The vector catches of DEMCR, in the order of their bits (DDI 0403 C1.6.5).
enum VectorCatch {
    /// Each field of DEMCR, and the short name that is understood too.
    static let names = ["CORERESET", "MMERR", "NOCPERR", "CHKERR", "STATERR", "BUSERR", "INTERR", "HARDERR"].map {
        (field: "VC_" + $0, short: $0)
    }

    /// DEMCR's field of a name, in any case.
    static func field(_ name: String) -> String? {
        let name = name.uppercased()
        return names.first { $0.field == name || $0.short == name }?.field
    }
}
