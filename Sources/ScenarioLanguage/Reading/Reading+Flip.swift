import ArmMProfile
import Diagnostics

/// `flip` of the verb `inject`.
extension Reading {
    func flip(_ node: YAMLNode) -> FlipDescription? {
        let before = errors
        guard let entries = entries(node, FlipKey.flip) else { return nil }
        var values: [FlipKey: YAMLNode] = [:]
        for entry in entries { values[entry.key] = entry.value }
        for (key, other) in [(FlipKey.register, FlipKey.memory), (.bits, .mask), (.register, .size)] {
            guard values[key] != nil, let second = entries.first(where: { $0.key == other }) else { continue }
            report(.exclusiveKeys(key.rawValue, other.rawValue, at: second.keySpan))
        }
        for keys in [[FlipKey.register, .memory], [.bits, .mask]] where errors == before && keys.allSatisfy({ values[$0] == nil }) {
            report(.nothingSaid("'flip'", keys: keys.map(\.rawValue), at: node.span))
        }
        guard errors == before, let (target, width) = target(values), let mask = mask(values, width: width) else { return nil }
        return errors == before ? FlipDescription(target: target, mask: mask) : nil
    }

    /// What is changed, and how many bits it has.
    private func target(_ values: [FlipKey: YAMLNode]) -> (FlipDescription.Target, width: Int)? {
        if let node = values[.register] {
            guard let name = word(node, "'register'"), let register = register(name) else { return nil }
            if RegisterCatalog.named(register.reference.value.register)?.access == .readOnly {
                report(.cannotBeSet(register.target.what, at: node.span))
                return nil
            }
            return (.register(register.reference), register.target.width)
        }
        guard let node = values[.memory], let address = expression(node, ValueTarget("an address", width: 32)) else { return nil }
        let size = values[.size].map(sizeOfValue) ?? 4
        return size.map { (.memory(address, size: $0), $0 * 8) }
    }

    private func mask(_ values: [FlipKey: YAMLNode], width: Int) -> UInt64? {
        let widest = width >= 64 ? UInt64.max : (1 << UInt64(width)) - 1
        if let node = values[.mask] { return integer(node, "'mask'", in: 1...widest)?.value }
        guard let node = values[.bits] else { return nil }
        let elements = elementsOrOne(node)
        if elements.isEmpty { report(.emptyCollection("'bits'", "it changes nothing", at: node.span)) }
        return elements.reduce(0) { mask, element in
            mask | (integer(element, "a bit", in: 0...UInt64(max(1, width) - 1)).map { 1 << $0.value } ?? 0)
        }
    }
}
