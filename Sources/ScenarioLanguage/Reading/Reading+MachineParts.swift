import ArmMProfile
import Diagnostics

/// The lines of a machine file. A line with a mistake is read as far as it can be: its name is there for those who refer to it.
extension Reading {
    /// `timing:`.
    func timing(_ node: YAMLNode) -> TimingDescription {
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

    /// A line of `memory`, as far as it can be read.
    func memoryRegion(_ name: Located<String>, _ node: YAMLNode) -> MemoryDescription {
        var region = MemoryDescription(name: name)
        guard let entries = entries(node, MemoryKey.region) else {
            region.unread.keys = Set(MemoryKey.allCases)
            return region
        }
        region.unread.hasStrays = hasStrays(node, MemoryKey.region)
        for entry in entries {
            let before = errors
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
            if errors > before { region.unread.keys.insert(entry.key) }
        }
        return region
    }

    /// A line of `devices`, as far as it can be read.
    func device(_ name: Located<String>, _ node: YAMLNode) -> DeviceDescription {
        var device = DeviceDescription(name: name)
        let entries = entries(node, DeviceKey.device) { entry in
            if self.hasValue(entry) { device.parameters.append(self.parameter(entry)) }
        }
        guard let entries else {
            device.unread.keys = Set(DeviceKey.allCases)
            return device
        }
        device.unread.hasStrays = hasStrays(node, DeviceKey.device)
        for entry in entries {
            let before = errors
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
                    if node.scalar?.text == DeviceKey.nmi { return Located(ExceptionNumber.nmi.line, at: node.span) }
                    return integer(node, "an interrupt line", in: 0...239)?.map { Int($0) }
                }
            }
            if errors > before { device.unread.keys.insert(entry.key) }
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
