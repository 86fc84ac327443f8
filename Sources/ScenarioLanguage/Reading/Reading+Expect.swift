import ArmMProfile
import Diagnostics

/// `expect` and its parts.
extension Reading {
    /// `vocabulary` has the keys that are allowed where it stands.
    func expect(_ node: YAMLNode, _ vocabulary: Vocabulary<ExpectKey> = ExpectKey.expect) -> ExpectDescription {
        var expect = ExpectDescription()
        guard let entries = entries(node, vocabulary) else { return expect }
        for entry in entries {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .outcome: expect.outcome = outcome(entry.value).map { Located($0, at: entry.value.span) }
            case .faults:
                let names = elementsOrOne(entry.value).compactMap { exception($0, "a fault", .fault) }
                expect.faults = Located(names, at: entry.value.span)
            case .exceptions: expect.exceptions = exceptions(entry.value).map { Located($0, at: entry.value.span) }
            case .latency: expect.latency = latencies(entry.value)
            case .resets: expect.resets = integer(entry.value, what, in: 1...1000)
            case .registers: expect.registers = expectations(entry.value, what)
            case .memory: expect.memory = memoryExpectations(entry.value, what)
            case .devices: expect.devices = deviceExpectations(entry.value, what)
            case .console: expect.console = consoles(entry.value)
            }
        }
        return expect
    }

    private func exceptions(_ node: YAMLNode) -> ExceptionsExpectation? {
        if let elements = node.elements {
            return ExceptionsExpectation(mode: .exact, entries: elements.compactMap(exceptionEntry))
        }
        guard node.entries != nil else {
            report(.wrongKind("'exceptions'", expected: "a list, or a mapping of mode and entries", found: node))
            return nil
        }
        guard let entries = entries(node, ExceptionsKey.exceptions) else { return nil }
        var expectation = ExceptionsExpectation(mode: .exact, entries: [])
        var list: YAMLNode?
        for entry in entries {
            switch entry.key {
            case .mode: expectation.mode = choice(entry.value, "'mode'")?.value ?? .exact
            case .entries:
                list = entry.value
                expectation.entries = (elements(entry.value, "'entries'") ?? []).compactMap(exceptionEntry)
            }
        }
        if expectation.mode == .subset, let list, list.elements?.isEmpty == true {
            report(.emptyCollection("'entries'", "a subset of nothing checks nothing", at: list.span))
        }
        return expectation
    }

    private func exceptionEntry(_ node: YAMLNode) -> Located<ExceptionExpectation>? {
        if node.scalar != nil {
            return exception(node, "an exception entry").map { Located(ExceptionExpectation(enter: $0), at: node.span) }
        }
        guard let entries = entries(node, ExceptionKey.exception) else { return nil }
        var enter: Located<String>?
        var expectation = ExceptionExpectation(enter: Located("", at: node.span))
        for entry in entries {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .enter: enter = exception(entry.value, what)
            case .kind: expectation.kind = choice(entry.value, what, of: ExceptionKey.kinds)
            case .of: expectation.of = exception(entry.value, what)
            case .from: expectation.from = exception(entry.value, what, .origin)
            case .excReturn: expectation.excReturn = self.expectation(entry.value, .excReturn)
            case .frame: frame(entry.value, into: &expectation)
            }
        }
        guard let enter else { return nil }
        expectation.enter = enter
        return Located(expectation, at: node.span)
    }

    private func frame(_ node: YAMLNode, into exception: inout ExceptionExpectation) {
        var values: [(Located<String>, YAMLNode)] = []
        let entries = entries(node, FrameKey.frame) { entry in
            if self.hasValue(entry) { values.append((entry.key, entry.value)) }
        }
        guard let entries else { return }
        if entries.isEmpty, values.isEmpty { report(.emptyCollection("a frame", "it checks nothing", at: node.span)) }
        for entry in entries {
            switch entry.key {
            case .address: exception.frameAddress = expectation(entry.value, ValueTarget("'address'", width: 32))
            case .stack: exception.frameStack = choice(entry.value, "'stack'", of: FrameKey.stacks)
            case .size: exception.frameSize = expectation(entry.value, ValueTarget("'size'", width: 8))
            case .content: exception.frameContent = choice(entry.value, "'content'", of: FrameKey.contents)
            default: values.append((Located(entry.key.rawValue, at: entry.keySpan), entry.value))
            }
        }
        var seen: [RegisterReference: SourceSpan] = [:]
        for (name, value) in values.sorted(by: { $0.0.span.start < $1.0.span.start }) {
            let parts = name.value.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard let found = RegisterName.canonical(parts.first ?? ""), RegisterCatalog.frame.contains(found) else {
                report(.notInFrame(name.value, at: name.span))
                continue
            }
            guard let register = register(name) else { continue }
            if let first = seen[register.reference.value] {
                report(.sameRegisterTwice(register.target.what, first: first, at: name.span))
                continue
            }
            seen[register.reference.value] = name.span
            guard let expectation = expectation(value, register.target) else { continue }
            exception.frame.append(RegisterExpectation(target: register.reference, value: expectation))
        }
    }
}
