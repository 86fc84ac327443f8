package import ArmMProfile
package import CortexM
package import Diagnostics
package import ScenarioLanguage

/// A scenario with every name resolved: what a run needs, and where in the file each part stands.
package struct CompiledScenario: Sendable {
    package var id: Located<String>
    /// The machine's place in the plan: workers keep a machine for each.
    package var machineIndex: Int
    package var machine: MachineConfiguration
    package var images: ImageSet
    package var semihosting: CompiledSemihosting
    /// Where the shared prefix ends; nil without one.
    package var boot: Located<CompiledTrigger>?
    package var setup: [CompiledAction]
    package var steps: [CompiledStep]
    package var checkpoints: [CompiledCheckpoint] = []
    package var until: CompiledTrigger?
    package var limits: CompiledLimits
    package var settle: CompiledTime
    package var expect: CompiledExpect
    package var sweep: CompiledSweep?
}

/// When a run ends whatever the firmware does.
package struct CompiledLimits: Sendable, Hashable {
    package var instructions = UInt64.max
    package var cycles = UInt64.max
    /// The guard in host time.
    package var wallSeconds: Double = 60
    /// What the limits were given as, for the message.
    package var text = ""
    /// Who gave them, when it was not the scenario.
    package var origin: String?
}

/// What semihosting may do in a scenario.
package struct CompiledSemihosting: Sendable, Hashable {
    package var isEnabled = true
    package var commandLine = ""
    /// The real path of the folder that files may be opened in.
    package var folder: String?
}

/// What is checked.
package struct CompiledExpect: Sendable {
    package var outcome: Located<OutcomeExpectation>?
    /// What the exit code is to be, when the outcome is an exit with more than one.
    package var exitCode: Located<CompiledValue>?
    /// Where a halt is to be, when the outcome is one.
    package var haltedAt: Located<CompiledValue>?
    package var faults: Located<[Located<NamedFault>]>?
    package var exceptions: CompiledExceptions?
    package var latency: [CompiledLatency] = []
    package var resets: Located<UInt64>?
    /// Of the processor, then of devices.
    package var registers: [CompiledRegisterCheck] = []
    package var memory: [CompiledMemoryCheck] = []
    package var console: [ConsoleExpectation] = []
}

/// What `faults` can name: a fault exception, or lockup, which is none.
package enum NamedFault: Sendable, Hashable, CustomStringConvertible {
    case exception(ExceptionNumber)
    case lockup

    package var description: String {
        switch self {
        case .exception(let number): number.description
        case .lockup: "Lockup"
        }
    }
}

/// `exceptions`: the entries expected.
package struct CompiledExceptions: Sendable {
    package var mode: ExceptionsExpectation.Mode
    package var entries: [CompiledEntry]
    package var span: SourceSpan
}

/// One expected exception entry.
package struct CompiledEntry: Sendable {
    package var exception: Located<ExceptionNumber>
    package var kind: Located<ExceptionEntryKind>?
    package var of: Located<ExceptionNumber>?
    package var from: Located<ExceptionNumber>?
    package var excReturn: Located<CompiledValue>?
    package var frame: [CompiledFrameCheck] = []
    package var frameStack: Located<String>?
    package var frameAddress: Located<CompiledValue>?
    package var frameSize: Located<CompiledValue>?
    package var frameContent: Located<ExceptionFrameContent>?
    package var span: SourceSpan
}

/// What the latency of every entry of an exception has to be.
package struct CompiledLatency: Sendable {
    package var exception: Located<ExceptionNumber>
    package var value: Located<CompiledValue>
}

/// A stacked value: the word at `offset` from the frame.
package struct CompiledFrameCheck: Sendable {
    package var target: RegisterTarget
    package var offset: UInt32
    package var value: Located<CompiledValue>
}

/// A register, or a field of one, and what it has to be.
package struct CompiledRegisterCheck: Sendable {
    package var target: RegisterTarget
    package var value: Located<CompiledValue>
}

/// Memory and what it has to hold.
package struct CompiledMemoryCheck: Sendable {
    package enum Content: Sendable {
        case value(Located<CompiledValue>, size: AccessSize)
        case bytes(Located<[UInt8]>)
    }

    package var address: Located<UInt32>
    package var addressText: String
    package var content: Content
}
