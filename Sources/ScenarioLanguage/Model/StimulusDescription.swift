package import Diagnostics

/// One step of `stimuli`: a trigger and exactly one verb.
package struct StimulusDescription: Sendable, Hashable {
    package var name: Located<String>?
    package var trigger: Located<TriggerDescription>
    package var repetition: RepetitionDescription?
    package var verb: Located<VerbDescription>
    package var span: SourceSpan

    package init(
        name: Located<String>?, trigger: Located<TriggerDescription>, repetition: RepetitionDescription? = nil,
        verb: Located<VerbDescription>, span: SourceSpan
    ) {
        self.name = name
        self.trigger = trigger
        self.repetition = repetition
        self.verb = verb
        self.span = span
    }
}

/// A step that happens more than once: `count` times in all, so far apart.
package struct RepetitionDescription: Sendable, Hashable {
    package var every: Located<VirtualDuration>
    package var count: UInt64

    package init(every: Located<VirtualDuration>, count: UInt64) {
        self.every = every
        self.count = count
    }
}

/// When something happens.
package enum TriggerDescription: Sendable, Hashable {
    /// After reset, before the first instruction.
    case start
    /// At this virtual time after reset.
    case time(VirtualDuration)
    /// Before the instruction at an address executes for the `hit`-th time, counted from 1.
    case pc(Located<ValueExpression>, hit: UInt64)
    /// At the `hit`-th entry to, or return from, an exception.
    case exception(Located<String>, phase: Phase, hit: UInt64)
    /// At the `hit`-th load from, or store to, some addresses.
    case access(AccessDescription, hit: UInt64)
    /// When a console has printed a text for the `hit`-th time.
    case console(Located<String>, contains: String, hit: UInt64)
    /// When the processor goes to sleep.
    case sleep(SleepCause, hit: UInt64)
    /// When the debug unit halts it; nil for any reason.
    case halted(HaltWord?, hit: UInt64)
    /// When the machine resets itself.
    case reset(hit: UInt64)
    /// So long after the `hit`-th time that a step happens; at the same moment when nothing is said.
    case after(Located<String>, delay: Located<VirtualDuration>?, hit: UInt64)

    package enum Phase: String, Sendable, Hashable, CaseIterable {
        case entry
        case `return`
    }
}

/// Loads from some addresses, or stores to them.
package struct AccessDescription: Sendable, Hashable {
    package var isWrite: Bool
    package var address: Located<ValueExpression>
    package var size: UInt32
    /// What they read or write; nil for anything.
    package var value: Located<ValueExpectation>?

    package init(isWrite: Bool, address: Located<ValueExpression>, size: UInt32, value: Located<ValueExpectation>?) {
        self.isWrite = isWrite
        self.address = address
        self.size = size
        self.value = value
    }
}

/// What is done to the machine.
package enum VerbDescription: Sendable, Hashable {
    case set([RegisterAssignment])
    case write([MemoryAssignment])
    case pend(Located<String>)
    case unpend(Located<String>)
    /// An interrupt line: a device's name or a number; pulse (default) or level high or low.
    case interrupt(InterruptDescription)
    /// Bytes to a device's serial input.
    case input(device: Located<String>, bytes: [UInt8])
    /// An event at the core's input.
    case event
    indirect case call(CallDescription)
    case injectBusError(BusErrorDescription)
    case flip(FlipDescription)
    /// Instructions that are not executed.
    case skip(UInt64)
    case reset(ResetVerb)
    /// A debugger's request, and the words of its refusal when it is to be refused.
    case debugger(DebuggerRequest, refused: Located<String>?)
}

/// Accesses that are to be answered with a bus error.
package struct BusErrorDescription: Sendable, Hashable {
    package enum Access: String, Sendable, Hashable, CaseIterable {
        case read, write, fetch
    }

    package enum Times: String, Sendable, Hashable, CaseIterable {
        case once, always
    }

    package var address: Located<ValueExpression>
    package var size: UInt32 = 4
    package var accesses = Access.allCases
    package var times = Times.always

    package init(address: Located<ValueExpression>) { self.address = address }
}

/// The reset verb's value.
package enum ResetVerb: String, Sendable, Hashable, CaseIterable {
    case powerOn = "power_on"
    case pin, system
}

/// What puts the processor to sleep.
package enum SleepCause: String, Sendable, Hashable, CaseIterable {
    case waitForInterrupt = "WFI"
    case waitForEvent = "WFE"
    case onExit = "on_exit"
}

/// The interrupt verb's value.
package struct InterruptDescription: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
        case line(UInt64)
        case device(String)
    }

    package enum Drive: String, Sendable, Hashable, CaseIterable {
        case pulse, high, low
    }

    package var source: Located<Source>
    package var drive: Drive

    package init(source: Located<Source>, drive: Drive) {
        self.source = source
        self.drive = drive
    }
}
