import Diagnostics

/// The verb `inject`.
extension Reading {
    func inject(_ node: YAMLNode) -> VerbDescription? {
        let before = errors
        guard let entries = entries(node, InjectKey.inject) else { return nil }
        guard let first = entries.first else {
            if errors == before { report(.nothingSaid("'inject'", keys: InjectKey.inject.names, at: node.span)) }
            return nil
        }
        for other in entries.dropFirst() { report(.exclusiveKeys(first.key.rawValue, other.key.rawValue, at: other.keySpan)) }
        switch first.key {
        case .busError: return busError(first.value).map { .injectBusError($0) }
        case .flip: return flip(first.value).map { .flip($0) }
        case .skip: return integer(first.value, "'skip'", in: InjectKey.skippable).map { .skip($0.value) }
        }
    }

    private func busError(_ node: YAMLNode) -> BusErrorDescription? {
        let before = errors
        guard let entries = entries(node, BusErrorKey.busError) else { return nil }
        var error: BusErrorDescription?
        if let at = entries.first(where: { $0.key == .at }) {
            error = expression(at.value, ValueTarget("'at'", width: 32)).map { BusErrorDescription(address: $0) }
        }
        for entry in entries {
            switch entry.key {
            case .at: break
            case .size:
                let size = self.size(entry.value, "'size'", in: 1...UInt64(UInt32.max))
                error?.size = UInt32(truncatingIfNeeded: size?.value ?? 4)
            case .access:
                let elements = elementsOrOne(entry.value)
                if elements.isEmpty { report(.emptyCollection("'access'", "no access could fail", at: entry.value.span)) }
                error?.accesses = elements.compactMap { choice($0, "'access'", BusErrorDescription.Access.self)?.value }
            case .times: error?.times = choice(entry.value, "'times'")?.value ?? .always
            }
        }
        return errors == before ? error : nil
    }
}
