/// The keys of `expect`.
enum ExpectKey: String, VocabularyKey {
    case outcome, faults, exceptions, latency, resets, registers, memory, devices, console

    static let expect = Vocabulary<Self>("'expect'")

    /// The words that an outcome can be.
    static let outcomes = ["reached", "exit", "lockup", "halted", "reset", "asleep", "limit"]

    var row: KeyRow {
        switch self {
        case .outcome: KeyRow(.either([.choice(Self.outcomes + ["exit N"]), .mapping("Outcome")]), "How the run ends.")
        case .faults:
            KeyRow(
                .list(.exception),
                """
                The faults taken, in order, with `Lockup` for a lockup that NMI gets out of. A fault that no part of `expect` names \
                fails the scenario.
                """)
        case .exceptions:
            KeyRow(
                .either([.list(.either([.exception, .mapping("Exception")])), .mapping("Exceptions")]),
                "The exception entries, in order: these and no others.")
        case .latency:
            KeyRow(
                .table(key: .exception, value: .expectation),
                """
                Cycles from an exception's becoming pending to the first instruction of its handler. Every entry up to the end of the run \
                has to fit, and there has to be one.
                """)
        case .resets:
            KeyRow(
                .integer(1...1000), "How often the firmware or a device resets the machine; the run goes on after each. Without it, never.")
        case .registers: KeyRow(.table(key: .register, value: .expectation), "Registers and fields at the end.")
        case .memory:
            KeyRow(.either([.memory(.expectation), .list(.mapping("Memory item"))]), "Memory at the end.")
        case .devices:
            KeyRow(
                .table(key: .identifier, value: .table(key: .text, value: .expectation)),
                """
                Registers of devices at the end, by the devices' names in the machine: `devices: { usart2: { SR: { set: [TXE] }, CR1.UE: 1 } }`. \
                They are read as a debugger does, without what a load would do.
                """)
        case .console:
            KeyRow(
                .either([.text, .mapping("Console"), .list(.either([.text, .mapping("Console")]))]),
                "What was printed. A text alone: the only console contains it.")
        }
    }
}

/// The keys of `exceptions` when it is a mapping.
enum ExceptionsKey: String, VocabularyKey {
    case mode, entries

    static let exceptions = Vocabulary<Self>("'exceptions'")

    var row: KeyRow {
        switch self {
        case .mode:
            KeyRow(
                .choice(ExceptionsExpectation.Mode.allCases.map(\.rawValue)),
                "`exact`: these and no others; `subset`: these, in this order, among others. Without it, `exact`.")
        case .entries: KeyRow(.list(.either([.exception, .mapping("Exception")])), required: true, "The entries.")
        }
    }
}

/// The keys of an exception entry; an exception's name alone stands for `{enter: name}`.
enum ExceptionKey: String, VocabularyKey {
    case enter, kind, of, from
    case excReturn = "exc_return"
    case frame

    static let exception = Vocabulary<Self>("an exception entry")
    static let kinds = ["preempt", "escalated", "tail_chained", "late_arrival", "derived"]

    var row: KeyRow {
        switch self {
        case .enter: KeyRow(.exception, required: true, "The exception entered.")
        case .kind: KeyRow(.choice(Self.kinds), "How it came to be entered.")
        case .of: KeyRow(.exception, "The exception it stands for, when it was escalated or derived.")
        case .from: KeyRow(.either([.choice(["Thread"]), .exception]), "What was executing.")
        case .excReturn: KeyRow(.expectation, "EXC_RETURN, the value of LR in the handler.")
        case .frame: KeyRow(.mapping("Frame"), "The frame that was stacked.")
        }
    }
}

/// The keys of `frame`, besides S0 to S15, and fields such as `xPSR.T`.
enum FrameKey: String, VocabularyKey {
    case r0, r1, r2, r3, r12, lr, pc, xPSR
    case fpscr = "FPSCR"
    case address, stack, size, content

    static let frame = Vocabulary<Self>("a frame", isOpen: true)
    static let stacks = ["MSP", "PSP"]
    static let contents = ["basic", "reserved", "saved"]

    var row: KeyRow {
        switch self {
        case .r0, .r1, .r2, .r3, .r12: KeyRow(.expectation, "The stacked \(rawValue.uppercased()).")
        case .lr: KeyRow(.expectation, "The stacked LR.")
        case .pc: KeyRow(.expectation, "The return address.")
        case .xPSR: KeyRow(.expectation, "The stacked xPSR; its fields are `xPSR.T` and so on.")
        case .fpscr: KeyRow(.expectation, "The stacked FPSCR. `S0` to `S15` are keys too.")
        case .address: KeyRow(.expectation, "The frame's address.")
        case .stack: KeyRow(.choice(Self.stacks), "The stack it is on.")
        case .size: KeyRow(.expectation, "Its size in bytes: 0x20, or 0x68 with floating-point state.")
        case .content:
            KeyRow(
                .choice(Self.contents),
                """
                `basic`; with floating-point state `saved`, or `reserved` while it is still in the registers (lazy stacking): then \
                `S0` to `S15` and `FPSCR` of the frame are those of the registers.
                """)
        }
    }
}

/// The keys of `console`.
enum ConsoleKey: String, VocabularyKey {
    case device, contains, equals, excludes, matches

    static let console = Vocabulary<Self>("'console'")

    var row: KeyRow {
        switch self {
        case .device: KeyRow(.identifier, "The device that prints, or `semihosting`; without it, the only one that printed.")
        case .contains: KeyRow(.either([.text, .list(.text)]), "Texts that are somewhere in it.")
        case .equals: KeyRow(.text, "All of it.")
        case .excludes: KeyRow(.either([.text, .list(.text)]), "Texts that are nowhere in it.")
        case .matches: KeyRow(.pattern, "A regular expression that matches a part of it.")
        }
    }
}

/// The keys of an expected value that is more than equality.
enum ExpectationKey: String, VocabularyKey {
    case equals, mask, set, clear
    case range = "in"
    case not
    case oneOf = "one_of"

    static let expectation = Vocabulary<Self>(
        "an expected value", alternatives: [[.equals], [.set, .clear], [.range], [.not], [.oneOf]],
        details: [(.mask, [.equals, .range, .not, .oneOf])])
    /// Its section of the reference.
    static let heading = "Expected values"

    var row: KeyRow {
        switch self {
        case .equals: KeyRow(.expression, "This value.")
        case .mask:
            KeyRow(
                .expression,
                "The bits that are looked at: beside `equals`, `in`, `not` or `one_of`, which then speak of the value with all others 0.")
        case .set: KeyRow(.list(.field), "Fields that are 1; others are free.")
        case .clear: KeyRow(.list(.field), "Fields that are 0; others are free.")
        case .range: KeyRow(.list(.expression), "The lowest and the highest value allowed.")
        case .not: KeyRow(.either([.expression, .expectation]), "Any value but this, or but such a one.")
        case .oneOf: KeyRow(.list(.expectation), "One of these: numbers, symbols, or expected values.")
        }
    }
}
