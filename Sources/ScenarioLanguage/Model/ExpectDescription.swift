package import Diagnostics

/// Everything that is checked. At least one of its parts is there, or the reader has refused the scenario.
package struct ExpectDescription: Sendable, Hashable {
    package var outcome: Located<OutcomeExpectation>?
    /// The faults the scenario names, in order: `[]` says none.
    package var faults: Located<[Located<String>]>?
    package var exceptions: Located<ExceptionsExpectation>?
    package var latency: [LatencyExpectation] = []
    /// How often the machine resets itself.
    package var resets: Located<UInt64>?
    package var registers: [RegisterExpectation] = []
    package var memory: [MemoryExpectation] = []
    package var devices: [DeviceExpectation] = []
    package var console: [ConsoleExpectation] = []

    package init() {}
}

/// How the run is to end.
package enum OutcomeExpectation: Sendable, Hashable {
    case reached, lockup, reset, asleep, limit
    /// Semihosting's exit, with its code (0 when not given).
    case exit(code: Int64)
    /// Semihosting's exit, with such a code, held in 32 bits.
    case exitValue(Located<ValueExpectation>)
    /// Halted by the debug unit.
    case halted(HaltExpectation)
}

/// Cycles from an exception's becoming pending to the first instruction of its handler, at every entry.
package struct LatencyExpectation: Sendable, Hashable {
    package var exception: Located<String>
    package var value: Located<ValueExpectation>

    package init(exception: Located<String>, value: Located<ValueExpectation>) {
        self.exception = exception
        self.value = value
    }
}

/// `exceptions`: the entries expected, in order. A list is exact: these and no others; `{mode: subset, entries: […]}`
/// wants these in this order among others.
package struct ExceptionsExpectation: Sendable, Hashable {
    package enum Mode: String, Sendable, Hashable, CaseIterable {
        case exact, subset
    }

    package var mode: Mode
    package var entries: [Located<ExceptionExpectation>]

    package init(mode: Mode, entries: [Located<ExceptionExpectation>]) {
        self.mode = mode
        self.entries = entries
    }
}

/// One expected exception entry; what is not given is free.
package struct ExceptionExpectation: Sendable, Hashable {
    package var enter: Located<String>
    /// preempt, escalated, tail_chained, late_arrival, derived.
    package var kind: Located<String>?
    package var of: Located<String>?
    package var from: Located<String>?
    package var excReturn: Located<ValueExpectation>?
    /// The stacked values: r0 r1 r2 r3 r12 lr pc xPSR, S0 to S15, FPSCR, and fields of them.
    package var frame: [RegisterExpectation]
    package var frameStack: Located<String>?
    package var frameAddress: Located<ValueExpectation>?
    package var frameSize: Located<ValueExpectation>?
    /// basic, reserved, saved.
    package var frameContent: Located<String>?

    package init(enter: Located<String>) {
        self.enter = enter
        self.frame = []
    }
}

package struct RegisterExpectation: Sendable, Hashable {
    package var target: Located<RegisterReference>
    package var value: Located<ValueExpectation>

    package init(target: Located<RegisterReference>, value: Located<ValueExpectation>) {
        self.target = target
        self.value = value
    }
}

/// A register of a device, or a field of one, and what it has to be. The machine knows the names.
package struct DeviceExpectation: Sendable, Hashable {
    package var device: Located<String>
    /// `SR`, or `SR.TXE`.
    package var register: Located<String>
    package var value: Located<ValueExpectation>

    package init(device: Located<String>, register: Located<String>, value: Located<ValueExpectation>) {
        self.device = device
        self.register = register
        self.value = value
    }
}

package struct MemoryExpectation: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case value(Located<ValueExpectation>, size: Int)
        case bytes(Located<[UInt8]>)
    }

    package var address: Located<ValueExpression>
    package var content: Content

    package init(address: Located<ValueExpression>, content: Content) {
        self.address = address
        self.content = content
    }
}

/// What a console printed. `console: "text"` means the only console contains it.
package struct ConsoleExpectation: Sendable, Hashable {
    package enum Check: Sendable, Hashable {
        case contains(String)
        case equals(String)
        case excludes(String)
        case matches(String)
    }

    /// A device's name or `semihosting`; nil for all that was printed, when only one console printed.
    package var device: Located<String>?
    package var check: Located<Check>

    package init(device: Located<String>?, check: Located<Check>) {
        self.device = device
        self.check = check
    }
}
