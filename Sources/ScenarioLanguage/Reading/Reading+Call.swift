import Diagnostics

/// The verb `call`.
extension Reading {
    private typealias CallEntry = VocabularyEntry<CallKey>

    /// A function alone, or a mapping.
    func call(_ node: YAMLNode) -> CallDescription? {
        if node.scalar != nil {
            return expression(node, ValueTarget("a function", width: 32)).map { .function(FunctionCallDescription(function: $0)) }
        }
        let before = errors
        guard let entries = entries(node, CallKey.call) else { return nil }
        let asked = entries.filter { CallKey.operations.contains($0.key) }
        checkCompany(entries, asked)
        let description: CallDescription?
        if let function = entries.first(where: { $0.key == .function }) {
            description = functionCall(function, entries).map { .function($0) }
        } else if !asked.isEmpty {
            description = loaderCall(entries, at: node.span).map { .loader($0) }
        } else {
            let keys = [CallKey.function] + CallKey.operations
            if errors == before { report(.nothingSaid("'call'", keys: keys.map(\.rawValue), at: node.span)) }
            return nil
        }
        return errors == before ? description : nil
    }

    /// `call` of `setup`: one, or several in order.
    func calls(_ node: YAMLNode) -> [Located<CallDescription>] {
        let elements = elementsOrOne(node)
        if elements.isEmpty { report(.emptyCollection("'call'", "nothing is called", at: node.span)) }
        return elements.compactMap { element in call(element).map { Located($0, at: element.span) } }
    }

    /// Keys that exclude each other, and keys that want a convention beside them.
    private func checkCompany(_ entries: [CallEntry], _ asked: [CallEntry]) {
        if let operation = asked.first {
            for entry in entries where entry.key == .function || CallKey.ofFunctions.contains(entry.key) {
                report(.exclusiveKeys(operation.key.rawValue, entry.key.rawValue, at: entry.keySpan))
            }
        }
        guard !entries.contains(where: { $0.key == .convention }) else { return }
        for entry in entries where (CallKey.operations + CallKey.ofConventions).contains(entry.key) {
            report(.missingKey("convention", in: "a call with '\(entry.key.rawValue)'", at: entry.keySpan))
        }
    }

    private func functionCall(_ function: CallEntry, _ entries: [CallEntry]) -> FunctionCallDescription? {
        guard let name = expression(function.value, ValueTarget("a function", width: 32)) else { return nil }
        var call = FunctionCallDescription(function: name)
        for entry in entries {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .function, .erase, .program, .verify: break
            case .convention: call.convention = choice(entry.value, what)
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
            case .fails: call.fails = word(entry.value, what)
            case .buffer, .clock: report(.exclusiveKeys("function", entry.key.rawValue, at: entry.keySpan))
            }
        }
        return call
    }

    private func loaderCall(_ entries: [CallEntry], at span: SourceSpan) -> LoaderCallDescription? {
        guard let key = entries.first(where: { $0.key == .convention }),
            let convention: Located<LoaderConvention> = choice(key.value, "'convention'")
        else { return nil }
        var call = LoaderCallDescription(convention: convention, span: span)
        for entry in entries {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .erase: call.erase = loaderRange(entry.value).map { Located($0, at: entry.keySpan) }
            case .program: call.program = loaderData(entry.value, LoaderDataKey.program).map { Located($0, at: entry.keySpan) }
            case .verify: call.verify = loaderData(entry.value, LoaderDataKey.verify).map { Located($0, at: entry.keySpan) }
            case .stack: call.stack = expression(entry.value, ValueTarget(what, width: 32))
            case .buffer: call.buffer = expression(entry.value, ValueTarget(what, width: 32))
            case .clock: call.clock = frequency(entry.value, what)
            case .masksInterrupts: call.masksInterrupts = boolean(entry.value, what)?.value ?? false
            case .limits: call.limits = limits(entry.value, CallKey.limitKeys)
            case .fails: call.fails = word(entry.value, what)
            case .convention, .function, .arguments, .registers, .returnAddress, .result, .result64: break
            }
        }
        return call
    }

    private func loaderRange(_ node: YAMLNode) -> LoaderRange? {
        var address: Located<ValueExpression>?
        var bytes: UInt64?
        for entry in entries(node, LoaderRangeKey.range) ?? [] {
            switch entry.key {
            case .at: address = expression(entry.value, ValueTarget("an address", width: 32))
            case .size: bytes = size(entry.value, "'size'", in: 1...1 << 32)?.value
            }
        }
        guard let address, let bytes else { return nil }
        return LoaderRange(address: address, size: bytes)
    }

    private func loaderData(_ node: YAMLNode, _ vocabulary: Vocabulary<LoaderDataKey>) -> LoaderData? {
        let before = errors
        guard let entries = entries(node, vocabulary) else { return nil }
        var address: Located<ValueExpression>?
        var content: LoaderData.Content?
        var kind: LoaderDataKey?
        for entry in entries {
            if entry.key == .at {
                address = expression(entry.value, ValueTarget("an address", width: 32))
                continue
            }
            if let kind { report(.exclusiveKeys(kind.rawValue, entry.key.rawValue, at: entry.keySpan)) }
            kind = entry.key
            switch entry.key {
            case .text: content = word(entry.value, "'text'").map { .bytes(Array($0.value.utf8)) }
            case .file: content = word(entry.value, "'file'").map { .file($0) }
            default: content = bytes(entry.value, "'bytes'").map { .bytes($0.value) }
            }
            if content == .bytes([]) { report(.emptyCollection("'bytes'", "there is nothing to program", at: entry.value.span)) }
        }
        if kind == nil, errors == before {
            report(.nothingSaid(vocabulary.name, keys: LoaderDataKey.contents.map(\.rawValue), at: node.span))
        }
        guard errors == before, let address, let content else { return nil }
        return LoaderData(address: address, content: content)
    }
}
