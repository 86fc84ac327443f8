package import Diagnostics
internal import ScenarioLanguage

/// Fills in what a scenario expects from what its run does.
package struct Recorder {
    /// What recording one scenario came to.
    package struct Outcome {
        /// The file's text, changed; the same text when nothing was.
        package var text: String
        /// The keys written, in order.
        package var keys: [String] = []
        /// Why it could not be recorded, or what still fails; empty when the scenario passes now.
        package var diagnostics: [Diagnostic] = []
        /// The texts that the diagnostics point into.
        package var sources = SourceTexts()

        init(text: String, keys: [String] = [], diagnostics: [Diagnostic] = [], sources: SourceTexts = SourceTexts()) {
            self.text = text
            self.keys = keys
            self.diagnostics = diagnostics
            self.sources = sources
        }
    }

    private let path: String
    private let options: PlanOptions
    /// Whether expectations that fail are replaced.
    private let overwrites: Bool

    /// A recorder of the file at `path`.
    package init(path: String, options: PlanOptions, overwrites: Bool) {
        self.path = path
        self.options = options
        self.overwrites = overwrites
    }

    /// Each round tells one more thing of the run: a fault more that is taken, or how it ends.
    private static let rounds = 64

    /// Records the scenario that begins at a place of the text.
    package func record(_ original: String, at place: SourcePosition) -> Outcome {
        let editor = ExpectEditor(original, path: path)
        let own = editor.keys(ofScenarioAt: place)
        var learned = RecordedExpect(present: present(original, at: place, own: own.map(\.key)))
        for _ in 0..<Self.rounds {
            let text: String
            switch editor.setting(learned.probe, ofScenarioAt: place) {
            case .success(let edited): text = edited
            case .failure(let problem): return refused(problem, original, at: place)
            }
            let plan = Plan.make(text: text, path: path, options: options)
            let cases = plan.files.flatMap(\.cases).filter { $0.span.start == place }
            guard cases.count == 1, let only = cases.first else {
                let problem = Diagnostic.recordingNeedsOneCase(cases.count, path: path, at: place)
                return Outcome(text: original, diagnostics: plan.files.flatMap(\.diagnostics) + [problem], sources: plan.sources)
            }
            let mistakes = (plan.files.flatMap(\.diagnostics) + only.diagnostics).filter { $0.severity == .error }
            guard mistakes.isEmpty else { return Outcome(text: original, diagnostics: mistakes, sources: plan.sources) }
            let result = plan.result(of: only)
            if result.status == .passed { return finish(learned, result, original, at: place, probe: text) }
            guard let run = result.run else { return Outcome(text: original, diagnostics: result.diagnostics, sources: plan.sources) }
            let failing = overwrites ? failing(result, text, at: place).filter { key in own.contains { $0.key == key } } : []
            guard learned.learn(from: run, overwriting: failing) else {
                return Outcome(text: original, diagnostics: result.diagnostics, sources: plan.sources)
            }
        }
        return Outcome(text: original, diagnostics: [.recordingDoesNotEnd(path: path, at: place)])
    }

    /// The keys that the scenario has, itself or by the defaults.
    private func present(_ text: String, at place: SourcePosition, own: [String]) -> [String] {
        let read = ScenarioReader.read(text: text, path: path)
        guard let scenario = read.file?.scenarios.first(where: { $0.span.start == place }) else { return own }
        let expect = scenario.expect
        let inherited: [(String, Bool)] = [
            ("outcome", expect.outcome != nil), ("faults", expect.faults != nil), ("exceptions", expect.exceptions != nil),
            ("console", !expect.console.isEmpty), ("resets", expect.resets != nil),
        ]
        return own + inherited.filter { $0.1 && !own.contains($0.0) }.map(\.0)
    }

    /// The scenario's own keys whose expectations failed.
    private func failing(_ result: CaseResult, _ text: String, at place: SourcePosition) -> [String] {
        let keys = ExpectEditor(text, path: path).keys(ofScenarioAt: place)
        let places = result.diagnostics.filter { $0.severity == .error }.compactMap(\.span?.start)
        return keys.filter { key in places.contains { key.span.start <= $0 && $0 <= key.span.end } }.map(\.key)
    }

    /// Everything that the run shows, if the scenario passes with it; at the least what it needed to pass.
    private func finish(
        _ learned: RecordedExpect, _ result: CaseResult, _ original: String, at place: SourcePosition, probe: String
    ) -> Outcome {
        let editor = ExpectEditor(original, path: path)
        guard let run = result.run else { return Outcome(text: original) }
        for entries in [learned.all(run), learned.probe] {
            guard !entries.isEmpty, case .success(let text) = editor.setting(entries, ofScenarioAt: place) else { continue }
            let plan = Plan.make(text: text, path: path, options: options)
            guard let only = plan.files.flatMap(\.cases).first(where: { $0.span.start == place }) else { continue }
            if plan.result(of: only).status == .passed { return Outcome(text: text, keys: entries.map(\.key), sources: plan.sources) }
        }
        return Outcome(text: original)
    }

    private func refused(_ problem: ExpectEditor.Problem, _ text: String, at place: SourcePosition) -> Outcome {
        var sources = SourceTexts()
        sources.add(path: path, text: text)
        let read = ScenarioReader.read(text: text, path: path).diagnostics.filter { $0.severity == .error }
        if problem == .shared { return Outcome(text: text, diagnostics: [.cannotRecordInPlace(path: path, at: place)], sources: sources) }
        let mistakes = read.isEmpty ? [.recordingNeedsOneCase(0, path: path, at: place)] : read
        return Outcome(text: text, diagnostics: mistakes, sources: sources)
    }
}

extension Plan {
    /// The result of one of the plan's cases alone.
    fileprivate func result(of only: PlannedCase) -> CaseResult {
        Worker().run(only, file: 0, index: 0, RunOptions(jobs: 1)) ?? CaseResult(only, .skipped(reason: "interrupted"))
    }
}
