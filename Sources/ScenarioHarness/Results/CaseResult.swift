public import CortexM
public import Diagnostics

/// What became of one scenario.
public struct CaseResult: Sendable {
    /// How a scenario ended.
    public enum Status: Sendable, Hashable {
        case passed
        /// A check failed, or something happened that the scenario did not name.
        case failed
        /// The scenario or its image could not be used: it did not run.
        case error
        case skipped(reason: String)
        /// A check failed, as the scenario says that it does.
        case knownIssue(KnownIssue)
    }

    /// The scenario's id, unique in its file.
    public var id: String
    /// The display name: `name`, or the id.
    public var name: String
    /// Its tags, as written.
    public var tags: [String]
    /// Where the scenario stands.
    public var span: SourceSpan
    /// How it ended.
    public var status: Status
    /// Why, for a failure or an error: each with the place of the check. Warnings and notes may stand beside a pass.
    public var diagnostics: [Diagnostic]
    /// What the run came to; nil when it did not run.
    public var run: RunSummary?
    /// What the machine showed at the moment of the first failure; nil for a pass, and where the case could not be run again.
    public var failureState: ReplayState?
    /// Host seconds: for people only, left out of reports made with `--no-times`.
    public var wallSeconds: Double

    /// A result; `wallSeconds` is in host seconds.
    public init(
        id: String, name: String, tags: [String], span: SourceSpan, status: Status, diagnostics: [Diagnostic] = [],
        run: RunSummary? = nil, failureState: ReplayState? = nil, wallSeconds: Double = 0
    ) {
        self.id = id
        self.name = name
        self.tags = tags
        self.span = span
        self.status = status
        self.diagnostics = diagnostics
        self.run = run
        self.failureState = failureState
        self.wallSeconds = wallSeconds
    }
}

/// Something that is known to be wrong, so that a scenario fails.
public struct KnownIssue: Sendable, Hashable {
    /// What is wrong.
    public var reason: String
    /// Where it is being dealt with.
    public var url: String?

    /// An issue, and where it is being dealt with.
    public init(reason: String, url: String? = nil) {
        self.reason = reason
        self.url = url
    }

    /// The reason, with the place behind it.
    public var text: String { url.map { "\(reason) (\($0))" } ?? reason }
}

/// The facts of one run. The same plan gives the same summary, byte for byte.
public struct RunSummary: Sendable, Hashable {
    /// The machine's name.
    public var machine: String
    /// What its virtual time counts.
    public var timing: TimingLevel
    /// SHA-256 of each image file, in hexadecimal, in order.
    public var imageHashes: [String]
    /// Instructions executed since power-on.
    public var instructions: UInt64
    /// Virtual time at the end, in core cycles since power-on.
    public var cycles: UInt64
    /// `reached`, `exit 0`, `lockup`, `limit`, …
    public var outcome: String
    /// Every exception entry, in order, up to a bound.
    public var exceptions: [ExceptionEntry]
    /// The entries that did not fit the bound.
    public var exceptionsDropped: UInt64
    /// Every exception return, in order, up to the same bound; only when the run was asked for them.
    public var returns: [ExceptionReturnRecord] = []
    /// The registers at the end of a run that failed; none for others.
    public var registers: [Register] = []
    /// What each console printed, in the machine's order; consoles that printed nothing are left out.
    public var consoles: [Console]
    /// The registers of devices that the firmware used and that nothing stands behind, in the order of use, up to a bound.
    public var unmodelled: [UnmodelledRegister] = []
    /// What a sweep came to; nil for a scenario without one.
    public var sweep: SweepSummary?

    /// What one console printed.
    public struct Console: Sendable, Hashable {
        /// The device's name, or `semihosting`.
        public var name: String
        /// What was printed, as it came.
        public var bytes: [UInt8]

        /// The bytes of a console.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// A summary of these facts.
    public init(
        machine: String, timing: TimingLevel = .core, imageHashes: [String], instructions: UInt64, cycles: UInt64, outcome: String,
        exceptions: [ExceptionEntry], exceptionsDropped: UInt64, consoles: [Console], sweep: SweepSummary? = nil
    ) {
        self.machine = machine
        self.timing = timing
        self.imageHashes = imageHashes
        self.instructions = instructions
        self.cycles = cycles
        self.outcome = outcome
        self.exceptions = exceptions
        self.exceptionsDropped = exceptionsDropped
        self.consoles = consoles
        self.sweep = sweep
    }
}
