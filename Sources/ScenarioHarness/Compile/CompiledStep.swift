package import ArmMProfile
package import CortexM
package import Diagnostics
package import ScenarioLanguage

/// A step of `stimuli`.
package struct CompiledStep: Sendable {
    package var name: String?
    package var trigger: CompiledTrigger
    package var triggerSpan: SourceSpan
    package var repetition: CompiledRepetition?
    package var actions: [CompiledAction]
    package var span: SourceSpan
}

/// Checks in the middle of a run.
package struct CompiledCheckpoint: Sendable {
    package var name: String?
    package var trigger: CompiledTrigger
    package var triggerSpan: SourceSpan
    package var expect: CompiledExpect
    package var span: SourceSpan
}

/// A step that happens `count` times in all, so far apart.
package struct CompiledRepetition: Sendable, Hashable {
    package var every: CompiledTime
    package var count: UInt64
}

/// When something happens.
package enum CompiledTrigger: Sendable, Hashable {
    case start
    case time(CompiledTime)
    case pc(UInt32, hit: UInt64)
    case exception(ExceptionNumber, phase: TriggerDescription.Phase, hit: UInt64)
    case access(CompiledAccess, hit: UInt64)
    /// What a console prints, as bytes.
    case console(String, contains: [UInt8], hit: UInt64)
    case sleep(SleepKind, hit: UInt64)
    /// nil for any reason.
    case halted(HaltWord?, hit: UInt64)
    case reset(hit: UInt64)
    /// After a step, by its place.
    case after(step: Int, name: String, delay: CompiledTime, hit: UInt64)
}

/// Loads from some addresses, or stores to them.
package struct CompiledAccess: Sendable, Hashable {
    package var watch: AccessWatch
    /// What they read or write; nil for anything.
    package var value: CompiledValue?
}

/// A point of virtual time, counted from power-on, or a stretch of it.
package enum CompiledTime: Sendable, Hashable {
    case cycles(UInt64)
    case instructions(UInt64)
}

/// One change to the machine, and where it is asked for.
package struct CompiledAction: Sendable {
    package enum Kind: Sendable {
        case set(RegisterTarget, UInt64)
        case store(address: UInt32, size: AccessSize, value: UInt32)
        case bytes(address: UInt32, [UInt8])
        case pend(ExceptionNumber)
        case unpend(ExceptionNumber)
        case level(line: Int, isHigh: Bool)
        case input(device: String, [UInt8])
        case event
        case inject(InjectedBusError)
        case flip(RegisterTarget, UInt64)
        case flipMemory(address: UInt32, size: AccessSize, mask: UInt32)
        /// Instructions that are not executed.
        case skip(UInt64)
        indirect case call(CompiledCall)
        /// The work of a flash loader.
        indirect case loader(CompiledLoader)
        case reset(ResetVerb)
        /// A debugger's request, and the words of its refusal when it is to be refused.
        case debugger(CompiledDebuggerRequest, refused: Located<String>?)
    }

    package var kind: Kind
    package var span: SourceSpan
}

/// A debugger's request, with its addresses resolved.
package enum CompiledDebuggerRequest: Sendable, Hashable {
    case attach, halt, resume, step
    case vectorCatch(VectorCatch)
    case breakpoint(UInt32, BreakpointDescription.Kind)
    case watchpoint(Watchpoint)
    case clearBreakpoints
    case clearWatchpoints
}
