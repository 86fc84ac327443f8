public import Diagnostics

/// Everything that is checked. At least one of its parts is there, or the reader has refused the scenario.
public struct ExpectDescription: Sendable, Hashable {
    public var outcome: Located<OutcomeExpectation>?
    /// The faults the scenario names, in order: `[]` says none.
    public var faults: Located<[Located<String>]>?
    public var exceptions: Located<ExceptionsExpectation>?
    public var registers: [RegisterExpectation] = []
    public var memory: [MemoryExpectation] = []
    public var console: [ConsoleExpectation] = []

    public init() {}
}

/// How the run is to end.
public enum OutcomeExpectation: Sendable, Hashable {
    case reached, lockup, reset, asleep, limit
    /// Semihosting's exit, with its code (0 when not given).
    case exit(code: Int64)
}

/// `exceptions`: the entries expected, in order. A list is exact: these and no others; `{mode: subset, entries: […]}`
/// wants these in this order among others.
public struct ExceptionsExpectation: Sendable, Hashable {
    public enum Mode: String, Sendable, Hashable, CaseIterable {
        case exact, subset
    }

    public var mode: Mode
    public var entries: [Located<ExceptionExpectation>]

    public init(mode: Mode, entries: [Located<ExceptionExpectation>]) {
        self.mode = mode
        self.entries = entries
    }
}

/// One expected exception entry; what is not given is free.
public struct ExceptionExpectation: Sendable, Hashable {
    public var enter: Located<String>
    /// preempt, escalated, tail_chained, late_arrival, derived.
    public var kind: Located<String>?
    public var of: Located<String>?
    public var from: Located<String>?
    public var excReturn: Located<ValueExpectation>?
    /// The stacked values: r0 r1 r2 r3 r12 lr pc xPSR and fields of xPSR; `address`, `stack` (MSP, PSP) too.
    public var frame: [RegisterExpectation]
    public var frameStack: Located<String>?
    public var frameAddress: Located<ValueExpectation>?

    public init(enter: Located<String>) {
        self.enter = enter
        self.frame = []
    }
}

public struct RegisterExpectation: Sendable, Hashable {
    public var target: Located<RegisterReference>
    public var value: Located<ValueExpectation>

    public init(target: Located<RegisterReference>, value: Located<ValueExpectation>) {
        self.target = target
        self.value = value
    }
}

public struct MemoryExpectation: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
        case value(Located<ValueExpectation>, size: Int)
        case bytes(Located<[UInt8]>)
    }

    public var address: Located<ValueExpression>
    public var content: Content

    public init(address: Located<ValueExpression>, content: Content) {
        self.address = address
        self.content = content
    }
}

/// What a console printed. `console: "text"` means the only console contains it.
public struct ConsoleExpectation: Sendable, Hashable {
    public enum Check: Sendable, Hashable {
        case contains(String)
        case equals(String)
        case excludes(String)
        case matches(String)
    }

    /// A device's name or `semihosting`; nil for all that was printed, when only one console printed.
    public var device: Located<String>?
    public var check: Located<Check>

    public init(device: Located<String>?, check: Located<Check>) {
        self.device = device
        self.check = check
    }
}
