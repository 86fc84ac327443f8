import Diagnostics

/// The verb `debugger`.
extension Reading {
    func debugger(_ node: YAMLNode) -> DebuggerRequest? {
        guard node.entries != nil else {
            guard node.scalar != nil else {
                report(.wrongKind("'debugger'", expected: "a word or a mapping", found: node))
                return nil
            }
            return switch choice(node, "'debugger'", of: DebuggerKey.words)?.value {
            case "attach": .attach
            case "halt": .halt
            case "resume": .resume
            case "step": .step
            default: nil
            }
        }
        let before = errors
        guard let entries = entries(node, DebuggerKey.debugger) else { return nil }
        if entries.isEmpty, errors == before { report(.nothingSaid("'debugger'", keys: DebuggerKey.debugger.names, at: node.span)) }
        if entries.count > 1 {
            report(.exclusiveKeys(entries[0].key.rawValue, entries[1].key.rawValue, at: entries[1].keySpan))
        }
        let request = entries.first.flatMap(self.request)
        return errors == before ? request : nil
    }

    private func request(_ entry: VocabularyEntry<DebuggerKey>) -> DebuggerRequest? {
        switch entry.key {
        case .vectorCatch: vectorCatches(entry.value).map { .vectorCatch($0) }
        case .breakpoint: breakpoint(entry.value).map { .breakpoint($0) }
        case .watchpoint: watchpoint(entry.value).map { .watchpoint($0) }
        case .clear:
            choice(entry.value, "'clear'", of: DebuggerKey.clearable).map {
                $0.value == DebuggerKey.clearable[0] ? .clearBreakpoints : .clearWatchpoints
            }
        }
    }

    private func vectorCatches(_ node: YAMLNode) -> [String]? {
        let elements = elementsOrOne(node)
        let fields = elements.compactMap { element -> String? in
            guard let name = text(element, "a vector catch") else { return nil }
            if let field = VectorCatch.field(name.value) { return field }
            report(.unknownChoice("a vector catch", name, words: VectorCatch.names.map(\.short)))
            return nil
        }
        return fields.count == elements.count ? fields : nil
    }

    private func breakpoint(_ node: YAMLNode) -> BreakpointDescription? {
        let target = ValueTarget("'address'", width: 32)
        if node.scalar != nil { return expression(node, target).map { BreakpointDescription(address: $0, kind: .hardware) } }
        let before = errors
        guard let entries = entries(node, BreakpointKey.breakpoint) else { return nil }
        var address: Located<ValueExpression>?
        var kind = BreakpointDescription.Kind.hardware
        for entry in entries {
            switch entry.key {
            case .address: address = expression(entry.value, target)
            case .kind: kind = choice(entry.value, "'kind'")?.value ?? kind
            }
        }
        guard errors == before, let address else { return nil }
        return BreakpointDescription(address: address, kind: kind)
    }

    private func watchpoint(_ node: YAMLNode) -> WatchpointDescription? {
        let before = errors
        guard let entries = entries(node, WatchpointKey.watchpoint) else { return nil }
        var address: Located<ValueExpression>?
        var size: UInt32 = 4
        var access = WatchpointDescription.Access.write
        for entry in entries {
            switch entry.key {
            case .address: address = expression(entry.value, ValueTarget("'address'", width: 32))
            case .size:
                size = self.size(entry.value, "'size'", in: 1...UInt64(UInt32.max)).map { UInt32(truncatingIfNeeded: $0.value) } ?? size
            case .access: access = choice(entry.value, "'access'")?.value ?? access
            }
        }
        guard errors == before, let address else { return nil }
        return WatchpointDescription(address: address, size: size, access: access)
    }
}
