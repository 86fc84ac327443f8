import CortexM
import Diagnostics
import ScenarioLanguage

extension MachineCheck {
    /// A line of `devices`: the device in its place.
    mutating func device(_ device: DeviceDescription) -> DevicePlacement? {
        if device.name.value == Machine.semihostingConsole { report(.reservedName(device.name)) }
        guard let kindName = device.kind else {
            report(.incompleteDevice(device.name, missing: "kind"))
            return nil
        }
        guard let kind = DeviceKind.named(kindName.value) else {
            report(.unknownDeviceKind(kindName))
            return nil
        }
        let irqs = device.irqs ?? []
        if irqs.count > kind.outputs.count { report(.tooManyInterrupts(irqs[kind.outputs.count], kind)) }
        if device.irqs == nil, kind.needsInterrupt { report(.deviceWithoutInterrupt(device.name, kind)) }
        let size = device.size?.value ?? kind.size
        var parameters = DeviceParameters(device.parameters, of: kind, deviceSize: size)
        let made = kind.make(&parameters)
        for diagnostic in parameters.diagnostics { report(diagnostic) }
        let memory = memory(device, kind)
        if let controller = made as? any NORController { checkFlash(controller.chips, of: device, kind) }
        guard let at = device.at else {
            report(.incompleteDevice(device.name, missing: "at"))
            return nil
        }
        guard place(device.name, at: at, size: UInt64(size), sizeSpan: device.size?.span) else { return nil }
        return DevicePlacement(
            name: device.name.value, base: at.value, size: size, interrupts: irqs.map(\.value), device: made,
            isSingleCycle: device.isSingleCycle?.value ?? false, wires: wires(device, kind), memory: memory)
    }

    /// Every line exists, and has one driver beside those that share it.
    mutating func checkInterrupts(_ core: CoreConfiguration?) {
        var drivers: [Int: String] = [:]
        for device in description.devices.map(\.value) {
            for line in device.irqs ?? [] {
                if let core, !(0..<core.interruptCount).contains(line.value) {
                    report(.interruptOutOfRange(line, core))
                }
                if device.sharesIRQ?.value == true { continue }
                if let other = drivers[line.value] {
                    report(.interruptUsedTwice(line, by: other))
                } else {
                    drivers[line.value] = device.name.value
                }
            }
        }
    }
}
