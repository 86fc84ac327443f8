import ArmMProfile
import Diagnostics

/// Numbers and symbols, and what a value has to be.
extension Reading {
    /// A number that fits the target, or a symbol. A number below zero is held in two's complement.
    func expression(_ node: YAMLNode, _ target: ValueTarget) -> Located<ValueExpression>? {
        guard let scalar = node.scalar, !scalar.isNull, scalar.boolean == nil else {
            report(.notAnExpression(target.what, found: node))
            return nil
        }
        return expression(Located(scalar.text, at: node.span), target, found: node)
    }

    /// The address that is a key.
    func address(_ key: Located<String>) -> Located<ValueExpression>? {
        let found = YAMLNode(kind: .scalar(YAMLScalar(text: key.value, style: .quoted)), span: key.span)
        return expression(key, ValueTarget("an address", width: 32), found: found)
    }

    private func expression(
        _ text: Located<String>, _ target: ValueTarget, found: YAMLNode
    ) -> Located<ValueExpression>? {
        switch ExpressionParser.parse(text.value) {
        case .success(var parsed):
            if case .number(let magnitude) = parsed.expression.base {
                guard let value = Self.fit(magnitude, negative: parsed.isNegative, width: target.width) else {
                    report(.doesNotFit(target.what, text.value, width: target.width, at: text.span))
                    return nil
                }
                parsed.expression.base = .number(value)
            }
            return Located(parsed.expression, at: text.span)
        case .failure(.tooLarge):
            report(.doesNotFit(target.what, text.value, width: target.width, at: text.span))
        case .failure(.badNumber(let help)):
            report(.notANumber(target.what, found: text.value, help: help, at: text.span))
        case .failure(.notAnExpression):
            report(.notAnExpression(target.what, found: found))
        }
        return nil
    }

    /// The value in `width` bits, or nil when it does not fit.
    private static func fit(_ magnitude: UInt64, negative: Bool, width: Int) -> UInt64? {
        let mask = width >= 64 ? UInt64.max : (1 << UInt64(max(0, width))) - 1
        guard negative else { return magnitude <= mask ? magnitude : nil }
        return magnitude <= mask / 2 + 1 ? (0 &- magnitude) & mask : nil
    }

    /// What a value has to be: a scalar, a list of names, or a mapping (rule 7).
    func expectation(_ node: YAMLNode, _ target: ValueTarget) -> Located<ValueExpectation>? {
        switch node.kind {
        case .scalar:
            return expression(node, target).map { Located(.equals($0), at: node.span) }
        case .sequence(let elements):
            guard let register = target.register, !register.fields.isEmpty else {
                report(.namesNeedFields(target.what, at: node.span))
                return nil
            }
            return bits(elements, of: register).map { Located(.exactly($0), at: node.span) }
        case .mapping:
            return mappedExpectation(node, target).map { Located($0, at: node.span) }
        }
    }

    private func mappedExpectation(_ node: YAMLNode, _ target: ValueTarget) -> ValueExpectation? {
        let before = errors
        guard let entries = entries(node, ExpectationKey.expectation) else { return nil }
        guard let first = entries.first else {
            if errors == before { report(.nothingSaid("an expected value", keys: ExpectationKey.expectation.names, at: node.span)) }
            return nil
        }
        let partners: [ExpectationKey]
        switch first.key {
        case .equals, .mask: partners = [.equals, .mask]
        case .set, .clear: partners = [.set, .clear]
        default: partners = [first.key]
        }
        var values: [ExpectationKey: YAMLNode] = [:]
        for entry in entries {
            if partners.contains(entry.key) {
                values[entry.key] = entry.value
            } else {
                report(.exclusiveKeys(first.key.rawValue, entry.key.rawValue, at: entry.keySpan))
            }
        }
        let expectation: ValueExpectation? =
            switch first.key {
            case .equals, .mask: masked(values, target, at: node.span)
            case .set, .clear: bits(values, target, at: node.span)
            case .range: range(first.value, target)
            case .not: expression(first.value, target).map { .not($0) }
            case .oneOf: oneOf(first.value, target)
            }
        return errors == before ? expectation : nil
    }

    private func masked(_ values: [ExpectationKey: YAMLNode], _ target: ValueTarget, at span: SourceSpan) -> ValueExpectation? {
        guard let equalsNode = values[.equals] else {
            report(.missingKey("equals", in: "a value with 'mask'", at: span))
            return nil
        }
        let equals = expression(equalsNode, target)
        guard let maskNode = values[.mask] else { return equals.map { .equals($0) } }
        guard let mask = expression(maskNode, target), let equals else { return nil }
        if case .number(let maskValue) = mask.value.base, case .number(let value) = equals.value.base, value & ~maskValue != 0 {
            report(.impossibleMask(equals.value.text, mask.value.text, at: equals.span))
            return nil
        }
        return .masked(mask: mask, equals: equals)
    }

    private func bits(_ values: [ExpectationKey: YAMLNode], _ target: ValueTarget, at span: SourceSpan) -> ValueExpectation? {
        guard let register = target.register, !register.fields.isEmpty else {
            report(.namesNeedFields(target.what, at: span))
            return nil
        }
        let set = bits(values[.set].map(elementsOrOne) ?? [], of: register)
        let clear = bits(values[.clear].map(elementsOrOne) ?? [], of: register)
        guard let set, let clear else { return nil }
        if set.isEmpty, clear.isEmpty {
            report(.emptyCollection("an expected value", "it checks nothing", at: span))
            return nil
        }
        if let both = clear.first(where: { name in set.contains { $0.value == name.value } }) {
            report(.setAndClear(both))
            return nil
        }
        return .bits(set: set, clear: clear)
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
        let values = elements.compactMap { expression($0, target) }
        return values.count == elements.count ? .oneOf(values) : nil
    }
}
