internal import CortexM
public import Diagnostics

extension Plan {
    /// What to show of a moment, besides the moment itself.
    public struct ReplayOptions: Sendable {
        /// How many of the instructions before it are listed.
        public var last: Int
        /// How many lines of a trace of everything before it are kept; nil for no trace.
        public var traceLimit: Int?

        /// By default the last 16 instructions, and no trace.
        public init(last: Int = 16, traceLimit: Int? = nil) {
            self.last = max(1, last)
            self.traceLimit = traceLimit
        }
    }

    /// What a replay came to.
    public enum ReplayResult: Sendable {
        /// The state, and the trace if one was asked for.
        case shown(ReplayState, trace: String?)
        /// The token's file and scenario have mistakes, or are not there.
        case mistakes([Diagnostic])
    }

    /// Runs the scenario of a token to its moment. The plan is of the token's file.
    public func replay(
        _ token: ReplayToken, _ options: ReplayOptions = ReplayOptions(), cancellation: CancellationFlag = CancellationFlag()
    ) -> ReplayResult {
        guard let planned = files.lazy.flatMap(\.cases).first(where: { $0.id == token.id }) else {
            let mistakes = diagnostics + files.flatMap(\.diagnostics)
            return .mistakes(mistakes.isEmpty ? [.noSuchScenario(token, files.flatMap(\.cases).map(\.id))] : mistakes)
        }
        guard let scenario = planned.scenario else {
            return .mistakes(planned.diagnostics.isEmpty ? [.scenarioIsSkipped(token, at: planned.span)] : planned.diagnostics)
        }
        let point = token.point.flatMap { text in scenario.sweep.flatMap { SweepPoint(text, stimuli: $0.stimuli.count) } }
        guard token.point == nil || point != nil else {
            return .mistakes([.noSuchPoint(token, isOfSweep: scenario.sweep != nil, at: planned.span)])
        }
        do throws(LoadError) {
            let replay = Replay(scenario: scenario, moment: token.instructions, last: options.last, events: 1000, point: point)
            let (state, trace) = try Worker().replay(replay, cancellation, traceLimit: options.traceLimit)
            return .shown(state, trace: trace)
        } catch {
            return .mistakes([.imageOutsideMemory(error, scenario, at: planned.span)])
        }
    }
}

/// The wording of mistakes in tokens (FL3015).
extension Diagnostic {
    static func noSuchScenario(_ token: ReplayToken, _ ids: [String]) -> Diagnostic {
        let known = !ids.isEmpty && ids.count <= 16 ? "its scenarios are " + ids.joined(separator: ", ") : nil
        return Diagnostic(
            .tokenOfNoUse, "there is no scenario '\(token.id)' in '\(token.file)'", at: nil,
            help: Suggestion.help(for: token.id, among: ids) ?? known)
    }

    static func noSuchPoint(_ token: ReplayToken, isOfSweep: Bool, at span: SourceSpan) -> Diagnostic {
        let point = token.point ?? ""
        return isOfSweep
            ? Diagnostic(
                .tokenOfNoUse, "'\(point)' is no point of the sweep '\(token.id)'", at: span,
                help: "a point is a count of instructions, or two for a pair: '37', '37,52' or '37,-'")
            : Diagnostic(
                .tokenOfNoUse, "'\(token.id)' is no sweep, and has no point '\(point)'", at: span, help: "leave out '#\(point)'")
    }

    static func scenarioIsSkipped(_ token: ReplayToken, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.tokenOfNoUse, "'\(token.id)' is skipped, and so has no run", at: span, help: "remove 'skip' to run it")
    }
}
