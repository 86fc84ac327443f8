import ArmMProfile
import Diagnostics

/// Numbers and symbols.
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
}
