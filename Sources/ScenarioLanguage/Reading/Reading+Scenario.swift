import Diagnostics

/// A scenario's mapping, with the defaults already laid under it.
extension Reading {
    /// The parts of a scenario that the defaults can have too: reads them into `scenario`.
    func parts(_ entries: [VocabularyEntry<ScenarioKey>], into scenario: inout ScenarioDescription) {
        for entry in entries {
            let value = entry.value
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .id, .matrix: break
            case .name: scenario.name = word(value, what)?.value
            case .description: scenario.description = text(value, what)?.value
            case .tags: scenario.tags = elementsOrOne(value).compactMap { identifier($0, "a tag")?.value }
            case .skip: scenario.skip = reason(value)
            case .knownIssue: scenario.knownIssue = knownIssue(value).map { Located($0, at: entry.keySpan) }
            case .image: scenario.images = images(value)
            case .assembly: scenario.assembly = assembly(value)
            case .machine: scenario.machine = machineReference(value)
            case .limits: scenario.limits = limits(value)
            case .settle: scenario.settle = duration(value, what)
            case .semihosting: scenario.semihosting = semihosting(value)
            case .boot: scenario.boot = boot(value)
            case .setup: scenario.setup = setup(value)
            case .stimuli: scenario.stimuli = stimuli(value)
            case .checkpoints: scenario.checkpoints = checkpoints(value)
            case .until: scenario.until = trigger(value, what, allowsStart: false)
            case .expect: scenario.expect = expect(value)
            case .sweep: scenario.sweep = sweep(value)
            }
        }
    }

    private func reason(_ node: YAMLNode) -> String? {
        guard node.scalar?.boolean == nil else {
            report(.skipNeedsReason(at: node.span))
            return nil
        }
        return word(node, "'skip'")?.value
    }

    private func knownIssue(_ node: YAMLNode) -> KnownIssueDescription? {
        if let scalar = node.scalar {
            guard scalar.boolean == nil else {
                report(.knownIssueNeedsReason(at: node.span))
                return nil
            }
            return word(node, "'known_issue'").map { KnownIssueDescription(reason: $0.value) }
        }
        guard let entries = entries(node, KnownIssueKey.knownIssue) else { return nil }
        var issue = KnownIssueDescription(reason: "")
        for entry in entries {
            switch entry.key {
            case .reason: issue.reason = word(entry.value, "'reason'")?.value ?? ""
            case .url: issue.url = word(entry.value, "'url'")?.value
            }
        }
        return issue
    }

    private func assembly(_ node: YAMLNode) -> Located<AssemblySource>? {
        word(node, "'assembly'")?.map { AssemblySource(text: $0, isBlock: node.scalar?.style == .block) }
    }

    private func images(_ node: YAMLNode) -> [Located<ImageReference>] {
        let elements = elementsOrOne(node)
        if elements.isEmpty { report(.emptyCollection("'image'", "there is nothing to run", at: node.span)) }
        return elements.compactMap(image)
    }

    private func image(_ node: YAMLNode) -> Located<ImageReference>? {
        if node.scalar != nil { return word(node, "'image'")?.map { ImageReference(path: $0) } }
        guard let entries = entries(node, ImageKey.image) else { return nil }
        var image = ImageReference(path: "")
        var base: SourceSpan?
        for entry in entries {
            switch entry.key {
            case .path: image.path = word(entry.value, "'path'")?.value ?? ""
            case .format: image.format = choice(entry.value, "'format'", of: ImageKey.formats)?.value
            case .base:
                image.base = address(entry.value, "'base'")?.value
                base = entry.keySpan
            }
        }
        if image.format == "bin", base == nil { report(.baseMissing(at: node.span)) }
        if let format = image.format, !ImageKey.formatsWithBase.contains(format), let base { report(.baseUnwanted(format, at: base)) }
        return Located(image, at: node.span)
    }

    private func machineReference(_ node: YAMLNode) -> Located<MachineReference>? {
        if node.scalar != nil {
            return word(node, "'machine'")?.map { MachinePath.isPath($0) ? .file($0) : .variant($0) }
        }
        return machine(node, MachineKey.overlay).map { Located(.overlay($0), at: node.span) }
    }

    /// `limits` of a scenario, or of a part of one that has fewer keys.
    func limits(_ node: YAMLNode, _ vocabulary: Vocabulary<LimitsKey> = LimitsKey.limits) -> Limits {
        var limits = Limits()
        for entry in entries(node, vocabulary) ?? [] {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .time:
                limits.time = duration(entry.value, what, units: LimitsKey.timeUnits)
                if limits.time?.value.count == 0 { report(.emptyTime("a limit", at: entry.value.span)) }
            case .cycles: limits.cycles = count(entry.value, what)
            case .instructions: limits.instructions = count(entry.value, what)
            case .wall:
                guard let time = duration(entry.value, what, units: LimitsKey.timeUnits) else { continue }
                limits.wallMilliseconds = time.value.milliseconds
                if time.value.count == 0 { report(.emptyTime("a limit", at: entry.value.span)) }
            }
        }
        return limits
    }

    private func count(_ node: YAMLNode, _ what: String) -> UInt64? {
        let value = integer(node, what, in: 0...UInt64.max)?.value
        if value == 0 { report(.emptyTime("a limit", at: node.span)) }
        return value
    }

    private func semihosting(_ node: YAMLNode) -> SemihostingDescription? {
        guard let entries = entries(node, SemihostingKey.semihosting) else { return nil }
        var semihosting = SemihostingDescription()
        for entry in entries {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .enabled: semihosting.enabled = boolean(entry.value, what)?.value ?? true
            case .folder: semihosting.folder = word(entry.value, what)
            case .commandLine: semihosting.commandLine = text(entry.value, what)?.value
            }
        }
        return semihosting
    }

    private func boot(_ node: YAMLNode) -> Located<TriggerDescription>? {
        guard let until = entries(node, BootKey.boot)?.first else { return nil }
        return trigger(until.value, "'until'", allowsStart: false)
    }

    private func setup(_ node: YAMLNode) -> SetupDescription {
        var setup = SetupDescription()
        for entry in entries(node, SetupKey.setup) ?? [] {
            switch entry.key {
            case .registers: setup.registers = assignments(entry.value, "'registers'")
            case .memory: setup.memory = memoryAssignments(entry.value, "'memory'")
            case .call: setup.calls = calls(entry.value)
            }
        }
        return setup
    }
}

/// How a machine's name is told from the path of a machine file.
enum MachinePath {
    static func isPath(_ text: String) -> Bool {
        text.hasSuffix(".yaml") || text.hasSuffix(".yml")
    }
}

extension VirtualDuration {
    /// Milliseconds, rounded up; for cycles and instructions the count.
    var milliseconds: UInt64 {
        switch unit {
        case .seconds: count.multipliedReportingOverflow(by: 1000).overflow ? .max : count &* 1000
        case .microseconds: count / 1000 + (count % 1000 == 0 ? 0 : 1)
        case .nanoseconds: count / 1_000_000 + (count % 1_000_000 == 0 ? 0 : 1)
        case .milliseconds, .cycles, .instructions: count
        }
    }
}
