import Diagnostics

/// `expect.console`.
extension Reading {
    func consoles(_ node: YAMLNode) -> [ConsoleExpectation] {
        let elements = elementsOrOne(node)
        if elements.isEmpty { report(.emptyCollection("'console'", "it checks nothing", at: node.span)) }
        return elements.flatMap { element -> [ConsoleExpectation] in
            guard element.scalar == nil else {
                guard let text = word(element, "'console'") else { return [] }
                return [ConsoleExpectation(device: nil, check: text.map { .contains($0) })]
            }
            return console(element)
        }
    }

    private func console(_ node: YAMLNode) -> [ConsoleExpectation] {
        let before = errors
        guard let entries = entries(node, ConsoleKey.console) else { return [] }
        var device: Located<String>?
        var checks: [Located<ConsoleExpectation.Check>] = []
        for entry in entries {
            switch entry.key {
            case .device: device = word(entry.value, "'device'")
            case .contains:
                checks += elementsOrOne(entry.value).compactMap { word($0, "'contains'")?.map { .contains($0) } }
            case .excludes:
                checks += elementsOrOne(entry.value).compactMap { word($0, "'excludes'")?.map { .excludes($0) } }
            case .equals:
                if let text = text(entry.value, "'equals'") { checks.append(text.map { .equals($0) }) }
            case .matches:
                if let pattern = pattern(entry.value) { checks.append(pattern.map { .matches($0) }) }
            }
        }
        if checks.isEmpty, errors == before {
            report(.nothingSaid("'console'", keys: ["contains", "equals", "excludes", "matches"], at: node.span))
        }
        return checks.map { ConsoleExpectation(device: device, check: $0) }
    }

    /// A regular expression that can be read as one.
    private func pattern(_ node: YAMLNode) -> Located<String>? {
        guard let text = word(node, "'matches'") else { return nil }
        do {
            _ = try Pattern.regex(text.value)
            return text
        } catch {
            report(.badPattern(text, "\(error)"))
            return nil
        }
    }
}
