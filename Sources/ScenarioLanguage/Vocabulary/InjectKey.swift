/// The keys of `inject`.
enum InjectKey: String, VocabularyKey {
    case busError = "bus_error"

    static let inject = Vocabulary<Self>("'inject'", later: ["flip", "skip"])

    var row: KeyRow {
        switch self {
        case .busError: KeyRow(.mapping("Bus error"), required: true, "Accesses are answered with a bus error from now on.")
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
