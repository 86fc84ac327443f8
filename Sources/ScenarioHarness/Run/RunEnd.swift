internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// How a run ended.
///
/// A run goes on until the first of these. Without `until`, it is the firmware that ends it, by semihosting's exit; one that
/// sleeps with nothing left to wake it ends `asleep`, and a limit ends all others.
enum RunEnd {
    /// `until` happened.
    case reached
    /// The firmware asked to end, with this code.
    case exit(Int32)
    /// The processor locked up, and the scenario expects it; nothing to come can get it out.
    case lockup(LockupRecord)
    /// The debug unit halted the processor, and no stimulus let it go on.
    case halted(HaltReason)
    /// The machine reset itself, and the scenario expects it.
    case reset
    /// The processor sleeps, and neither an event nor a stimulus to come can wake it.
    case asleep
    /// A limit of virtual time or instructions.
    case limit
    /// Something that the scenario did not name: the run stops at that instruction, and nothing else is checked.
    case stopped(outcome: String, Diagnostic)
    /// Asked to stop from outside.
    case interrupted
    /// No end: the run stands where a sweep begins or ends.
    case marked
    /// No end: the run stands at the count of instructions that a sweep or a replay asked for.
    case paused

    /// As summaries name it.
    var text: String {
        switch self {
        case .reached: "reached"
        case .exit(let code): "exit \(code)"
        case .lockup: "lockup"
        case .halted(let reason): "halted (\(reason.word.rawValue))"
        case .reset: "reset"
        case .asleep: "asleep"
        case .limit: "limit"
        case .stopped(let outcome, _): outcome
        case .interrupted: "interrupted"
        case .marked: "mark"
        case .paused: "paused"
        }
    }
}
