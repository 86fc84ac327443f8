extension Machine {
    /// How far a word travels from device to device: a machine file may wire devices in a circle.
    private static var longestPath: Int { 8 }

    /// Brings what device `index` has driven to the devices at the other ends of its wires.
    mutating func deliver(_ signals: [DeviceSignal], from index: Int) {
        guard signalDepth < Self.longestPath else { return }
        signalDepth += 1
        defer { signalDepth -= 1 }
        for signal in signals {
            for wire in devices.wires[index] where wire.output == signal.output {
                var context = beginDeviceAccess(wire.target)
                devices.slots[wire.target].device.signal(wire.input, signal.value, &context)
                endDeviceAccess(wire.target, context)
            }
        }
    }

    /// Tells of a reset those devices that want to know.
    mutating func announceReset(_ cause: ResetCause) {
        for index in devices.toldOfResets {
            var context = beginDeviceAccess(index)
            devices.slots[index].device.didReset(cause, &context)
            endDeviceAccess(index, context)
        }
    }
}
