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
        let file = document.root.flatMap { reading.file($0, path: path, hasReferences: document.hasReferences) }
        return (file, reading.diagnostics)
    }
}

extension Reading {
    fileprivate func file(_ node: YAMLNode, path: String, hasReferences: Bool) -> ScenarioFile? {
        let before = errors
        guard versionIsKnown(node), let entries = entries(node, FileKey.file) else { return nil }
        var file = ScenarioFile(path: path, suite: Self.suite(of: path), scenarios: [])
        var defaults: YAMLNode?
        var matrix: Matrix?
        var hasMatrix = false
        var scenarios: YAMLNode?
        for entry in entries {
            switch entry.key {
            case .version: break
            case .suite: file.suite = word(entry.value, "'suite'")?.value ?? file.suite
            case .description: _ = text(entry.value, "'description'")
            case .matrix:
                hasMatrix = true
                matrix = fileMatrix(entry.value)
            case .defaults: defaults = entry.value
            case .scenarios: scenarios = entry.value
            }
        }
        // Defaults that refer to axes are read with the scenarios only.
        if let defaults, !hasReferences || NodeTemplate(defaults).isFixed { readDefaults(defaults) }
        guard let scenarios, let elements = elements(scenarios, "'scenarios'") else { return nil }
        if elements.isEmpty { report(.noScenarios(at: scenarios.span)) }
        if let defaults, DefaultsMerge.size(defaults) > DefaultsMerge.bound / max(1, elements.count) {
            report(.defaultsExpansion(bound: DefaultsMerge.bound, at: defaults.span))
            return nil
        }
        // What is wrong outside the scenarios concerns all of them: none is run.
        var context = ScenarioContext(
            matrix: matrix, hasReferences: hasReferences, isMatrixBroken: hasMatrix && matrix == nil, isSound: errors == before)
        // A description is large: growing by doubling would hold three times as much.
        file.scenarios.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            let node = defaults.map { $0.entries == nil ? element : DefaultsMerge.lay($0, under: element) } ?? element
            self.scenarios(node, index: index, into: &file, &context)
        }
        return elements.isEmpty ? nil : file
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

    /// The matrix that holds for every scenario.
    private func fileMatrix(_ node: YAMLNode) -> Matrix? {
        guard let matrix = matrix(node) else { return nil }
        if matrix.axes.isEmpty { report(.emptyCollection("'matrix'", "it makes no case", at: node.span)) }
        return MatrixCells(matrix, bound: Matrix.bound, self) == nil ? nil : matrix
    }

    /// Reads the defaults alone, so that a mistake in them is found even where every scenario replaces them.
    private func readDefaults(_ node: YAMLNode) {
        guard let entries = entries(node, ScenarioKey.defaults) else { return }
        var scenario = ScenarioDescription(id: Located("", at: node.span), expect: ExpectDescription(), span: node.span)
        parts(entries, into: &scenario)
    }

    /// A scenario's mapping, the values of its cell in place.
    func scenario(_ node: YAMLNode, id: Located<String>, cell: String?) -> ScenarioDescription {
        let id = cell.map { Located(id.value + $0, at: id.span) } ?? id
        var scenario = ScenarioDescription(id: id, expect: ExpectDescription(), span: node.span)
        scenario.cell = cell
        let before = errors
        guard let entries = entries(node, ScenarioKey.scenario) else { return scenario }
        parts(entries, into: &scenario)
        if scenario.skip == nil { checkRules(scenario, entries, before: before) }
        return scenario
    }

    /// The rules that concern a scenario as a whole. A key that is there but wrong has been reported already.
    private func checkRules(_ scenario: ScenarioDescription, _ entries: [VocabularyEntry<ScenarioKey>], before: Int) {
        let id = scenario.id
        let keys = entries.map(\.key)
        if let assembly = entries.first(where: { $0.key == .assembly }), keys.contains(.image) {
            report(.exclusiveKeys("image", "assembly", at: assembly.keySpan))
        }
        if !keys.contains(.image), !keys.contains(.assembly) { report(.noImage(id.value, at: id.span)) }
        if !keys.contains(.machine) { report(.noMachine(id.value, at: id.span)) }
        if let outcome = scenario.expect.outcome, outcome.value == .reached, !keys.contains(.until) {
            report(.reachedWithoutUntil(at: outcome.span))
        }
        checkDebugger(scenario)
        if let sweep = scenario.sweep, let folder = scenario.semihosting?.folder { report(.sweepOfFiles(at: folder.span, sweep.span)) }
        // A step that could not be read would be missed.
        if errors == before { checkStepNames(scenario) }
        // Checkpoints are checks.
        if keys.contains(.checkpoints) { return }
        guard let expect = entries.first(where: { $0.key == .expect })?.value else {
            report(.checksNothing(id.value, at: id.span))
            return
        }
        guard let checks = expect.entries else { return }
        let absences = checks.compactMap(AbsenceCheck.init)
        if absences.count == checks.count { report(.checksNothing(id.value, absences, at: id.span)) }
    }

    /// Nothing halts a processor that no debugger is attached to.
    private func checkDebugger(_ scenario: ScenarioDescription) {
        let isAttached = scenario.stimuli.contains {
            if case .debugger(.attach, _) = $0.verb.value { true } else { false }
        }
        if isAttached { return }
        if let outcome = scenario.expect.outcome, case .halted = outcome.value { report(.haltWithoutDebugger(at: outcome.span)) }
        let triggers = scenario.stimuli.map(\.trigger) + scenario.checkpoints.map(\.trigger)
        let others = [scenario.boot, scenario.until, scenario.sweep?.value.from, scenario.sweep?.value.to].compactMap { $0 }
        for trigger in triggers + others {
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
