package import Diagnostics
internal import ScenarioLanguage

/// Records the scenarios of one file, one after the other.
package struct FileRecording {
    /// What a file's recording came to.
    package struct Outcome {
        /// The file's text, changed where something was recorded.
        package var text: String
        /// The scenarios that pass now, with the keys written; none where there was nothing to add.
        package var recorded: [(id: String, keys: [String])] = []
        /// What kept others from being recorded.
        package var diagnostics: [Diagnostic] = []
        /// The texts that the diagnostics point into.
        package var sources = SourceTexts()

        package init(text: String) { self.text = text }
    }

    private let recorder: Recorder
    private let path: String
    private let id: String?

    /// Of the file at `path`; of all its scenarios, or the one of an id.
    package init(path: String, id: String?, options: PlanOptions, overwrites: Bool) {
        let printed = PathText(base: HostFiles.workingDirectory).printed(path)
        self.path = printed
        self.id = id
        recorder = Recorder(path: printed, options: options, overwrites: overwrites)
    }

    /// Records what is not skipped.
    package func record(_ original: String) -> Outcome {
        var outcome = Outcome(text: original)
        outcome.sources.add(path: path, text: original)
        let count = scenarios(original).count
        for index in 0..<count {
            // Each recording moves the scenarios after it.
            let places = scenarios(outcome.text)
            guard places.indices.contains(index) else { break }
            let scenario = places[index]
            guard id == nil || scenario.id == id, !scenario.isSkipped else { continue }
            let one = recorder.record(outcome.text, at: scenario.place)
            outcome.text = one.text
            outcome.diagnostics += one.diagnostics
            if one.diagnostics.isEmpty {
                outcome.recorded.append((scenario.id, one.keys))
            } else {
                outcome.sources = one.sources
            }
        }
        if count == 0 { outcome.diagnostics = ScenarioReader.read(text: original, path: path).diagnostics }
        return outcome
    }

    /// A file's text, or what keeps it from being one.
    package static func text(of path: String) -> (text: String?, diagnostics: [Diagnostic]) {
        switch HostFiles.read(path, limit: Discovery.sizeLimit) {
        case .failure(let failure): return (nil, [.pathOfNoUse(path, failure)])
        case .success(let bytes):
            if let text = String(validating: bytes, as: UTF8.self) { return (text, []) }
            return (nil, ScenarioReader.read(bytes: bytes, path: path).diagnostics)
        }
    }

    private func scenarios(_ text: String) -> [(id: String, place: SourcePosition, isSkipped: Bool)] {
        guard let file = ScenarioReader.read(text: text, path: path).file else { return [] }
        let all =
            file.scenarios.map { (id: $0.id.value, place: $0.span.start, isSkipped: $0.skip != nil) }
            + file.unreadable.map { (id: $0.id.value, place: $0.span.start, isSkipped: false) }
        return all.sorted { $0.place < $1.place }
    }
}
