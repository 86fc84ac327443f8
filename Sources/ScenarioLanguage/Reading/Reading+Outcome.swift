import Diagnostics

/// How a run is to end, and the latencies in it.
extension Reading {
    /// `latency`: a mapping from exceptions.
    func latencies(_ node: YAMLNode) -> [LatencyExpectation] {
        if node.entries?.isEmpty == true { report(.emptyCollection("'latency'", "it checks nothing", at: node.span)) }
        var seen: [String: SourceSpan] = [:]
        return table(node, "'latency'").compactMap { key, value in
            let name = YAMLNode(kind: .scalar(YAMLScalar(text: key.value, style: .plain)), span: key.span)
            guard let exception = exception(name, "an exception"),
                let expected = expectation(value, ValueTarget("a latency in cycles", width: 32))
            else { return nil }
            if let first = seen.updateValue(key.span, forKey: exception.value) {
                report(.duplicateKey(exception.value, first: first, at: key.span))
                return nil
            }
            return LatencyExpectation(exception: exception, value: expected)
        }
    }

    /// `reached`, `exit`, `exit 3`, `{exit: 3}`, `{halted: breakpoint}` and so on.
    func outcome(_ node: YAMLNode) -> OutcomeExpectation? {
        if node.entries != nil { return mappedOutcome(node) }
        guard node.scalar != nil, let text = text(node, "'outcome'") else {
            if node.scalar == nil { report(.wrongKind("'outcome'", expected: "a word or {exit: code}", found: node)) }
            return nil
        }
        let words = text.value.split(separator: " ")
        if words.count == 2, words[0] == "exit" { return exitCode(String(words[1]), at: node.span).map { .exit(code: $0) } }
        if let halt = HaltWord(rawValue: text.value), !ExpectKey.outcomes.contains(text.value) {
            report(.unknownChoice("'outcome'", text, words: ExpectKey.outcomes, help: "write { halted: \(halt.rawValue) }"))
            return nil
        }
        guard let word = choice(node, "'outcome'", of: ExpectKey.outcomes) else { return nil }
        return switch word.value {
        case "reached": .reached
        case "lockup": .lockup
        case "halted": .halted(HaltExpectation())
        case "reset": .reset
        case "asleep": .asleep
        case "limit": .limit
        default: .exit(code: 0)
        }
    }

    private func mappedOutcome(_ node: YAMLNode) -> OutcomeExpectation? {
        let before = errors
        guard let entries = entries(node, OutcomeKey.outcome) else { return nil }
        guard let first = entries.first else {
            if errors == before { report(.nothingSaid("'outcome'", keys: OutcomeKey.outcome.names, at: node.span)) }
            return nil
        }
        if entries.count > 1 { report(.exclusiveKeys(first.key.rawValue, entries[1].key.rawValue, at: entries[1].keySpan)) }
        switch first.key {
        case .halted: return halt(first.value).map { .halted($0) }
        case .exit:
            guard let code = first.value.scalar else {
                return expectation(first.value, ValueTarget("the exit code", width: 32)).map { .exitValue($0) }
            }
            return exitCode(code.text, at: first.value.span).map { .exit(code: $0) }
        }
    }

    private func exitCode(_ text: String, at span: SourceSpan) -> Int64? {
        switch NumberLiteral.parse(text) {
        case .number(let number) where number.magnitude <= UInt64(Int32.max) + (number.isNegative ? 1 : 0):
            let magnitude = Int64(number.magnitude)
            return number.isNegative ? -magnitude : magnitude
        case .number, .tooLarge: report(.exitCodeOutOfRange(text, at: span))
        case .malformed(let help): report(.notANumber("the exit code", found: text, help: help, at: span))
        }
        return nil
    }

    /// `halted` of an outcome: a reason, or a mapping.
    private func halt(_ node: YAMLNode) -> HaltExpectation? {
        if node.scalar != nil {
            let reason: Located<HaltWord>? = choice(node, "'halted'")
            return reason.map { HaltExpectation(reason: $0) }
        }
        let before = errors
        guard let entries = entries(node, HaltKey.halt) else { return nil }
        var halt = HaltExpectation()
        for entry in entries {
            switch entry.key {
            case .reason: halt.reason = choice(entry.value, "'reason'")
            case .pc: halt.pc = expectation(entry.value, ValueTarget("'pc'", width: 32))
            }
        }
        if entries.isEmpty, errors == before { report(.nothingSaid("'halted'", keys: HaltKey.halt.names, at: node.span)) }
        return errors == before ? halt : nil
    }
}
