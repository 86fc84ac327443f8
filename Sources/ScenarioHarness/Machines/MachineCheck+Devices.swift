import CortexM
import Diagnostics
import ScenarioLanguage

extension MachineCheck {
    /// A line of `devices`: the device in its place.
    mutating func device(_ device: DeviceDescription) -> DevicePlacement? {
        if device.name.value == Machine.semihostingConsole { report(.reservedName(device.name)) }
        guard let kindName = device.kind else {
            if !device.unread.excuses(.kind) { report(.incompleteDevice(device.name, missing: "kind")) }
            return nil
        }
        guard let kind = DeviceKind.named(kindName.value) else {
            report(.unknownDeviceKind(kindName))
            return nil
        }
        let irqs = device.irqs ?? []
        if irqs.count > kind.outputs.count { report(.tooManyInterrupts(irqs[kind.outputs.count], kind)) }
        if device.irqs == nil, kind.needsInterrupt, !device.unread.excuses(.irq) { report(.deviceWithoutInterrupt(device.name, kind)) }
        let hasSize = !device.unread.contains(.size)
        let size = device.size?.value ?? (hasSize ? kind.size : .max)
        var parameters = DeviceParameters(device.parameters, of: kind, deviceSize: size)
        let made = kind.make(&parameters)
        for diagnostic in parameters.diagnostics { report(diagnostic) }
        let memory = memory(device, kind)
        if let controller = made as? any NORController { checkFlash(controller.chips, of: device, kind) }
        guard let at = device.at else {
            if !device.unread.excuses(.at) { report(.incompleteDevice(device.name, missing: "at")) }
            return nil
        }
        guard hasSize, place(device.name, at: at, size: UInt64(size), sizeSpan: device.size?.span) else { return nil }
        return DevicePlacement(
            name: device.name.value, base: at.value, size: size, interrupts: irqs.map(\.value), device: made,
            isSingleCycle: device.isSingleCycle?.value ?? false, wires: wires(device, kind), memory: memory)
    }

    /// Every line exists, and has one driver beside those that share it.
    mutating func checkInterrupts(_ core: CoreConfiguration?) {
        if let core, !description.unread.contains(.interrupts) { checkLines(core) }
        var drivers: [Int: (device: String, line: Located<Int>)] = [:]
        for device in description.devices.map(\.value) where device.sharesIRQ?.value != true && !device.unread.contains(.sharesIRQ) {
            for line in device.irqs ?? [] {
                guard let other = drivers[line.value] else {
                    drivers[line.value] = (device.name.value, line)
                    continue
                }
                let isEarlierAtFault = rank(other.line.span) > rank(line.span)
                report(.interruptUsedTwice(isEarlierAtFault ? other.line : line, by: isEarlierAtFault ? device.name.value : other.device))
            }
        }
    }

    /// Reports the lines that the core does not have: each, or the number of lines where it lies over them.
    private mutating func checkLines(_ core: CoreConfiguration) {
        var above: [(device: String, line: Int)] = []
        let count = description.interrupts?.span ?? description.core?.span
        for device in description.devices.map(\.value) {
            for line in device.irqs ?? [] where line.value >= core.interruptCount {
                if let count, topmost(line.span, count) == count {
                    above.append((device.name.value, line.value))
                } else {
                    report(.interruptOutOfRange(line, core))
                }
            }
        }
        if let count, !above.isEmpty { report(.tooFewInterrupts(core, lines: above, count)) }
    }
}
