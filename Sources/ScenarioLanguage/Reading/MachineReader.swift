import ArmMProfile
package import Diagnostics

/// Reads machine files.
package enum MachineReader {
    /// The machine as written and every mistake in it; nil when there is an error.
    package static func read(text: String, path: String) -> (MachineDescription?, [Diagnostic]) {
        sound(readPartly(YAMLDocument.read(text: text, path: path)))
    }

    /// The same of a file's bytes, which may not be UTF-8.
    package static func read(bytes: [UInt8], path: String) -> (MachineDescription?, [Diagnostic]) {
        sound(readPartly(YAMLDocument.read(bytes: bytes, path: path)))
    }

    /// The machine as far as it can be read, so that what is wrong with the rest is found too; nil when it is no mapping.
    package static func readPartly(text: String, path: String) -> (MachineDescription?, [Diagnostic]) {
        readPartly(YAMLDocument.read(text: text, path: path))
    }

    private static func readPartly(_ document: YAMLDocument) -> (MachineDescription?, [Diagnostic]) {
        let reading = Reading()
        for diagnostic in document.diagnostics { reading.report(diagnostic) }
        var machine = document.root.flatMap { reading.machine($0, MachineKey.file) }
        machine?.hasMistakes = reading.errors > 0
        return (machine, reading.diagnostics)
    }

    private static func sound(_ read: (MachineDescription?, [Diagnostic])) -> (MachineDescription?, [Diagnostic]) {
        (read.0?.hasMistakes == false ? read.0 : nil, read.1)
    }
}

extension Reading {
    /// A machine file's mapping, or the one a scenario lays over a machine.
    func machine(_ node: YAMLNode, _ vocabulary: Vocabulary<MachineKey>) -> MachineDescription? {
        guard let entries = entries(node, vocabulary) else { return nil }
        var machine = MachineDescription(span: node.span)
        machine.unread.hasStrays = hasStrays(node, vocabulary)
        for entry in entries {
            let before = errors
            let value = entry.value
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .machine: machine.name = identifier(value, what)
            case .extends, .variant: machine.extends = word(value, what)
            case .summary: machine.summary = text(value, what)?.value
            case .core: machine.core = word(value, what)
            case .priorityBits: machine.priorityBits = integer(value, what, in: 1...8)?.map { Int($0) }
            case .interrupts: machine.interrupts = integer(value, what, in: 0...240)?.map { Int($0) }
            case .mpuRegions: machine.mpuRegions = integer(value, what, in: 0...16)?.map { Int($0) }
            case .fpu:
                machine.floatingPoint = choice(value, what, of: MachineKey.fpus).flatMap { word in
                    FloatingPointExtension.allCases.first { $0.name.lowercased() == word.value }.map { Located($0, at: word.span) }
                }
            case .clock: machine.clockHz = frequency(value, what)
            case .cpuid: machine.cpuid = address(value, what)
            case .vtor: machine.vtorReset = address(value, what)
            case .bitBand: machine.bitBand = boolean(value, what)
            case .sysTickDivider: machine.sysTickDivider = integer(value, what, in: 0...0xFFFF)?.map { Int($0) }
            case .sysTickInDeepSleep: machine.sysTickInDeepSleep = boolean(value, what)
            case .writeBuffer: machine.writeBuffer = writeBuffer(value, what)
            case .resetDelay: machine.resetDelay = integer(value, what, in: 0...0xFFFF)?.map { Int($0) }
            case .timing: machine.timing = timing(value)
            case .memory:
                let lines = table(value, what)
                if errors > before { machine.unread.keys.insert(.memory) }
                machine.memory = lines.map { name, node in Located(memoryRegion(name, node), at: node.span) }
                continue
            case .devices:
                let lines = table(value, what)
                if errors > before { machine.unread.keys.insert(.devices) }
                machine.devices = lines.map { name, node in Located(device(name, node), at: node.span) }
                continue
            }
            if errors > before { machine.unread.keys.insert(entry.key) }
        }
        return machine
    }

    /// Whether some key is not known, or has nothing after its colon.
    func hasStrays<Key>(_ node: YAMLNode, _ vocabulary: Vocabulary<Key>) -> Bool {
        (node.entries ?? []).contains { entry in
            entry.value.scalar?.isMissing == true || !(vocabulary.isOpen || vocabulary.names.contains(entry.key.value))
        }
    }

    /// The names and values of a mapping whose keys are free.
    func table(_ node: YAMLNode, _ what: String) -> [(name: Located<String>, value: YAMLNode)] {
        guard let entries = node.entries else {
            report(.wrongKind(what, expected: "a mapping", found: node))
            return []
        }
        return entries.filter(hasValue).map { ($0.key, $0.value) }
    }

    /// A name of lower-case letters, digits, dot, underscore and hyphen.
    func identifier(_ node: YAMLNode, _ what: String) -> Located<String>? {
        guard let text = text(node, what) else { return nil }
        guard Identifier.isValid(text.value) else {
            report(.badIdentifier(what, text))
            return nil
        }
        return text
    }
}
