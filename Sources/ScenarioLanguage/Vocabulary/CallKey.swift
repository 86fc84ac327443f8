/// The keys of `call` when it is a mapping: of a function's call, and of a flash loader's work.
enum CallKey: String, VocabularyKey {
    case function, arguments, registers, stack
    case returnAddress = "return"
    case masksInterrupts = "mask_interrupts"
    case result, result64, limits
    case convention, erase, program, verify, buffer, clock, fails

    static let call = Vocabulary<Self>(
        "'call'", alternatives: [[.function], operations],
        details: (operations + ofConventions).map { ($0, [.convention]) } + ofFunctions.map { ($0, [.function]) })
    /// What a loader can be asked to do, in the order in which it does it.
    static let operations: [Self] = [.erase, .program, .verify]
    /// What says more about a convention.
    static let ofConventions: [Self] = [.buffer, .clock]
    /// What a function's call has for itself alone.
    static let ofFunctions: [Self] = [.arguments, .registers, .returnAddress, .result, .result64]
    /// What a call can be limited by: host time is the run's.
    static let limitKeys = Vocabulary<LimitsKey>("'limits' of a call", [.time, .cycles, .instructions])

    var row: KeyRow {
        switch self {
        case .function: KeyRow(.expression, "The function.")
        case .arguments: KeyRow(.list(.expression), "Its arguments, words: R0 to R3, then the stack.")
        case .registers: KeyRow(.table(key: .register, value: .expression), "Other registers that it wants, such as R9.")
        case .stack: KeyRow(.expression, "The stack pointer, 8-byte aligned downwards; without it, the current one, or the convention's.")
        case .returnAddress:
            KeyRow(
                .expression,
                "Where it returns to: an address that it does not execute. Without it, the start of the vector table, or the convention's.")
        case .masksInterrupts: KeyRow(.boolean, "Whether PRIMASK is set while it runs; without it, as it was.")
        case .result: KeyRow(.expectation, "What it returns in R0; without it, anything, or the convention's success.")
        case .result64: KeyRow(.expectation, "What it returns in R0 and R1, 64 bits.")
        case .limits:
            KeyRow(
                .mapping("Limits"),
                "When each call has to be back, counted from it; without it, within a loader's own time-out, and the run's limits.")
        case .convention:
            KeyRow(
                .choice(LoaderConvention.allCases.map(\.rawValue)),
                "How the functions of a flash loader are called, and what they return: see [Flash loaders](#flash-loaders).")
        case .erase: KeyRow(.mapping("Loader range"), "Of a loader, first: the sectors that hold this range are erased.")
        case .program: KeyRow(.mapping("Loader data"), "Of a loader, then: these bytes are programmed.")
        case .verify: KeyRow(.mapping("Loader data"), "Of a loader, last: the memory has to hold these bytes.")
        case .buffer: KeyRow(.expression, "Where in RAM the loader is given its bytes; without it, after the loader and its stack.")
        case .fails: KeyRow(.text, "It is to fail, in a message that contains these words; the run goes on then.")
        case .clock: KeyRow(.frequency, "The clock that a CMSIS algorithm's `Init` is told; without it, the machine's.")
        }
    }
}

/// The keys of `erase`.
enum LoaderRangeKey: String, VocabularyKey {
    case at, size

    static let range = Vocabulary<Self>("'erase'")

    var row: KeyRow {
        switch self {
        case .at: KeyRow(.expression, required: true, "The first address.")
        case .size: KeyRow(.size, required: true, "How many bytes.")
        }
    }
}

/// The keys of `program` and of `verify`.
enum LoaderDataKey: String, VocabularyKey {
    case at, bytes, text, file

    static let program = Vocabulary<Self>("'program'", alternatives: contents.map { [$0] })
    static let verify = Vocabulary<Self>("'verify'", alternatives: contents.map { [$0] })
    /// The keys of which it has exactly one.
    static let contents: [Self] = [.bytes, .text, .file]

    var row: KeyRow {
        switch self {
        case .at: KeyRow(.expression, required: true, "The first address.")
        case .bytes: KeyRow(.bytes, "The bytes.")
        case .text: KeyRow(.text, "A text, as UTF-8.")
        case .file: KeyRow(.path, "A file whose bytes are meant, whatever they are.")
        }
    }
}
