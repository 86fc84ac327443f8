/// The keys of `sweep`: a verb, or two in `pair`, and where it happens.
enum SweepKey: String, VocabularyKey {
    case at, between, pair, set, write, pend, unpend, interrupt, event, input, inject, reset

    static let sweep = Vocabulary<Self>("'sweep'", alternatives: allCases.filter { $0.isVerb || $0 == .pair }.map { [$0] })
    /// The same for one of a pair.
    static let stimulus = Vocabulary(
        "a stimulus of 'pair'", allCases.filter(\.isVerb), alternatives: allCases.filter(\.isVerb).map { [$0] })
    /// What `at` can be alone.
    static let everyInstruction = "every_instruction"

    /// Whether it is a verb of a step.
    var isVerb: Bool {
        switch self {
        case .at, .between, .pair: false
        case .set, .write, .pend, .unpend, .interrupt, .event, .input, .inject, .reset: true
        }
    }

    var row: KeyRow {
        switch self {
        case .at:
            KeyRow(
                .either([.choice([Self.everyInstruction]), .mapping("Sweep step")]), required: true,
                "Which of the instructions between the two points have the stimulus come before them.")
        case .between:
            KeyRow(
                .list(.either([.choice(["start"]), .time(VirtualDuration.Unit.allCases), .mapping("Trigger")])), required: true,
                "Two triggers: where the sweep begins and where it ends. The second is counted from the first, and its instruction is no point."
            )
        case .pair:
            KeyRow(
                .list(.mapping("Sweep stimulus")),
                "Two stimuli, each a verb alone, in place of one: every pair of points for them, in both orders.")
        default: StepKey(rawValue: rawValue)?.row ?? KeyRow(.anything, "A verb of a step.")
        }
    }
}

/// The keys of `at` in a sweep.
enum SweepStepKey: String, VocabularyKey {
    case every

    static let step = Vocabulary<Self>("'at'")

    var row: KeyRow {
        switch self {
        case .every: KeyRow(.integer(1...1_000_000), required: true, "The first instruction, and every so-manieth after it.")
        }
    }
}
