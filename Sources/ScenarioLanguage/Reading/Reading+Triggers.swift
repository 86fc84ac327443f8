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
        let events = entries.filter { TriggerKey.events.contains($0.key) }
        for other in events.dropFirst() {
            report(.severalTriggers(events[0].key.rawValue, other.key.rawValue, at: other.keySpan))
        }
        guard let event = events.first else {
            if errors == before { report(.nothingSaid("a trigger", keys: TriggerKey.events.map(\.rawValue), at: node.span)) }
            return nil
        }
        let details = details(entries, of: event)
        let trigger = self.event(event, details)
        return errors == before ? trigger : nil
    }

    /// What a trigger says besides its event.
    private struct Details {
        var phase = TriggerDescription.Phase.entry
        var size: UInt32 = 1
        var value: Located<ValueExpectation>?
        var contains: String?
        var delay: Located<VirtualDuration>?
        var hit: UInt64 = 1
    }

    /// Reads the keys beside the event; those that belong to another event are refused.
    private func details(
        _ entries: [VocabularyEntry<TriggerKey>], of event: VocabularyEntry<TriggerKey>
    ) -> Details {
        var details = Details()
        if event.key == .console, !entries.contains(where: { $0.key == .contains }) {
            report(.missingKey("contains", in: "a trigger with 'console'", at: event.keySpan))
        }
        for entry in entries where !TriggerKey.events.contains(entry.key) {
            let what = "'\(entry.key.rawValue)'"
            if let row = TriggerKey.details.first(where: { $0.key == entry.key }), !row.events.contains(event.key) {
                report(.exclusiveKeys(event.key.rawValue, entry.key.rawValue, at: entry.keySpan))
            }
            switch entry.key {
            case .phase: details.phase = choice(entry.value, what)?.value ?? .entry
            case .size:
                let size = self.size(entry.value, what, in: 1...UInt64(UInt32.max))
                details.size = UInt32(truncatingIfNeeded: size?.value ?? 1)
            case .value: details.value = expectation(entry.value, ValueTarget(what, width: 32))
            case .contains: details.contains = word(entry.value, what)?.value
            case .delay: details.delay = duration(entry.value, what)
            case .hit: details.hit = integer(entry.value, what, in: 1...UInt64.max)?.value ?? 1
            case .pc, .exception, .read, .write, .console, .sleep, .halted, .reset, .after: break
            }
        }
        return details
    }

    private func event(_ entry: VocabularyEntry<TriggerKey>, _ details: Details) -> TriggerDescription? {
        let what = "'\(entry.key.rawValue)'"
        let hit = details.hit
        switch entry.key {
        case .pc: return expression(entry.value, ValueTarget(what, width: 32)).map { .pc($0, hit: hit) }
        case .exception: return exception(entry.value, what).map { .exception($0, phase: details.phase, hit: hit) }
        case .read, .write:
            return expression(entry.value, ValueTarget(what, width: 32)).map { address in
                let isWrite = entry.key == .write
                return .access(AccessDescription(isWrite: isWrite, address: address, size: details.size, value: details.value), hit: hit)
            }
        case .console:
            guard let device = word(entry.value, what), let text = details.contains else { return nil }
            return .console(device, contains: text, hit: hit)
        case .sleep:
            let cause: Located<SleepCause>? = choice(entry.value, what)
            return cause.map { .sleep($0.value, hit: hit) }
        case .halted:
            return choice(entry.value, what, of: TriggerKey.haltWords).map { .halted(HaltWord(rawValue: $0.value), hit: hit) }
        case .reset: return choice(entry.value, what, of: TriggerKey.resetWords).map { _ in .reset(hit: hit) }
        case .after: return word(entry.value, what).map { .after($0, delay: details.delay, hit: hit) }
        case .phase, .size, .value, .contains, .delay, .hit: return nil
        }
    }
}
