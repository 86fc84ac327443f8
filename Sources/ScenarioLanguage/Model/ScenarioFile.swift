public import Diagnostics

/// One scenario file, read and checked as far as that is possible without its images and machines.
/// Defaults have been merged under every scenario.
public struct ScenarioFile: Sendable {
    public var path: String
    /// `suite`, or the file's name without its ending.
    public var suite: String
    /// Those without a mistake, in the order of the file.
    public var scenarios: [ScenarioDescription]
    /// Those with a mistake, in the order of the file: they are not run, and fail.
    public var unreadable: [UnreadableScenario] = []

    public init(path: String, suite: String, scenarios: [ScenarioDescription]) {
        self.path = path
        self.suite = suite
        self.scenarios = scenarios
    }
}

/// A scenario with mistakes: what is known of it, so that it can be reported by its name.
public struct UnreadableScenario: Sendable, Hashable {
    /// Its id, or `scenario-N` by its place in the list when it has none.
    public var id: Located<String>
    public var name: String?
    public var tags: [String]
    public var span: SourceSpan
    /// What is wrong in it and in the defaults that it takes. Empty when the mistake is elsewhere in the file,
    /// or beyond the number that is shown.
    public var diagnostics: [Diagnostic]
}

/// One scenario as it is written. Every value knows its place in the file.
public struct ScenarioDescription: Sendable {
    /// Unique in the file; the place is that of the `id`, or of the `name` it was made from.
    public var id: Located<String>
    public var name: String?
    public var description: String?
    public var tags: [String]
    /// The reason for not running it.
    public var skip: String?
    public var images: [Located<ImageReference>]
    public var machine: Located<MachineReference>?
    public var limits: Limits
    public var settle: Located<VirtualDuration>?
    public var semihosting: SemihostingDescription?
    public var setup: SetupDescription
    public var stimuli: [StimulusDescription]
    public var until: Located<TriggerDescription>?
    public var expect: ExpectDescription
    /// The whole scenario's mapping.
    public var span: SourceSpan

    public init(id: Located<String>, expect: ExpectDescription, span: SourceSpan) {
        self.id = id
        self.name = nil
        self.description = nil
        self.tags = []
        self.skip = nil
        self.images = []
        self.machine = nil
        self.limits = Limits()
        self.settle = nil
        self.semihosting = nil
        self.setup = SetupDescription()
        self.stimuli = []
        self.until = nil
        self.expect = expect
        self.span = span
    }
}

/// An image as a scenario names it.
public struct ImageReference: Sendable, Hashable {
    /// As written, relative to the scenario file.
    public var path: String
    /// `elf`, `ihex`, `srec` or `bin`; nil to look at the contents.
    public var format: String?
    /// Where a raw binary is loaded.
    public var base: UInt32?

    public init(path: String, format: String? = nil, base: UInt32? = nil) {
        self.path = path
        self.format = format
        self.base = base
    }
}

/// A machine as a scenario names it.
public enum MachineReference: Sendable, Hashable {
    /// A variant of the library.
    case variant(String)
    /// A machine file's path, relative to the scenario file.
    case file(String)
    /// A variant or file with values laid over it.
    case overlay(MachineDescription)
}

/// When a run ends whatever the firmware does. The defaults are 100 million instructions and 60 s of host time.
public struct Limits: Sendable, Hashable {
    public var time: Located<VirtualDuration>?
    public var cycles: UInt64?
    public var instructions: UInt64?
    /// The one bound in host time: a guard against a hang, in milliseconds.
    public var wallMilliseconds: UInt64?

    public init() {}
}

/// What semihosting may do.
public struct SemihostingDescription: Sendable, Hashable {
    public var enabled = true
    /// A folder, relative to the scenario file, whose files the firmware may open.
    public var folder: Located<String>?
    public var commandLine: String?

    public init() {}
}

/// State set before the first instruction.
public struct SetupDescription: Sendable, Hashable {
    public var registers: [RegisterAssignment] = []
    public var memory: [MemoryAssignment] = []

    public init() {}
}

/// A register, or a field of one: `CFSR`, `CFSR.DIVBYZERO`, `R0`, `PRIMASK`. Spelt as in the register catalog.
public struct RegisterReference: Sendable, Hashable {
    public var register: String
    public var field: String?

    public init(register: String, field: String? = nil) {
        self.register = register
        self.field = field
    }
}

public struct RegisterAssignment: Sendable, Hashable {
    public var target: Located<RegisterReference>
    public var value: Located<ValueExpression>

    public init(target: Located<RegisterReference>, value: Located<ValueExpression>) {
        self.target = target
        self.value = value
    }
}

/// Bytes at an address: `0x20000000: 0x1234` (a word), `{at, size: 1|2|4, value}`, `{at, bytes: [..]}`, `{at, text: "…"}`.
public struct MemoryAssignment: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
        case value(Located<ValueExpression>, size: Int)
        case bytes([UInt8])
    }

    public var address: Located<ValueExpression>
    public var content: Content

    public init(address: Located<ValueExpression>, content: Content) {
        self.address = address
        self.content = content
    }
}
