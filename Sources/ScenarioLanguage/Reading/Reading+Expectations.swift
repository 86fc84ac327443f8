import ArmMProfile
import Diagnostics

/// What a value has to be.
extension Reading {
    /// A scalar, a list of names, or a mapping (rule 7).
    func expectation(_ node: YAMLNode, _ target: ValueTarget) -> Located<ValueExpectation>? {
        switch node.kind {
        case .scalar:
            return expression(node, target).map { Located(.equals($0), at: node.span) }
        case .sequence(let elements):
            guard target.hasNames else {
                report(.namesNeedFields(target.what, at: node.span))
                return nil
            }
            return names(elements, of: target).map { Located(.exactly($0), at: node.span) }
        case .mapping:
            return mappedExpectation(node, target).map { Located($0, at: node.span) }
        }
    }

    private func mappedExpectation(_ node: YAMLNode, _ target: ValueTarget) -> ValueExpectation? {
        let before = errors
        guard let entries = entries(node, ExpectationKey.expectation) else { return nil }
        let mask = entries.first { $0.key == .mask }
        let forms = entries.filter { $0.key != .mask }
        guard let first = forms.first else {
            if let mask {
                report(.maskAlone(at: mask.keySpan))
            } else if errors == before {
                report(.nothingSaid("an expected value", keys: ExpectationKey.expectation.names, at: node.span))
            }
            return nil
        }
        let bits: [ExpectationKey] = [.set, .clear]
        for other in forms.dropFirst() where !(bits.contains(first.key) && bits.contains(other.key)) {
            report(.exclusiveKeys(first.key.rawValue, other.key.rawValue, at: other.keySpan))
        }
        if let mask, bits.contains(first.key) { report(.exclusiveKeys(first.key.rawValue, "mask", at: mask.keySpan)) }
        let expectation: ValueExpectation? =
            switch first.key {
            case .equals, .mask: expression(first.value, target).map { .equals($0) }
            case .set, .clear: self.bits(forms, target, at: node.span)
            case .range: range(first.value, target)
            case .not: self.expectation(first.value, target).map { .not($0) }
            case .oneOf: oneOf(first.value, target)
            }
        guard let mask else { return errors == before ? expectation : nil }
        let bitsOfMask = expression(mask.value, target)
        guard errors == before, let bitsOfMask, let expectation else { return nil }
        let masked = Located(expectation, at: first.key == .equals ? first.value.span : node.span)
        checkMask(bitsOfMask, masked)
        return errors == before ? .masked(mask: bitsOfMask, masked) : nil
    }

    /// A value with a bit that the mask clears is never met, and an upper bound with one bounds nothing more.
    private func checkMask(_ mask: Located<ValueExpression>, _ expectation: Located<ValueExpectation>) {
        guard case .number(let bits) = mask.value.base else { return }
        func check(_ value: Located<ValueExpression>) {
            guard case .number(let number) = value.value.base, number & ~bits != 0 else { return }
            report(.impossibleMask(value.value.text, mask.value.text, at: value.span))
        }
        switch expectation.value {
        case .equals(let value): check(value)
        case .range(let low, _):
            if case .number(let number) = low.value.base, number > bits {
                report(.impossibleMask(low.value.text, mask.value.text, at: low.span))
            }
        case .not(let inner): checkMask(mask, inner)
        case .oneOf(let alternatives): for alternative in alternatives { checkMask(mask, alternative) }
        case .masked, .bits, .exactly: break
        }
    }

    private func bits(
        _ entries: [VocabularyEntry<ExpectationKey>], _ target: ValueTarget, at span: SourceSpan
    ) -> ValueExpectation? {
        guard target.hasNames else {
            report(.namesNeedFields(target.what, at: span))
            return nil
        }
        func names(_ key: ExpectationKey) -> [Located<String>]? {
            self.names(entries.first { $0.key == key }.map { elementsOrOne($0.value) } ?? [], of: target)
        }
        guard let set = names(.set), let clear = names(.clear) else { return nil }
        if set.isEmpty, clear.isEmpty {
            report(.emptyCollection("an expected value", "it checks nothing", at: span))
            return nil
        }
        if let both = clear.first(where: { name in set.contains { $0.value.lowercased() == name.value.lowercased() } }) {
            report(.setAndClear(both))
            return nil
        }
        return .bits(set: set, clear: clear)
    }

    /// Names of bits: those of a known register, or as they are.
    private func names(_ nodes: [YAMLNode], of target: ValueTarget) -> [Located<String>]? {
        if let register = target.register { return bits(nodes, of: register) }
        let names = nodes.compactMap { text($0, "a field") }
        return names.count == nodes.count ? names : nil
    }

    private func range(_ node: YAMLNode, _ target: ValueTarget) -> ValueExpectation? {
        guard let elements = elements(node, "'in'") else { return nil }
        guard elements.count == 2 else {
            report(.rangeNeedsTwo(elements.count, at: node.span))
            return nil
        }
        guard let low = expression(elements[0], target), let high = expression(elements[1], target) else { return nil }
        if case .number(let first) = low.value.base, case .number(let last) = high.value.base, first > last {
            report(.reversedRange(low.value.text, high.value.text, at: node.span))
            return nil
        }
        return .range(low, high)
    }

    private func oneOf(_ node: YAMLNode, _ target: ValueTarget) -> ValueExpectation? {
        guard let elements = elements(node, "'one_of'") else { return nil }
        guard !elements.isEmpty else {
            report(.emptyCollection("'one_of'", "no value can match", at: node.span))
            return nil
        }
        let values = elements.compactMap { expectation($0, target) }
        return values.count == elements.count ? .oneOf(values) : nil
    }
}
