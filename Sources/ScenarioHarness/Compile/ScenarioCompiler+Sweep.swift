internal import Diagnostics
internal import ScenarioLanguage

/// The sweep.
extension ScenarioCompiler {
    mutating func sweep(_ description: Located<SweepDescription>) -> CompiledSweep? {
        let sweep = description.value
        let stimuli = sweep.stimuli.compactMap { actions($0) }
        let from = trigger(sweep.from).map { Located($0, at: sweep.from.span) }
        let to = trigger(sweep.to).map { Located($0, at: sweep.to.span) }
        guard stimuli.count == sweep.stimuli.count, let from, let to else { return nil }
        return CompiledSweep(stimuli: stimuli, every: sweep.every, from: from, to: to, span: description.span)
    }
}
