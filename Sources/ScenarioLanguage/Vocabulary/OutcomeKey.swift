/// The keys of `outcome` when it is a mapping.
enum OutcomeKey: String, VocabularyKey {
    case exit, halted

    static let outcome = Vocabulary<Self>("'outcome'", alternatives: [[.exit], [.halted]])

    var row: KeyRow {
        switch self {
        case .exit: KeyRow(.either([.integer(0...UInt64(Int32.max)), .expectation]), "Ended by semihosting's exit, with this code.")
        case .halted: KeyRow(.either([.choice(HaltWord.words), .mapping("Halt")]), "Halted by the debug unit, for this reason.")
        }
    }
}

/// The keys of `halted` in `outcome`.
enum HaltKey: String, VocabularyKey {
    case reason, pc

    static let halt = Vocabulary<Self>("'halted'")

    var row: KeyRow {
        switch self {
        case .reason: KeyRow(.choice(HaltWord.words), "Why it halted.")
        case .pc: KeyRow(.expectation, "The instruction that is next.")
        }
    }
}
