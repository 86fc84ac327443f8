/// The keys of a step of `stimuli`.
enum StepKey: String, VocabularyKey {
    case name, at, every, count, set, write, pend, unpend, interrupt, event, input, call, inject, reset, debugger, refused

    static let step = Vocabulary<Self>(
        "a step", alternatives: verbs.map { [$0] }, details: [(.count, [.every]), (.refused, [.debugger])])
    /// The keys of which a step has exactly one.
    static let verbs: [Self] = [.set, .write, .pend, .unpend, .interrupt, .event, .input, .call, .inject, .reset, .debugger]

    var row: KeyRow {
        switch self {
        case .name: KeyRow(.text, "What the step is called, in the report and in `after`.")
        case .at:
            KeyRow(
                .either([.choice(["start"]), .time(VirtualDuration.Unit.allCases), .mapping("Trigger")]), required: true,
                "When it happens.")
        case .every:
            KeyRow(
                .time(VirtualDuration.Unit.allCases),
                "Repeats the step: after its trigger it happens again each time that this long has passed.")
        case .count: KeyRow(.integer(1...UInt64.max), "Of `every`: how often it happens in all. Less often fails the scenario.")
        case .set: KeyRow(.table(key: .register, value: .expression), "Verb: sets registers or fields.")
        case .write:
            KeyRow(.either([.memory(.expression), .list(.mapping("Memory item"))]), "Verb: writes memory.")
        case .pend: KeyRow(.exception, "Verb: makes an exception pending.")
        case .unpend: KeyRow(.exception, "Verb: makes it not pending.")
        case .interrupt:
            KeyRow(
                .either([.integer(0...239), .identifier, .mapping("Interrupt")]),
                "Verb: drives an interrupt line: its number, or the name of its device where that has one line.")
        case .event: KeyRow(.choice(["external"]), "Verb: an event at the core's input, as another processor's SEV: it ends WFE.")
        case .input: KeyRow(.mapping("Input"), "Verb: sends bytes to a device's serial input.")
        case .call:
            KeyRow(
                .either([.expression, .mapping("Call")]),
                "Verb: calls a function of the image, or has a flash loader work, and goes on when it is back.")
        case .inject: KeyRow(.mapping("Inject"), "Verb: makes something go wrong.")
        case .reset:
            KeyRow(
                .choice(ResetVerb.allCases.map(\.rawValue)),
                "Verb: resets the machine, and the run goes on: all of it, with memory as loaded; core and devices, by the pin or as SYSRESETREQ."
            )
        case .debugger:
            KeyRow(.either([.choice(DebuggerKey.words), .mapping("Debugger")]), "Verb: a debugger's request.")
        case .refused:
            KeyRow(
                .text,
                "Of `debugger`: the request is to be refused, in words that contain these. Without it, a refusal fails the scenario.")
        }
    }
}

/// The keys of a trigger.
enum TriggerKey: String, VocabularyKey {
    case pc, exception, phase, read, write, size, value, console, contains, sleep, halted, reset, after, delay, hit

    static let trigger = Vocabulary<Self>(
        "a trigger", alternatives: events.map { [$0] }, details: details.map { ($0.key, $0.events) })
    /// The keys of which a trigger has exactly one.
    static let events: [Self] = [.pc, .exception, .read, .write, .console, .sleep, .halted, .reset, .after]
    /// The keys that say more about some events only.
    static let details: [(key: Self, events: [Self])] = [
        (.phase, [.exception]), (.size, [.read, .write]), (.value, [.read, .write]), (.contains, [.console]), (.delay, [.after]),
    ]
    /// What `halted` can be.
    static let haltWords = ["any"] + HaltWord.words
    /// What `reset` can be.
    static let resetWords = ["system"]

    var row: KeyRow {
        switch self {
        case .pc: KeyRow(.expression, "Before the instruction at this address executes.")
        case .exception: KeyRow(.exception, "At this exception's entry or return.")
        case .phase: KeyRow(.choice(TriggerDescription.Phase.allCases.map(\.rawValue)), "Of an exception; without it, `entry`.")
        case .read:
            KeyRow(
                .expression,
                """
                When a load has touched this address; unstacking counts too. It comes after the instruction, or the exception return, \
                that made the access, and before the next instruction.
                """)
        case .write:
            KeyRow(.expression, "When a store has touched this address; stacking counts too. It comes as late as `read`.")
        case .size: KeyRow(.size, "Of `read` and `write`: the number of addresses; without it, 1.")
        case .value:
            KeyRow(
                .either([.expression, .expectation]),
                "Of `read` and `write`: what the access reads or writes from the address on, as wide as it is; without it, anything.")
        case .console:
            KeyRow(
                .identifier,
                "When this device, or `semihosting`, has printed what `contains` says since the start; for a later `hit`, since the one before."
            )
        case .contains: KeyRow(.text, "Of `console`: the text.")
        case .sleep: KeyRow(.choice(SleepCause.allCases.map(\.rawValue)), "When the processor goes to sleep, by this cause.")
        case .halted: KeyRow(.choice(Self.haltWords), "When the debug unit halts the processor, for this reason.")
        case .reset: KeyRow(.choice(Self.resetWords), "When the firmware or a device resets the machine.")
        case .after: KeyRow(.text, "When the step of this name happens.")
        case .delay:
            KeyRow(.time(VirtualDuration.Unit.allCases), "Of `after`: so long after it; without it, at the same moment, right after it.")
        case .hit: KeyRow(.integer(1...UInt64.max), "The how-manieth time, from 1; without it, the first.")
        }
    }
}

/// The keys of `interrupt`.
enum InterruptKey: String, VocabularyKey {
    case line, device, drive

    static let interrupt = Vocabulary<Self>("'interrupt'", alternatives: [[.line], [.device]])

    var row: KeyRow {
        switch self {
        case .line: KeyRow(.integer(0...239), "The line's number.")
        case .device: KeyRow(.identifier, "The device whose line it is: one that has no other.")
        case .drive:
            KeyRow(.choice(InterruptDescription.Drive.allCases.map(\.rawValue)), "A pulse, or a level that stays; without it, `pulse`.")
        }
    }
}

/// The keys of `input`.
enum InputKey: String, VocabularyKey {
    case device, text, bytes

    static let input = Vocabulary<Self>("'input'", alternatives: [[.text], [.bytes]])

    var row: KeyRow {
        switch self {
        case .device: KeyRow(.identifier, required: true, "The device that receives.")
        case .text: KeyRow(.text, "A text, sent as UTF-8.")
        case .bytes: KeyRow(.bytes, "Bytes.")
        }
    }
}

/// The keys of an element of `memory` or `write`.
enum MemoryItemKey: String, VocabularyKey {
    case at, size, value, bytes, text

    static let item = Vocabulary<Self>("a memory item", alternatives: [[.value], [.bytes], [.text]])
    /// Its section of the reference.
    static let heading = "Memory item"
    /// The same as the value of an address.
    static let valueOfAddress = Vocabulary("a memory item", allCases.filter { $0 != .at })

    var row: KeyRow {
        switch self {
        case .at: KeyRow(.expression, required: true, "The first address. In a mapping, the address is the key instead.")
        case .size: KeyRow(.choice(["1", "2", "4"]), "Bytes of the `value`; without it, 4.")
        case .value: KeyRow(.either([.expression, .expectation]), "A number, little-endian; in `expect`, an expected value.")
        case .bytes: KeyRow(.bytes, "Bytes.")
        case .text: KeyRow(.text, "A text, as UTF-8 without a zero at its end.")
        }
    }
}
