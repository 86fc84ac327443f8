import Diagnostics

/// Steps and verbs.
extension Reading {
    /// `stimuli`.
    func stimuli(_ node: YAMLNode) -> [StimulusDescription] {
        (elements(node, "'stimuli'") ?? []).compactMap(step)
    }

    private func step(_ node: YAMLNode) -> StimulusDescription? {
        let before = errors
        guard let entries = entries(node, StepKey.step) else { return nil }
        var name: Located<String>?
        var trigger: Located<TriggerDescription>?
        var every: (time: Located<VirtualDuration>?, span: SourceSpan)?
        var count: (number: UInt64?, span: SourceSpan)?
        var verb: (key: StepKey, description: Located<VerbDescription>?)?
        var refused: (words: Located<String>?, span: SourceSpan)?
        for entry in entries {
            switch entry.key {
            case .name: name = word(entry.value, "'name'")
            case .every: every = (interval(entry.value), entry.keySpan)
            case .count: count = (integer(entry.value, "'count'", in: 1...UInt64.max)?.value, entry.keySpan)
            case .refused: refused = (word(entry.value, "'refused'"), entry.keySpan)
            case .at: trigger = self.trigger(entry.value, "'at'", allowsStart: true)
            case .set, .write, .pend, .unpend, .interrupt, .event, .input, .call, .inject, .reset, .debugger:
                let description = self.verb(entry).map { Located($0, at: entry.keySpan) }
                if let first = verb {
                    report(.severalVerbs(first.key.rawValue, entry.key.rawValue, at: entry.keySpan))
                } else {
                    verb = (entry.key, description)
                }
            }
        }
        if verb == nil, errors == before { report(.stepWithoutVerb(at: node.span)) }
        if let verb, verb.key != .debugger, let refused { report(.exclusiveKeys(verb.key.rawValue, "refused", at: refused.span)) }
        if let every, count == nil { report(.missingKey("count", in: "a step with 'every'", at: every.span)) }
        if let count, every == nil { report(.missingKey("every", in: "a step with 'count'", at: count.span)) }
        guard errors == before, let trigger, var description = verb?.description else { return nil }
        var repetition: RepetitionDescription?
        if let time = every?.time, let number = count?.number { repetition = RepetitionDescription(every: time, count: number) }
        if case .debugger(let request, _) = description.value { description.value = .debugger(request, refused: refused?.words) }
        return StimulusDescription(name: name, trigger: trigger, repetition: repetition, verb: description, span: node.span)
    }

    /// A time that passes between two repetitions.
    private func interval(_ node: YAMLNode) -> Located<VirtualDuration>? {
        let time = duration(node, "'every'")
        if time?.value.count == 0 { report(.emptyInterval(at: node.span)) }
        return time
    }

    func verb(_ entry: VocabularyEntry<StepKey>) -> VerbDescription? {
        let what = "'\(entry.key.rawValue)'"
        switch entry.key {
        case .set: return .set(assignments(entry.value, what))
        case .write: return .write(memoryAssignments(entry.value, what))
        case .pend: return exception(entry.value, what).map { .pend($0) }
        case .unpend: return exception(entry.value, what).map { .unpend($0) }
        case .interrupt: return interrupt(entry.value).map { .interrupt($0) }
        case .input: return input(entry.value)
        case .call: return call(entry.value).map { .call($0) }
        case .inject: return inject(entry.value)
        case .event: return choice(entry.value, what, of: ["external"]).map { _ in .event }
        case .reset:
            let kind: Located<ResetVerb>? = choice(entry.value, what)
            return kind.map { .reset($0.value) }
        case .debugger: return debugger(entry.value).map { .debugger($0, refused: nil) }
        case .name, .at, .every, .count, .refused: return nil
        }
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
