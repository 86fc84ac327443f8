import CortexM
import Diagnostics
import ScenarioLanguage

extension MachineCheck {
    /// The wires of a device's `inputs:`. Each input and each output at the other end has to be one that the kind has.
    mutating func wires(_ device: DeviceDescription, _ kind: DeviceKind) -> [DeviceWire] {
        device.inputs.compactMap { entry in
            guard let input = kind.inputs.firstIndex(of: entry.name.value) else {
                report(.unknownInput(entry.name, kind))
                return nil
            }
            guard let output = drivers.first(where: { $0.names.contains(entry.source.value) }) else {
                if knowsAllDevices { report(.noDriver(entry.source, among: drivers.compactMap(\.names.last))) }
                return nil
            }
            return DeviceWire(source: output.device, output: output.index, input: input)
        }
    }

    /// An output of a device, and what `inputs` may call it.
    private struct Driver {
        var device: String
        var index: Int
        var names: [String]
    }

    /// What the machine's devices drive: `device.output`, and `device` alone where that is clear.
    private var drivers: [Driver] {
        description.devices.map(\.value).flatMap { device in
            let name = device.name.value
            let drives = device.kind.flatMap { DeviceKind.named($0.value) }?.drives ?? []
            return drives.enumerated().map { index, output in
                Driver(device: name, index: index, names: ["\(name).\(output)"] + (drives.count == 1 ? [name] : []))
            }
        }
    }
}
