internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// The requests of a debugger. Whether the debug unit can do them is known when they are made.
extension ScenarioCompiler {
    mutating func request(_ request: DebuggerRequest) -> CompiledDebuggerRequest? {
        switch request {
        case .attach: return .attach
        case .halt: return .halt
        case .resume: return .resume
        case .step: return .step
        case .vectorCatch(let fields): return .vectorCatch(Self.catches(fields))
        case .breakpoint(let breakpoint): return address(breakpoint.address).map { .breakpoint($0 & ~1, breakpoint.kind) }
        case .watchpoint(let watchpoint):
            let access: WatchpointAccess =
                switch watchpoint.access {
                case .read: .read
                case .write: .write
                case .readWrite: .access
                }
            return address(watchpoint.address).map {
                .watchpoint(Watchpoint(address: $0, size: watchpoint.size, access: access))
            }
        case .clearBreakpoints: return .clearBreakpoints
        case .clearWatchpoints: return .clearWatchpoints
        }
    }

    /// The bits of DEMCR that fields of it name.
    private static func catches(_ fields: [String]) -> VectorCatch {
        guard let register = RegisterCatalog.named("DEMCR") else { return [] }
        return VectorCatch(rawValue: fields.reduce(0) { $0 | (register.field($1)?.mask ?? 0) })
    }
}
