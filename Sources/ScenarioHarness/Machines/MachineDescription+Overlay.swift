import Diagnostics
import ScenarioLanguage

extension MachineDescription {
    /// This machine with `overlay` laid over it: what the overlay says wins, regions and devices merge by name, and a
    /// device's parameters by key. An overlay that names a core takes that core's own options, not those of the core below.
    func overlaid(by overlay: MachineDescription) -> MachineDescription {
        var merged = self
        if overlay.core != nil {
            merged.cpuid = nil
            merged.priorityBits = nil
            merged.mpuRegions = nil
            merged.floatingPoint = nil
            merged.vtorReset = nil
            merged.bitBand = nil
            merged.writeBuffer = nil
        }
        func below<Value>(_ value: Value?, _ key: MachineKey) -> Value? { overlay.unread.contains(key) ? nil : value }
        merged.name = overlay.name ?? name
        merged.extends = overlay.extends
        merged.summary = overlay.summary ?? summary
        merged.core = overlay.core ?? below(core, .core)
        merged.cpuid = overlay.cpuid ?? below(merged.cpuid, .cpuid)
        merged.priorityBits = overlay.priorityBits ?? below(merged.priorityBits, .priorityBits)
        merged.interrupts = overlay.interrupts ?? below(interrupts, .interrupts)
        merged.mpuRegions = overlay.mpuRegions ?? below(merged.mpuRegions, .mpuRegions)
        merged.floatingPoint = overlay.floatingPoint ?? below(merged.floatingPoint, .fpu)
        merged.clockHz = overlay.clockHz ?? below(clockHz, .clock)
        merged.vtorReset = overlay.vtorReset ?? below(merged.vtorReset, .vtor)
        merged.bitBand = overlay.bitBand ?? below(merged.bitBand, .bitBand)
        merged.sysTickDivider = overlay.sysTickDivider ?? sysTickDivider
        merged.sysTickInDeepSleep = overlay.sysTickInDeepSleep ?? sysTickInDeepSleep
        merged.writeBuffer =
            overlay.writeBuffer?.map { $0.laid(over: merged.writeBuffer?.value) } ?? below(merged.writeBuffer, .writeBuffer)
        merged.resetDelay = overlay.resetDelay ?? resetDelay
        merged.unread = unread.union(overlay.unread)
        merged.hasMistakes = hasMistakes || overlay.hasMistakes
        merged.timing = timing.overlaid(by: overlay.timing)
        for region in overlay.memory {
            if let index = merged.memory.firstIndex(where: { $0.value.name.value == region.value.name.value }) {
                merged.memory[index] = Located(merged.memory[index].value.overlaid(by: region.value), at: region.span)
            } else {
                merged.memory.append(region)
            }
        }
        for device in overlay.devices {
            if let index = merged.devices.firstIndex(where: { $0.value.name.value == device.value.name.value }) {
                merged.devices[index] = Located(merged.devices[index].value.overlaid(by: device.value), at: device.span)
            } else {
                merged.devices.append(device)
            }
        }
        merged.span = overlay.span
        return merged
    }
}

extension WriteBufferDescription {
    /// This over another: what it does not say, the other does.
    func laid(over other: WriteBufferDescription?) -> WriteBufferDescription {
        var merged = self
        merged.delay = delay ?? other?.delay
        merged.entries = entries ?? other?.entries
        return merged
    }
}

extension TimingDescription {
    func overlaid(by overlay: TimingDescription) -> TimingDescription {
        var merged = overlay
        merged.level = overlay.level ?? level
        merged.prefetch = overlay.prefetch ?? prefetch
        merged.multiplyCycles = overlay.multiplyCycles ?? multiplyCycles
        merged.continuesMultiples = overlay.continuesMultiples ?? continuesMultiples
        return merged
    }
}

extension MemoryDescription {
    func overlaid(by overlay: MemoryDescription) -> MemoryDescription {
        // Another kind is another region: nothing of the one below fits it.
        if let kind = overlay.kind, kind.value != self.kind?.value { return overlay }
        var merged = overlay
        func below<Value>(_ value: Value?, _ key: MemoryKey) -> Value? { overlay.unread.contains(key) ? nil : value }
        merged.kind = overlay.kind ?? below(kind, .kind)
        merged.at = overlay.at ?? below(at, .at)
        merged.size = overlay.size ?? below(size, .size)
        merged.of = overlay.of ?? below(of, .of)
        merged.open = overlay.open ?? below(open, .open)
        merged.alias = overlay.alias ?? below(alias, .alias)
        merged.executable = overlay.executable ?? executable
        merged.write = overlay.write ?? below(write, .write)
        merged.waitStates = overlay.waitStates ?? waitStates
        merged.unread = unread.union(overlay.unread)
        return merged
    }
}

extension DeviceDescription {
    func overlaid(by overlay: DeviceDescription) -> DeviceDescription {
        if let kind = overlay.kind, kind.value != self.kind?.value { return overlay }
        var merged = overlay
        func below<Value>(_ value: Value?, _ key: DeviceKey) -> Value? { overlay.unread.contains(key) ? nil : value }
        merged.kind = overlay.kind ?? below(kind, .kind)
        merged.at = overlay.at ?? below(at, .at)
        merged.size = overlay.size ?? below(size, .size)
        merged.irqs = overlay.irqs ?? below(irqs, .irq)
        merged.sharesIRQ = overlay.sharesIRQ ?? below(sharesIRQ, .sharesIRQ)
        merged.isSingleCycle = overlay.isSingleCycle ?? isSingleCycle
        merged.unread = unread.union(overlay.unread)
        let named = Set(overlay.inputs.map(\.name.value))
        merged.inputs = inputs.filter { !named.contains($0.name.value) } + overlay.inputs
        merged.memory = memory.filter { below in !overlay.memory.contains { $0.role.value == below.role.value } } + overlay.memory
        merged.parameters = ParameterValue.merge(parameters, overlay.parameters)
        return merged
    }
}

extension ParameterValue {
    /// Mappings merge deeply; scalars and lists are replaced.
    static func merge(_ below: [Entry], _ above: [Entry]) -> [Entry] {
        var merged = below
        for entry in above {
            guard let index = merged.firstIndex(where: { $0.key.value == entry.key.value }) else {
                merged.append(entry)
                continue
            }
            if case .map(let old, _) = merged[index].value, case .map(let new, let span) = entry.value {
                merged[index] = Entry(key: entry.key, value: .map(merge(old, new), span))
            } else {
                merged[index] = entry
            }
        }
        return merged
    }

    /// Where it is written.
    var span: SourceSpan {
        switch self {
        case .scalar(let text): text.span
        case .list(_, let span), .map(_, let span): span
        }
    }
}
