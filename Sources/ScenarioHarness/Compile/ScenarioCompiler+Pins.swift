internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

extension ScenarioCompiler {
    /// Reports text for a device of pins that says no levels of its pins. It is read as at any moment of the run.
    mutating func checkPins(_ name: Located<String>, _ text: [UInt8]) {
        guard let placed = machine.devices.first(where: { $0.name == name.value }), !placed.device.hasConsole else { return }
        // A port of pins takes the first, a device of several ports the second.
        let forms = ["0=1", "0.0=1"]
        guard let form = forms.first(where: { placed.takes(Array($0.utf8)) }), !placed.takes(text) else { return }
        report(.badPinLevels(name, form: form))
    }
}

extension DevicePlacement {
    /// Whether the device as it is after reset takes some input.
    fileprivate func takes(_ bytes: [UInt8]) -> Bool {
        var device = device
        var context = DeviceContext(now: 0, clockHz: 1)
        return device.receive(bytes, &context)
    }
}
