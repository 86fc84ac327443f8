internal import Diagnostics
internal import ScenarioLanguage

extension Plan {
    /// Finds the scenario files among `paths`, reads and compiles what the options select.
    public static func make(paths: [String], options: PlanOptions = PlanOptions()) -> Plan {
        var maker = PlanMaker(options)
        return maker.plan(paths)
    }

    /// Reads and compiles a text as if it were the file at `path`.
    static func make(text: String, path: String, options: PlanOptions = PlanOptions()) -> Plan {
        var maker = PlanMaker(options)
        return maker.plan(text, path)
    }
}

/// A plan while it is made.
private struct PlanMaker {
    private let paths: PathText
    private let matcher: SelectionMatcher
    private var sources = SourceTexts()
    private let scope: ScopedPath
    private var images: ImageLibrary
    private var data: DataLibrary
    private var machines: MachineTable
    private var scenariosSeen = 0
    private var ledger: ShardLedger

    init(_ options: PlanOptions) {
        let base = PathText(base: HostFiles.workingDirectory)
        paths = options.workingDirectory.map { PathText(base: base.absolute($0)) } ?? base
        matcher = SelectionMatcher(options.selection)
        scope = ScopedPath(paths: paths, root: options.projectRoot, isFree: options.allowOutsideRoot)
        images = ImageLibrary(scope)
        data = DataLibrary(scope)
        machines = MachineTable(scope)
        ledger = ShardLedger(options.shard)
    }

    mutating func plan(_ roots: [String]) -> Plan {
        var discovery = Discovery(paths)
        for root in roots { discovery.add(root) }
        var diagnostics = discovery.diagnostics
        var files: [PlannedFile] = []
        for found in discovery.found { if let file = file(found) { files.append(file) } }
        if roots.isEmpty {
            diagnostics.append(.nothingGiven())
        } else if scenariosSeen > 0, ledger.fileCount == 0 {
            diagnostics.append(.nothingSelected(of: scenariosSeen))
        }
        for file in machines.texts { sources.add(path: file.path, text: file.text) }
        return Plan(files: files, diagnostics: diagnostics, sources: sources, shard: ledger.part)
    }

    mutating func plan(_ text: String, _ path: String) -> Plan {
        let printed = paths.printed(path)
        let file = file(Discovery.Found(path: printed, realPath: paths.absolute(path), content: .success(Array(text.utf8))))
        for file in machines.texts { sources.add(path: file.path, text: file.text) }
        return Plan(files: file.map { [$0] } ?? [], diagnostics: [], sources: sources, shard: ledger.part)
    }

    /// A file's part of the plan; nil when nothing of it is selected, or nothing of it is in this part.
    private mutating func file(_ found: Discovery.Found) -> PlannedFile? {
        let bytes: [UInt8]
        switch found.content {
        case .failure(let diagnostic):
            return planned(found.path, suite: found.path, bytes: [], [diagnostic], [])
        case .success(let content): bytes = content
        }
        sources.add(path: found.path, text: String(decoding: bytes, as: UTF8.self))
        let (file, diagnostics) = ScenarioReader.read(bytes: bytes, path: found.path)
        guard let file else { return planned(found.path, suite: found.path, bytes: bytes, diagnostics, []) }

        var chosen: [Chosen] = []
        let own = Set(file.unreadable.flatMap(\.diagnostics))
        var left = diagnostics.filter { !own.contains($0) }
        for scenario in file.scenarios {
            scenariosSeen += 1
            let warnings = left.filter { $0.severity != .error && scenario.span.contains($0.span) }
            left.removeAll { warnings.contains($0) }
            guard matcher.selects(path: found.path, id: scenario.id.value, tags: scenario.tags) else { continue }
            chosen.append(.readable(scenario, warnings))
        }
        for scenario in file.unreadable {
            scenariosSeen += 1
            guard matcher.selects(path: found.path, id: scenario.id.value, tags: scenario.tags) else { continue }
            chosen.append(.unreadable(scenario))
        }
        chosen.sort { $0.order < $1.order }
        return planned(found.path, suite: file.suite, bytes: bytes, left, chosen)
    }

    /// A selected scenario, before it is compiled.
    private enum Chosen {
        case readable(ScenarioDescription, [Diagnostic])
        case unreadable(UnreadableScenario)

        /// Its place among the cases of the file.
        var order: Int {
            switch self {
            case .readable(let scenario, _): scenario.order
            case .unreadable(let scenario): scenario.order
            }
        }

        var id: String {
            switch self {
            case .readable(let scenario, _): scenario.id.value
            case .unreadable(let scenario): scenario.id.value
            }
        }
    }

    /// Compiles those of a file's scenarios that are in this part of the plan.
    private mutating func planned(
        _ path: String, suite: String, bytes: [UInt8], _ mistakes: [Diagnostic], _ chosen: [Chosen]
    ) -> PlannedFile? {
        if chosen.isEmpty, mistakes.isEmpty { return nil }
        let part = ledger.file(path, bytes: bytes, ids: chosen.map(\.id))
        let diagnostics = part.ownsMistakes ? mistakes : []
        if part.cases.isEmpty, diagnostics.isEmpty { return nil }
        ledger.keep(part.cases)
        let cases = part.cases.map { place in
            switch chosen[place] {
            case .readable(let scenario, let warnings): self.scenario(scenario, warnings)
            case .unreadable(let scenario): unreadable(scenario)
            }
        }
        return PlannedFile(path: path, suite: suite, diagnostics: diagnostics, cases: cases)
    }

    private mutating func scenario(_ scenario: ScenarioDescription, _ warnings: [Diagnostic]) -> PlannedCase {
        var diagnostics = warnings
        let compiled = scenario.skip == nil ? compile(scenario, &diagnostics) : nil
        if let cell = scenario.cell {
            for index in diagnostics.indices { diagnostics[index].notes.append(Diagnostic.Note("cell", cell)) }
        }
        return PlannedCase(
            id: scenario.id.value, name: scenario.name ?? scenario.id.value, tags: scenario.tags, span: scenario.span,
            diagnostics: diagnostics, skipReason: scenario.skip,
            knownIssue: scenario.knownIssue.map { $0.map { KnownIssue(reason: $0.reason, url: $0.url) } }, scenario: compiled)
    }

    /// Resolves a scenario's images, machine and names; nil when there are mistakes.
    private mutating func compile(_ scenario: ScenarioDescription, _ diagnostics: inout [Diagnostic]) -> CompiledScenario? {
        var images: ImageSet?
        if scenario.assembly == nil {
            let (set, problems) = self.images.set(scenario.images)
            images = set
            diagnostics += problems
        }
        let machine = scenario.machine.map { machines.resolve($0) }
        diagnostics += machine?.diagnostics ?? []
        if let assembly = scenario.assembly, let configuration = machine?.machine?.configuration {
            let (set, problems) = self.images.set(assembly, for: configuration, sources)
            images = set
            diagnostics += problems
        }
        var folder: String?
        if let reference = scenario.semihosting?.folder {
            switch scope.resolve(reference, what: "the semihosting folder") {
            case .success(let target): folder = target.real
            case .failure(let diagnostic): diagnostics.append(diagnostic)
            }
        }
        let (files, problems) = data.contents(of: scenario.dataFiles)
        diagnostics += problems
        guard let images, problems.isEmpty, let found = machine?.machine else { return nil }
        var compiler = ScenarioCompiler(machine: found.configuration, images: images, files: files)
        let compiled = compiler.compile(scenario, machineIndex: found.index, folder: folder)
        diagnostics += compiler.diagnostics
        return diagnostics.contains { $0.severity == .error } ? nil : compiled
    }

    private func unreadable(_ scenario: UnreadableScenario) -> PlannedCase {
        PlannedCase(
            id: scenario.id.value, name: scenario.name ?? scenario.id.value, tags: scenario.tags, span: scenario.span,
            diagnostics: scenario.diagnostics.isEmpty
                ? [.fileHasMistakes(scenario.id.value, at: scenario.id.span)] : scenario.diagnostics,
            skipReason: nil, knownIssue: nil, scenario: nil)
    }
}

extension SourceSpan {
    /// Whether another span lies in this one.
    fileprivate func contains(_ other: SourceSpan?) -> Bool {
        guard let other else { return false }
        return other.file == file && start <= other.start && other.start < end
    }
}
