import Diagnostics

/// Memory: what is written to it, and what is expected in it.
extension Reading {
    /// The value of one item: `V` is a number to write or a value to expect.
    private enum Content<V> {
        case value(V, size: Int)
        case bytes(Located<[UInt8]>)
    }

    /// `write`, `setup.memory`: a mapping from addresses, or a list of items.
    func memoryAssignments(_ node: YAMLNode, _ what: String) -> [MemoryAssignment] {
        items(node, what, consequence: "it writes nothing") { self.expression($0, $1) }.map { address, content in
            switch content {
            case .value(let value, let size): MemoryAssignment(address: address, content: .value(value, size: size))
            case .bytes(let bytes): MemoryAssignment(address: address, content: .bytes(bytes.value))
            }
        }
    }

    /// `expect.memory`.
    func memoryExpectations(_ node: YAMLNode, _ what: String) -> [MemoryExpectation] {
        items(node, what, consequence: "it checks nothing") { self.expectation($0, $1) }.map { address, content in
            switch content {
            case .value(let value, let size): MemoryExpectation(address: address, content: .value(value, size: size))
            case .bytes(let bytes): MemoryExpectation(address: address, content: .bytes(bytes))
            }
        }
    }

    private func items<V>(
        _ node: YAMLNode, _ what: String, consequence: String, value: (YAMLNode, ValueTarget) -> V?
    ) -> [(Located<ValueExpression>, Content<V>)] {
        switch node.kind {
        case .scalar:
            report(.wrongKind(what, expected: "a mapping from addresses, or a list", found: node))
            return []
        case .sequence(let elements):
            if elements.isEmpty { report(.emptyCollection(what, consequence, at: node.span)) }
            return elements.compactMap { item($0, MemoryItemKey.item, address: nil, value) }
        case .mapping(let entries):
            if entries.isEmpty { report(.emptyCollection(what, consequence, at: node.span)) }
            return entries.filter(hasValue).compactMap { entry in
                let address = address(entry.key)
                if Self.isItem(entry.value) { return item(entry.value, MemoryItemKey.valueOfAddress, address: address, value) }
                let content = value(entry.value, ValueTarget("a word", width: 32))
                guard let address, let content else { return nil }
                return (address, .value(content, size: 4))
            }
        }
    }

    /// Whether a mapping is an item, and not the mapping of an expected value.
    private static func isItem(_ node: YAMLNode) -> Bool {
        guard let entries = node.entries else { return false }
        return entries.contains { MemoryItemKey(rawValue: $0.key.value) != nil }
            || !entries.contains { ExpectationKey(rawValue: $0.key.value) != nil }
    }

    private func item<V>(
        _ node: YAMLNode, _ vocabulary: Vocabulary<MemoryItemKey>, address: Located<ValueExpression>?,
        _ value: (YAMLNode, ValueTarget) -> V?
    ) -> (Located<ValueExpression>, Content<V>)? {
        let before = errors
        guard let entries = entries(node, vocabulary) else { return nil }
        var address = address
        var size: (value: Int, span: SourceSpan)?
        var valueNode: YAMLNode?
        var content: Content<V>?
        var contentKey: MemoryItemKey?
        for entry in entries {
            switch entry.key {
            case .at: address = expression(entry.value, ValueTarget("an address", width: 32))
            case .size: size = sizeOfValue(entry.value).map { ($0, entry.keySpan) }
            case .value, .bytes, .text:
                if let first = contentKey {
                    report(.exclusiveKeys(first.rawValue, entry.key.rawValue, at: entry.keySpan))
                    continue
                }
                contentKey = entry.key
                switch entry.key {
                case .value: valueNode = entry.value
                case .bytes: content = bytes(entry.value, "'bytes'").map { .bytes($0) }
                default: content = word(entry.value, "'text'").map { .bytes($0.map { Array($0.utf8) }) }
                }
            }
        }
        if case .bytes(let bytes)? = content, bytes.value.isEmpty {
            report(.emptyCollection("'bytes'", "it says nothing", at: bytes.span))
        }
        if let size, contentKey != .value, contentKey != nil {
            report(.exclusiveKeys("size", contentKey?.rawValue ?? "", at: size.span))
        }
        if let valueNode {
            let bytes = size?.value ?? 4
            content = value(valueNode, ValueTarget("a value of \(bytes) byte\(bytes == 1 ? "" : "s")", width: bytes * 8)).map {
                .value($0, size: bytes)
            }
        }
        if contentKey == nil, errors == before {
            report(.nothingSaid("a memory item", keys: ["value", "bytes", "text"], at: node.span))
        }
        guard errors == before, let address, let content else { return nil }
        return (address, content)
    }

    /// 1, 2 or 4 bytes.
    func sizeOfValue(_ node: YAMLNode) -> Int? {
        if let text = node.scalar?.text, case .number(let number) = NumberLiteral.parse(text), let size = number.unsigned,
            [1, 2, 4].contains(size)
        {
            return Int(size)
        }
        report(.badSizeOfValue(node))
        return nil
    }
}
