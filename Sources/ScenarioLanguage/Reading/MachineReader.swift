import ArmMProfile
package import Diagnostics

/// Reads machine files.
package enum MachineReader {
    /// The machine as written and every mistake in it; nil when there is an error.
    package static func read(text: String, path: String) -> (MachineDescription?, [Diagnostic]) {
        read(YAMLDocument.read(text: text, path: path))
    }

    /// The same of a file's bytes, which may not be UTF-8.
    package static func read(bytes: [UInt8], path: String) -> (MachineDescription?, [Diagnostic]) {
        read(YAMLDocument.read(bytes: bytes, path: path))
    }

    private static func read(_ document: YAMLDocument) -> (MachineDescription?, [Diagnostic]) {
        let reading = Reading()
        for diagnostic in document.diagnostics { reading.report(diagnostic) }
        let machine = document.root.flatMap { reading.machine($0, MachineKey.file) }
        return (reading.errors == 0 ? machine : nil, reading.diagnostics)
    }
}

extension Reading {
    /// A machine file's mapping, or the one a scenario lays over a machine.
    func machine(_ node: YAMLNode, _ vocabulary: Vocabulary<MachineKey>) -> MachineDescription? {
        guard let entries = entries(node, vocabulary) else { return nil }
        var machine = MachineDescription(span: node.span)
        for entry in entries {
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
                machine.memory = table(value, what).compactMap { name, node in
                    memoryRegion(name, node).map { Located($0, at: node.span) }
                }
            case .devices:
                machine.devices = table(value, what).compactMap { name, node in
                    device(name, node).map { Located($0, at: node.span) }
                }
            }
        }
        return machine
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

    private func timing(_ node: YAMLNode) -> TimingDescription {
        var timing = TimingDescription()
        for entry in entries(node, TimingKey.timing) ?? [] {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .level: timing.level = choice(entry.value, what, of: TimingKey.levels)
            case .prefetch: timing.prefetch = boolean(entry.value, what)
            case .mul: timing.multiplyCycles = integer(entry.value, what, in: 1...32)?.map { Int($0) }
            case .ici: timing.continuesMultiples = boolean(entry.value, what)
            }
        }
        return timing
    }

    private func memoryRegion(_ name: Located<String>, _ node: YAMLNode) -> MemoryDescription? {
        guard let entries = entries(node, MemoryKey.region) else { return nil }
        var region = MemoryDescription(name: name)
        for entry in entries {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .kind: region.kind = choice(entry.value, what, of: MemoryKey.kinds)
            case .at: region.at = address(entry.value, what)
            case .size: region.size = size(entry.value, what, in: 1...0x1_0000_0000)
            case .of: region.of = word(entry.value, what)
            case .open: region.open = boolean(entry.value, what)
            case .alias: region.alias = address(entry.value, what)
            case .executable: region.executable = boolean(entry.value, what)
            case .write: region.write = choice(entry.value, what, of: MemoryKey.writes)
            case .waitStates: region.waitStates = integer(entry.value, what, in: 0...255)?.map { Int($0) }
            }
        }
        return region
    }

    private func device(_ name: Located<String>, _ node: YAMLNode) -> DeviceDescription? {
        var device = DeviceDescription(name: name)
        let entries = entries(node, DeviceKey.device) { entry in
            if self.hasValue(entry) { device.parameters.append(self.parameter(entry)) }
        }
        guard let entries else { return nil }
        for entry in entries {
            let what = "'\(entry.key.rawValue)'"
            switch entry.key {
            case .kind: device.kind = word(entry.value, what)
            case .at: device.at = address(entry.value, what)
            case .size: device.size = size(entry.value, what, in: 1...0xFFFF_FFFF)?.map { UInt32(truncatingIfNeeded: $0) }
            case .inputs:
                device.inputs = table(entry.value, what).compactMap { name, node in
                    word(node, "'\(name.value)'").map { DeviceInput(name: name, source: $0) }
                }
            case .sharesIRQ: device.sharesIRQ = boolean(entry.value, what)
            case .singleCycle: device.isSingleCycle = boolean(entry.value, what)
            case .memory:
                device.memory = table(entry.value, what).compactMap { role, node in
                    word(node, "'\(role.value)'").map { MemoryRoleDescription(role: role, region: $0) }
                }
            case .irq:
                device.irqs = elementsOrOne(entry.value).compactMap { node in
                    integer(node, "an interrupt line", in: 0...239)?.map { Int($0) }
                }
            }
        }
        return device
    }

    private func parameter(_ entry: YAMLEntry) -> ParameterValue.Entry {
        ParameterValue.Entry(key: entry.key, value: parameter(entry.value))
    }

    private func parameter(_ node: YAMLNode) -> ParameterValue {
        switch node.kind {
        case .scalar(let scalar): .scalar(Located(scalar.text, at: node.span))
        case .sequence(let elements): .list(elements.map(parameter), node.span)
        case .mapping(let entries): .map(entries.map(parameter), node.span)
        }
    }
}
