import Diagnostics

/// The verb `call`.
extension Reading {
    /// A function alone, or a mapping.
    func call(_ node: YAMLNode) -> CallDescription? {
        let function = ValueTarget("a function", width: 32)
        if node.scalar != nil { return expression(node, function).map { CallDescription(function: $0) } }
        let before = errors
        guard let entries = entries(node, CallKey.call) else { return nil }
        guard let callee = entries.first(where: { $0.key == .function }), let name = expression(callee.value, function) else { return nil }
        var call = CallDescription(function: name)
        for entry in entries {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .function: break
            case .arguments:
                let elements = elements(entry.value, what) ?? []
                call.arguments = elements.compactMap { expression($0, ValueTarget("an argument", width: 32)) }
            case .registers: call.registers = assignments(entry.value, what)
            case .stack: call.stack = expression(entry.value, ValueTarget(what, width: 32))
            case .returnAddress: call.returnAddress = expression(entry.value, ValueTarget(what, width: 32))
            case .masksInterrupts: call.masksInterrupts = boolean(entry.value, what)?.value ?? false
            case .result: call.result = expectation(entry.value, ValueTarget("the result", width: 32))
            case .result64:
                call.result64 = expectation(entry.value, ValueTarget("the result", width: 64))
                if entries.contains(where: { $0.key == .result }) { report(.exclusiveKeys("result", "result64", at: entry.keySpan)) }
            case .limits: call.limits = limits(entry.value, CallKey.limitKeys)
            }
        }
        return errors == before ? call : nil
    }

    /// `call` of `setup`: one, or several in order.
    func calls(_ node: YAMLNode) -> [Located<CallDescription>] {
        let elements = elementsOrOne(node)
        if elements.isEmpty { report(.emptyCollection("'call'", "nothing is called", at: node.span)) }
        return elements.compactMap { element in call(element).map { Located($0, at: element.span) } }
    }
}
