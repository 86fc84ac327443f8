package import ArmMProfile
package import CortexM
package import Diagnostics
package import ScenarioLanguage

/// A step of `stimuli`.
package struct CompiledStep: Sendable {
    package var name: String?
    package var trigger: CompiledTrigger
    package var triggerSpan: SourceSpan
    package var actions: [CompiledAction]
    package var span: SourceSpan
}

/// When something happens.
package enum CompiledTrigger: Sendable, Hashable {
    case start
    case time(CompiledTime)
    case pc(UInt32, hit: UInt64)
    case exception(ExceptionNumber, phase: TriggerDescription.Phase, hit: UInt64)
    case sleep(SleepKind, hit: UInt64)
    /// nil for any reason.
    case halted(HaltWord?, hit: UInt64)
    case reset(hit: UInt64)
}

/// A point of virtual time, counted from power-on.
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
