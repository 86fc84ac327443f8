/// The keys of `call` when it is a mapping.
enum CallKey: String, VocabularyKey {
    case function, arguments, registers, stack
    case returnAddress = "return"
    case masksInterrupts = "mask_interrupts"
    case result, result64, limits

    static let call = Vocabulary<Self>("'call'")
    /// What a call can be limited by: host time is the run's.
    static let limitKeys = Vocabulary<LimitsKey>("'limits' of a call", [.time, .cycles, .instructions])

    var row: KeyRow {
        switch self {
        case .function: KeyRow(.expression, required: true, "The function.")
        case .arguments: KeyRow(.list(.expression), "Its arguments, words: R0 to R3, then the stack.")
        case .registers: KeyRow(.table(key: .register, value: .expression), "Other registers that it wants, such as R9.")
        case .stack: KeyRow(.expression, "The stack pointer, 8-byte aligned downwards; without it, the current one.")
        case .returnAddress:
            KeyRow(.expression, "Where it returns to: an address that it does not execute. Without it, the start of the vector table.")
        case .masksInterrupts: KeyRow(.boolean, "Whether PRIMASK is set while it runs; without it, as it was.")
        case .result: KeyRow(.expectation, "What it returns in R0.")
        case .result64: KeyRow(.expectation, "What it returns in R0 and R1, 64 bits.")
        case .limits: KeyRow(.mapping("Limits"), "When it has to be back, counted from the call; without it, within the run's limits.")
        }
    }
}
