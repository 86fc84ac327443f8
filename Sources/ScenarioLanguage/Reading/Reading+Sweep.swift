import Diagnostics

/// `sweep`.
extension Reading {
    func sweep(_ node: YAMLNode) -> Located<SweepDescription>? {
        let before = errors
        guard let entries = entries(node, SweepKey.sweep) else { return nil }
        var stimuli: [Located<VerbDescription>] = []
        var first: SweepKey?
        var every: UInt64?
        var places: (from: Located<TriggerDescription>, to: Located<TriggerDescription>)?
        for entry in entries {
            switch entry.key {
            case .at: every = sweepStep(entry.value)
            case .between: places = self.places(entry.value)
            default:
                if let first {
                    report(.severalVerbs(first.rawValue, entry.key.rawValue, at: entry.keySpan))
                    continue
                }
                first = entry.key
                if entry.key == .pair { stimuli = pair(entry.value) } else if let verb = stimulus(entry) { stimuli = [verb] }
            }
        }
        if first == nil, errors == before {
            report(.nothingSaid("'sweep'", keys: SweepKey.allCases.filter { $0.isVerb || $0 == .pair }.map(\.rawValue), at: node.span))
        }
        guard errors == before, let every, let places else { return nil }
        return Located(SweepDescription(stimuli: stimuli, every: every, from: places.from, to: places.to), at: node.span)
    }

    private func sweepStep(_ node: YAMLNode) -> UInt64? {
        guard node.entries != nil else { return choice(node, "'at'", of: [SweepKey.everyInstruction]).map { _ in 1 } }
        guard let entry = entries(node, SweepStepKey.step)?.first else { return nil }
        return integer(entry.value, "'every'", in: 1...1_000_000)?.value
    }

    private func places(_ node: YAMLNode) -> (from: Located<TriggerDescription>, to: Located<TriggerDescription>)? {
        guard let elements = node.elements, elements.count == 2 else {
            report(.wrongKind("'between'", expected: "a list of two triggers", found: node))
            return nil
        }
        let from = trigger(elements[0], "the first of 'between'", allowsStart: true)
        let to = trigger(elements[1], "the second of 'between'", allowsStart: false)
        guard let from, let to else { return nil }
        return (from, to)
    }

    private func pair(_ node: YAMLNode) -> [Located<VerbDescription>] {
        guard let elements = node.elements, elements.count == 2 else {
            report(.wrongKind("'pair'", expected: "a list of two stimuli", found: node))
            return []
        }
        return elements.compactMap { element in
            guard let entries = entries(element, SweepKey.stimulus) else { return nil }
            guard let entry = entries.first else {
                report(.nothingSaid("a stimulus of 'pair'", keys: SweepKey.stimulus.names, at: element.span))
                return nil
            }
            for other in entries.dropFirst() { report(.severalVerbs(entry.key.rawValue, other.key.rawValue, at: other.keySpan)) }
            return stimulus(entry)
        }
    }

    /// The verb of a stimulus, read as a step's.
    private func stimulus(_ entry: VocabularyEntry<SweepKey>) -> Located<VerbDescription>? {
        guard let key = StepKey(rawValue: entry.key.rawValue) else { return nil }
        return verb(VocabularyEntry(key: key, keySpan: entry.keySpan, value: entry.value)).map { Located($0, at: entry.keySpan) }
    }
}
