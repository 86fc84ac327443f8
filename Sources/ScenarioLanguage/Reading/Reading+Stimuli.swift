import Diagnostics

/// Triggers, verbs and steps.
extension Reading {
    /// `stimuli`.
    func stimuli(_ node: YAMLNode) -> [StimulusDescription] {
        (elements(node, "'stimuli'") ?? []).compactMap(step)
    }

    private func step(_ node: YAMLNode) -> StimulusDescription? {
        let before = errors
        guard let entries = entries(node, StepKey.step) else { return nil }
        var name: String?
        var trigger: Located<TriggerDescription>?
        var verb: (key: StepKey, description: Located<VerbDescription>?)?
        for entry in entries {
            switch entry.key {
            case .name: name = word(entry.value, "'name'")?.value
            case .at: trigger = self.trigger(entry.value, "'at'", allowsStart: true)
            case .set, .write, .pend, .unpend, .interrupt, .input:
                let description = self.verb(entry).map { Located($0, at: entry.keySpan) }
                if let first = verb {
                    report(.severalVerbs(first.key.rawValue, entry.key.rawValue, at: entry.keySpan))
                } else {
                    verb = (entry.key, description)
                }
            }
        }
        if verb == nil, errors == before { report(.stepWithoutVerb(at: node.span)) }
        guard errors == before, let trigger, let description = verb?.description else { return nil }
        return StimulusDescription(name: name, trigger: trigger, verb: description, span: node.span)
    }

    private func verb(_ entry: VocabularyEntry<StepKey>) -> VerbDescription? {
        let what = "'\(entry.key.rawValue)'"
        switch entry.key {
        case .set: return .set(assignments(entry.value, what))
        case .write: return .write(memoryAssignments(entry.value, what))
        case .pend: return exception(entry.value, what).map { .pend($0) }
        case .unpend: return exception(entry.value, what).map { .unpend($0) }
        case .interrupt: return interrupt(entry.value).map { .interrupt($0) }
        case .input: return input(entry.value)
        case .name, .at: return nil
        }
    }

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
        var pc: Located<ValueExpression>?
        var name: Located<String>?
        var phase: (value: TriggerDescription.Phase, span: SourceSpan)?
        var hit: UInt64 = 1
        var kind: TriggerKey?
        for entry in entries {
            switch entry.key {
            case .pc, .exception:
                if let kind {
                    report(.severalTriggers(kind.rawValue, entry.key.rawValue, at: entry.keySpan))
                    continue
                }
                kind = entry.key
                if entry.key == .pc {
                    pc = expression(entry.value, ValueTarget("'pc'", width: 32))
                } else {
                    name = exception(entry.value, "'exception'")
                }
            case .phase:
                let word: Located<TriggerDescription.Phase>? = choice(entry.value, "'phase'")
                phase = word.map { ($0.value, entry.keySpan) }
            case .hit: hit = integer(entry.value, "'hit'", in: 1...UInt64.max)?.value ?? 1
            }
        }
        if kind == nil, errors == before { report(.nothingSaid("a trigger", keys: ["pc", "exception"], at: node.span)) }
        if kind == .pc, let phase { report(.exclusiveKeys("pc", "phase", at: phase.span)) }
        guard errors == before else { return nil }
        if let pc { return .pc(pc, hit: hit) }
        return name.map { .exception($0, phase: phase?.value ?? .entry, hit: hit) }
    }

    private func interrupt(_ node: YAMLNode) -> InterruptDescription? {
        if node.scalar != nil { return interruptSource(node).map { InterruptDescription(source: $0, drive: .pulse) } }
        let before = errors
        guard let entries = entries(node, InterruptKey.interrupt) else { return nil }
        var source: Located<InterruptDescription.Source>?
        var drive = InterruptDescription.Drive.pulse
        var kind: InterruptKey?
        for entry in entries {
            switch entry.key {
            case .line, .device:
                if let kind {
                    report(.exclusiveKeys(kind.rawValue, entry.key.rawValue, at: entry.keySpan))
                    continue
                }
                kind = entry.key
                if entry.key == .device {
                    source = word(entry.value, "'device'")?.map { .device($0) }
                } else {
                    source = interruptSource(entry.value)
                    if case .device? = source?.value { _ = integer(entry.value, "'line'", in: 0...239) }
                }
            case .drive: drive = choice(entry.value, "'drive'")?.value ?? .pulse
            }
        }
        if kind == nil, errors == before { report(.nothingSaid("'interrupt'", keys: ["line", "device"], at: node.span)) }
        guard errors == before, let source else { return nil }
        return InterruptDescription(source: source, drive: drive)
    }

    /// A line's number, `IRQ 3`, or a device's name.
    private func interruptSource(_ node: YAMLNode) -> Located<InterruptDescription.Source>? {
        guard let text = word(node, "'interrupt'") else { return nil }
        if let line = ExceptionName.interruptLine(text.value) { return Located(.line(UInt64(line)), at: node.span) }
        let startsAsNumber = text.value.unicodeScalars.first.map { "0"..."9" ~= $0 || $0 == "-" || $0 == "+" } ?? false
        guard startsAsNumber else { return text.map { .device($0) } }
        return integer(node, "an interrupt line", in: 0...239)?.map { .line($0) }
    }

    private func input(_ node: YAMLNode) -> VerbDescription? {
        let before = errors
        guard let entries = entries(node, InputKey.input) else { return nil }
        var device: Located<String>?
        var data: [UInt8]?
        var kind: InputKey?
        for entry in entries {
            switch entry.key {
            case .device: device = word(entry.value, "'device'")
            case .text, .bytes:
                if let kind {
                    report(.exclusiveKeys(kind.rawValue, entry.key.rawValue, at: entry.keySpan))
                    continue
                }
                kind = entry.key
                data =
                    entry.key == .text
                    ? word(entry.value, "'text'").map { Array($0.value.utf8) } : bytes(entry.value, "'bytes'")?.value
                if data?.isEmpty == true { report(.emptyCollection("'bytes'", "it sends nothing", at: entry.value.span)) }
            }
        }
        if kind == nil, errors == before { report(.nothingSaid("'input'", keys: ["text", "bytes"], at: node.span)) }
        guard errors == before, let device, let data else { return nil }
        return .input(device: device, bytes: data)
    }
}
