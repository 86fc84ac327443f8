package import Diagnostics

/// Reads scenario files.
package enum ScenarioReader {
    /// The file's scenarios and every mistake in it, in the order of the file. The file is nil when nothing of it can be
    /// used; scenarios with mistakes are in its `unreadable`.
    package static func read(text: String, path: String) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
        read(YAMLDocument.read(text: text, path: path), path: path)
    }

    /// The same of a file's bytes, which may not be UTF-8.
    package static func read(bytes: [UInt8], path: String) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
        read(YAMLDocument.read(bytes: bytes, path: path), path: path)
    }

    private static func read(_ document: YAMLDocument, path: String) -> (file: ScenarioFile?, diagnostics: [Diagnostic]) {
        let reading = Reading()
        for diagnostic in document.diagnostics { reading.report(diagnostic) }
        let file = document.root.flatMap { reading.file($0, path: path) }
        return (file, reading.diagnostics)
    }
}

extension Reading {
    fileprivate func file(_ node: YAMLNode, path: String) -> ScenarioFile? {
        let before = errors
        guard versionIsKnown(node), let entries = entries(node, FileKey.file) else { return nil }
        var file = ScenarioFile(path: path, suite: Self.suite(of: path), scenarios: [])
        var defaults: YAMLNode?
        var scenarios: YAMLNode?
        for entry in entries {
            switch entry.key {
            case .version: break
            case .suite: file.suite = word(entry.value, "'suite'")?.value ?? file.suite
            case .description: _ = text(entry.value, "'description'")
            case .defaults: defaults = entry.value
            case .scenarios: scenarios = entry.value
            }
        }
        if let defaults { readDefaults(defaults) }
        guard let scenarios, let elements = elements(scenarios, "'scenarios'") else { return nil }
        if elements.isEmpty { report(.noScenarios(at: scenarios.span)) }
        if let defaults, DefaultsMerge.size(defaults) > DefaultsMerge.bound / max(1, elements.count) {
            report(.defaultsExpansion(bound: DefaultsMerge.bound, at: defaults.span))
            return nil
        }
        // What is wrong outside the scenarios concerns all of them: none is run.
        let isSound = errors == before
        read(elements, defaults, into: &file, isSound: isSound)
        return elements.isEmpty ? nil : file
    }

    private func read(_ elements: [YAMLNode], _ defaults: YAMLNode?, into file: inout ScenarioFile, isSound: Bool) {
        var ids: [String: SourceSpan] = [:]
        // A description is large: growing by doubling would hold three times as much.
        file.scenarios.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            let node = defaults.map { $0.entries == nil ? element : DefaultsMerge.lay($0, under: element) } ?? element
            let before = errors
            let (scenario, found) = collecting { self.scenario(node, index: index) }
            var diagnostics = found
            if let first = ids[scenario.id.value] {
                let duplicate = Diagnostic.duplicateID(scenario.id, first: first)
                report(duplicate)
                diagnostics.append(duplicate)
            } else {
                ids[scenario.id.value] = scenario.id.span
            }
            if errors == before, isSound {
                file.scenarios.append(scenario)
            } else {
                file.unreadable.append(
                    UnreadableScenario(
                        id: scenario.id, name: scenario.name, tags: scenario.tags, span: scenario.span,
                        diagnostics: diagnostics))
            }
        }
    }

    /// The version comes first: of a file in another version nothing else can be said.
    private func versionIsKnown(_ node: YAMLNode) -> Bool {
        guard let version = node.entries?.first(where: { $0.key.value == FileKey.version.rawValue }),
            let text = version.value.scalar?.text, !text.isEmpty
        else { return true }
        if case .number(let number) = NumberLiteral.parse(text), let value = number.unsigned, FileKey.versions.contains(value) {
            return true
        }
        report(.unknownVersion(text, at: version.value.span))
        return false
    }

    /// Reads the defaults alone, so that a mistake in them is found even where every scenario replaces them.
    private func readDefaults(_ node: YAMLNode) {
        guard let entries = entries(node, ScenarioKey.defaults) else { return }
        var scenario = ScenarioDescription(id: Located("", at: node.span), expect: ExpectDescription(), span: node.span)
        parts(entries, into: &scenario)
    }

    private func scenario(_ node: YAMLNode, index: Int) -> ScenarioDescription {
        let placeholder = Located("scenario-\(index + 1)", at: node.span)
        var scenario = ScenarioDescription(id: placeholder, expect: ExpectDescription(), span: node.span)
        let before = errors
        guard let entries = entries(node, ScenarioKey.scenario) else { return scenario }
        if let id = id(entries, at: node.span) { scenario.id = id }
        parts(entries, into: &scenario)
        if scenario.skip == nil { checkRules(scenario, entries, before: before) }
        return scenario
    }

    private func id(_ entries: [VocabularyEntry<ScenarioKey>], at span: SourceSpan) -> Located<String>? {
        if let entry = entries.first(where: { $0.key == .id }) { return identifier(entry.value, "'id'") }
        guard let entry = entries.first(where: { $0.key == .name }), let text = entry.value.scalar, !text.isNull else {
            report(.noName(nil, at: span))
            return nil
        }
        let made = Located(Identifier.make(from: text.text), at: entry.value.span)
        if made.value.isEmpty, !text.text.isEmpty { report(.noName(made, at: entry.value.span)) }
        return made.value.isEmpty ? nil : made
    }

    /// The rules that concern a scenario as a whole. A key that is there but wrong has been reported already.
    private func checkRules(_ scenario: ScenarioDescription, _ entries: [VocabularyEntry<ScenarioKey>], before: Int) {
        let id = scenario.id
        let keys = entries.map(\.key)
        if !keys.contains(.image) { report(.noImage(id.value, at: id.span)) }
        if !keys.contains(.machine) { report(.noMachine(id.value, at: id.span)) }
        if let outcome = scenario.expect.outcome, outcome.value == .reached, !keys.contains(.until) {
            report(.reachedWithoutUntil(at: outcome.span))
        }
        checkDebugger(scenario)
        // A step that could not be read would be missed.
        if errors == before { checkStepNames(scenario) }
        // Checkpoints are checks.
        if keys.contains(.checkpoints) { return }
        guard let expect = entries.first(where: { $0.key == .expect })?.value else {
            report(.checksNothing(id.value, onlyNoFaults: false, at: id.span))
            return
        }
        let checks = expect.entries?.filter { !($0.key.value == "faults" && $0.value.elements?.isEmpty == true) }
        if let checks, checks.isEmpty {
            report(.checksNothing(id.value, onlyNoFaults: expect.entries?.isEmpty == false, at: id.span))
        }
    }

    /// Nothing halts a processor that no debugger is attached to.
    private func checkDebugger(_ scenario: ScenarioDescription) {
        let isAttached = scenario.stimuli.contains {
            if case .debugger(.attach, _) = $0.verb.value { true } else { false }
        }
        if isAttached { return }
        if let outcome = scenario.expect.outcome, case .halted = outcome.value { report(.haltWithoutDebugger(at: outcome.span)) }
        for trigger in scenario.stimuli.map(\.trigger) + scenario.checkpoints.map(\.trigger) + (scenario.until.map { [$0] } ?? []) {
            if case .halted = trigger.value { report(.haltWithoutDebugger(at: trigger.span)) }
        }
    }

    /// The file's name without its ending.
    private static func suite(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
