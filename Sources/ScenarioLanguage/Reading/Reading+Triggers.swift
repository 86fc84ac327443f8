import Diagnostics

/// Triggers.
extension Reading {
    /// A trigger: a scalar for the start and for times, a mapping for places.
    func trigger(_ node: YAMLNode, _ what: String, allowsStart: Bool) -> Located<TriggerDescription>? {
        switch node.kind {
        case .mapping: return mappedTrigger(node).map { Located($0, at: node.span) }
        case .scalar(let scalar) where scalar.text == "start":
            if allowsStart { return Located(.start, at: node.span) }
            report(.uselessTrigger(at: node.span))
            return nil
        case .scalar(let scalar):
            if case .failure(.notATime) = Quantity.duration(scalar.text) { break }
            return duration(node, what).map { $0.map { .time($0) } }
        case .sequence: break
        }
        report(.badTrigger(what, found: node, allowsStart: allowsStart))
        return nil
    }

    private func mappedTrigger(_ node: YAMLNode) -> TriggerDescription? {
        let before = errors
        guard let entries = entries(node, TriggerKey.trigger) else { return nil }
        var event: VocabularyEntry<TriggerKey>?
        var phase: (value: TriggerDescription.Phase, span: SourceSpan)?
        var hit: UInt64 = 1
        for entry in entries {
            switch entry.key {
            case .pc, .exception, .sleep, .halted, .reset:
                if let event {
                    report(.severalTriggers(event.key.rawValue, entry.key.rawValue, at: entry.keySpan))
                } else {
                    event = entry
                }
            case .phase:
                let word: Located<TriggerDescription.Phase>? = choice(entry.value, "'phase'")
                phase = word.map { ($0.value, entry.keySpan) }
            case .hit: hit = integer(entry.value, "'hit'", in: 1...UInt64.max)?.value ?? 1
            }
        }
        let trigger = event.flatMap { self.event($0, phase?.value ?? .entry, hit: hit) }
        if event == nil, errors == before {
            report(.nothingSaid("a trigger", keys: TriggerKey.events.map(\.rawValue), at: node.span))
        }
        if let event, event.key != .exception, let phase { report(.exclusiveKeys(event.key.rawValue, "phase", at: phase.span)) }
        return errors == before ? trigger : nil
    }

    private func event(
        _ entry: VocabularyEntry<TriggerKey>, _ phase: TriggerDescription.Phase, hit: UInt64
    ) -> TriggerDescription? {
        let what = "'\(entry.key.rawValue)'"
        switch entry.key {
        case .pc: return expression(entry.value, ValueTarget(what, width: 32)).map { .pc($0, hit: hit) }
        case .exception: return exception(entry.value, what).map { .exception($0, phase: phase, hit: hit) }
        case .sleep:
            let cause: Located<SleepCause>? = choice(entry.value, what)
            return cause.map { .sleep($0.value, hit: hit) }
        case .halted:
            return choice(entry.value, what, of: TriggerKey.haltWords).map { .halted(HaltWord(rawValue: $0.value), hit: hit) }
        case .reset: return choice(entry.value, what, of: TriggerKey.resetWords).map { _ in .reset(hit: hit) }
        case .phase, .hit: return nil
        }
    }
}
