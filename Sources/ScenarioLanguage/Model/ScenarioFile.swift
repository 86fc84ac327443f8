package import Diagnostics

/// One scenario file, read and checked as far as that is possible without its images and machines.
/// Defaults have been merged under every scenario.
package struct ScenarioFile: Sendable {
    package var path: String
    /// `suite`, or the file's name without its ending.
    package var suite: String
    /// Those without a mistake, in the order of the file.
    package var scenarios: [ScenarioDescription]
    /// Those with a mistake, in the order of the file: they are not run, and fail.
    package var unreadable: [UnreadableScenario] = []

    package init(path: String, suite: String, scenarios: [ScenarioDescription]) {
        self.path = path
        self.suite = suite
        self.scenarios = scenarios
    }
}

/// A scenario with mistakes: what is known of it, so that it can be reported by its name.
package struct UnreadableScenario: Sendable, Hashable {
    /// Its id, or `scenario-N` by its place in the list when it has none.
    package var id: Located<String>
    package var name: String?
    package var tags: [String]
    package var span: SourceSpan
    /// What is wrong in it and in the defaults that it takes. Empty when the mistake is elsewhere in the file,
    /// or beyond the number that is shown.
    package var diagnostics: [Diagnostic]
    /// Its place among the cases of the file.
    package var order: Int

    init(_ scenario: ScenarioDescription, _ diagnostics: [Diagnostic]) {
        id = scenario.id
        name = scenario.name
        tags = scenario.tags
        span = scenario.span
        order = scenario.order
        self.diagnostics = diagnostics
    }
}

/// One scenario as it is written. Every value knows its place in the file.
package struct ScenarioDescription: Sendable {
    /// Unique in the file; the place is that of the `id`, or of the `name` it was made from.
    package var id: Located<String>
    /// The cell of its matrix, `[core=cortex-m3]`, which its id ends with.
    package var cell: String?
    /// Its place among the cases of the file.
    package var order = 0
    package var name: String?
    package var description: String?
    package var tags: [String]
    /// The reason for not running it.
    package var skip: String?
    /// Why it is known to fail.
    package var knownIssue: Located<KnownIssueDescription>?
    package var images: [Located<ImageReference>]
    /// What is assembled in the place of images.
    package var assembly: Located<AssemblySource>?
    package var machine: Located<MachineReference>?
    package var limits: Limits
    package var settle: Located<VirtualDuration>?
    package var semihosting: SemihostingDescription?
    /// The trigger that ends the shared prefix.
    package var boot: Located<TriggerDescription>?
    package var setup: SetupDescription
    package var stimuli: [StimulusDescription]
    package var checkpoints: [CheckpointDescription]
    package var until: Located<TriggerDescription>?
    package var expect: ExpectDescription
    package var sweep: Located<SweepDescription>?
    /// The whole scenario's mapping.
    package var span: SourceSpan

    package init(id: Located<String>, expect: ExpectDescription, span: SourceSpan) {
        self.id = id
        self.name = nil
        self.description = nil
        self.tags = []
        self.skip = nil
        self.knownIssue = nil
        self.images = []
        self.machine = nil
        self.limits = Limits()
        self.settle = nil
        self.semihosting = nil
        self.boot = nil
        self.setup = SetupDescription()
        self.stimuli = []
        self.checkpoints = []
        self.until = nil
        self.expect = expect
        self.sweep = nil
        self.span = span
    }
}

/// Something that is known to be wrong, so that a scenario fails.
package struct KnownIssueDescription: Sendable, Hashable {
    package var reason: String
    /// Where it is being dealt with.
    package var url: String?

    package init(reason: String, url: String? = nil) {
        self.reason = reason
        self.url = url
    }
}

/// An image as a scenario names it.
package struct ImageReference: Sendable, Hashable {
    /// As written, relative to the scenario file.
    package var path: String
    /// As the language names it; nil to look at the contents.
    package var format: String?
    /// Where a raw binary is loaded, or what a flash algorithm's addresses count from.
    package var base: UInt32?

    package init(path: String, format: String? = nil, base: UInt32? = nil) {
        self.path = path
        self.format = format
        self.base = base
    }
}

/// A machine as a scenario names it.
package enum MachineReference: Sendable, Hashable {
    /// A variant of the library.
    case variant(String)
    /// A machine file's path, relative to the scenario file.
    case file(String)
    /// A variant or file with values laid over it.
    indirect case overlay(MachineDescription)
}

/// When a run ends whatever the firmware does. The defaults are 100 million instructions and 60 s of host time.
package struct Limits: Sendable, Hashable {
    package var time: Located<VirtualDuration>?
    package var cycles: UInt64?
    package var instructions: UInt64?
    /// The one bound in host time: a guard against a hang, in milliseconds.
    package var wallMilliseconds: UInt64?

    package init() {}
}

/// What semihosting may do.
package struct SemihostingDescription: Sendable, Hashable {
    package var enabled = true
    /// A folder, relative to the scenario file, whose files the firmware may open.
    package var folder: Located<String>?
    package var commandLine: String?

    package init() {}
}

/// State set before the first instruction, or at the boot point.
package struct SetupDescription: Sendable, Hashable {
    package var registers: [RegisterAssignment] = []
    package var memory: [MemoryAssignment] = []
    package var calls: [Located<CallDescription>] = []

    package init() {}
}

/// A register, or a field of one: `CFSR`, `CFSR.DIVBYZERO`, `R0`, `PRIMASK`. Spelt as in the register catalog.
package struct RegisterReference: Sendable, Hashable {
    package var register: String
    package var field: String?

    package init(register: String, field: String? = nil) {
        self.register = register
        self.field = field
    }
}

package struct RegisterAssignment: Sendable, Hashable {
    package var target: Located<RegisterReference>
    package var value: Located<ValueExpression>

    package init(target: Located<RegisterReference>, value: Located<ValueExpression>) {
        self.target = target
        self.value = value
    }
}

/// Bytes at an address: `0x20000000: 0x1234` (a word), `{at, size: 1|2|4, value}`, `{at, bytes: [..]}`, `{at, text: "…"}`.
package struct MemoryAssignment: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case value(Located<ValueExpression>, size: Int)
        case bytes([UInt8])
    }

    package var address: Located<ValueExpression>
    package var content: Content

    package init(address: Located<ValueExpression>, content: Content) {
        self.address = address
        self.content = content
    }
}
