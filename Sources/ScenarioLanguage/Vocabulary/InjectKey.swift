/// The keys of `inject`.
enum InjectKey: String, VocabularyKey {
    case busError = "bus_error"
    case flip, skip

    static let inject = Vocabulary<Self>("'inject'", alternatives: allCases.map { [$0] })
    /// Instructions that one step can skip.
    static let skippable: ClosedRange<UInt64> = 1...10_000

    var row: KeyRow {
        switch self {
        case .busError: KeyRow(.mapping("Bus error"), "Accesses are answered with a bus error from now on.")
        case .flip: KeyRow(.mapping("Flip"), "Bits of a register or of memory change.")
        case .skip:
            KeyRow(
                .integer(Self.skippable),
                """
                So many instructions are not executed: the program counter goes past them, an IT block is left behind as far as they reach into \
                it, and no time passes.
                """)
        }
    }
}

/// The keys of `flip`.
enum FlipKey: String, VocabularyKey {
    case register, memory, size, bits, mask

    static let flip = Vocabulary<Self>("'flip'", alternatives: [[.register], [.memory]])

    var row: KeyRow {
        switch self {
        case .register: KeyRow(.register, "The register or field whose bits change.")
        case .memory: KeyRow(.expression, "The address of the memory whose bits change.")
        case .size: KeyRow(.choice(["1", "2", "4"]), "Bytes of the memory; without it, 4.")
        case .bits: KeyRow(.list(.integer(0...63)), "The numbers of the bits that change, from 0.")
        case .mask: KeyRow(.integer(1...UInt64.max), "The bits that change, as a number.")
        }
    }
}

/// The keys of `bus_error`.
enum BusErrorKey: String, VocabularyKey {
    case at, size, access, times

    static let busError = Vocabulary<Self>("'bus_error'")

    var row: KeyRow {
        switch self {
        case .at: KeyRow(.expression, required: true, "The first address.")
        case .size: KeyRow(.size, "How many bytes; without it, 4.")
        case .access:
            KeyRow(
                .either([
                    .choice(BusErrorDescription.Access.allCases.map(\.rawValue)),
                    .list(.choice(BusErrorDescription.Access.allCases.map(\.rawValue))),
                ]),
                "The accesses: loads, unstacking and vector reads; stores and stacking; instruction fetches. Without it, all.")
        case .times:
            KeyRow(.choice(BusErrorDescription.Times.allCases.map(\.rawValue)), "The first access only, or each; without it, `always`.")
        }
    }
}
